import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoImport } from '../../../import/undo.ts';
import { formats, openActivityFiles, told } from '../files/activity-files.samples.ts';
import { answered, commentsOf } from './kimai.samples.ts';

let files: Awaited<ReturnType<typeof openActivityFiles>>;
beforeAll(async () => {
  files = await openActivityFiles();
});
afterAll(() => files.close());

describe('pages of the interface of Kimai become lines of time together', () => {
  it('where one cuts a day, an entry that is on both counted once', async () => {
    const actor = await files.newcomer();
    const morning = answered('2020-03-10T08:30:00+0100', '2020-03-10T12:00:00+0100');
    const afternoon = { ...answered('2020-03-10T13:30:00+0100', '2020-03-10T15:15:00+0100'), description: 'Rapport' };
    const evening = { ...answered('2020-03-10T15:15:00+0100', '2020-03-10T17:00:00+0100'), activity: { name: 'Projet' } };
    const outcome = await files.load(actor, {
      'timesheets-1.json': JSON.stringify([morning, afternoon]),
      'timesheets-2.json': JSON.stringify([afternoon, evening]),
    });
    expect(told(outcome, 'rejected')).toEqual([]);
    expect(outcome.files.map(({ file, warnings }) => [file, warnings.map(({ line, rule }) => [line, rule])])).toEqual([
      ['timesheets-1.json', []],
      ['timesheets-2.json', [[1, 'repeated-entry']]],
    ]);
    expect(await files.lines(actor)).toEqual(['A1 2020-03-10 25 projet coriolis melun', 'A1 2020-03-10 75 suivi coriolis melun']);
    expect(await commentsOf(files, actor)).toEqual(['Clôture', 'Clôture\u0020; Rapport']);
    const { importId } = outcome;
    await undoImport(files.database, actor, importId ?? '', formats);
    expect(await files.lines(actor)).toEqual([]);
  });

  it('none of a day that is too long over two of them, each entry told in its own', async () => {
    const actor = await files.newcomer();
    const outcome = await files.load(actor, {
      'timesheets-1.json': JSON.stringify([answered('2020-03-10T08:00:00+0100', '2020-03-10T14:00:00+0100')]),
      'timesheets-2.json': JSON.stringify([
        answered('2020-03-10T14:00:00+0100', '2020-03-10T20:00:00+0100'),
        answered('2020-03-11T14:00:00+0100', '2020-03-11T17:30:00+0100'),
      ]),
    });
    expect(outcome.files.map(({ file, rejected }) => [file, rejected.map(({ line, rule }) => [line, rule])])).toEqual([
      ['timesheets-1.json', [[1, 'more-than-a-day']]],
      ['timesheets-2.json', [[1, 'more-than-a-day']]],
    ]);
    expect(await files.lines(actor)).toEqual(['A1 2020-03-11 50 suivi coriolis melun']);
  });
});
