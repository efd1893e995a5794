import { assert, asyncProperty, constantFrom, uniqueArray } from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../../database/perform.ts';
import { record } from '../../../database/records.samples.ts';
import { undoImport } from '../../../import/undo.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { isProblem } from '../../../kernel/problem.ts';
import { saveWeek } from '../week/save-week.ts';
import { readWeek } from '../week/week.store.ts';
import { weekTyped, workOf } from '../week/weeks.samples.ts';
import { formats, openActivityFiles, timeLines, told } from './activity-files.samples.ts';

let files: Awaited<ReturnType<typeof openActivityFiles>>;
beforeAll(async () => {
  files = await openActivityFiles();
});
afterAll(() => files.close());

/** Tuesday of the week of Monday 9 March 2020, and of the next. */
const [here, next] = ['A1;10/03/2020;suivi;1;melun;;coriolis;', 'A1;17/03/2020;suivi;1;melun;;coriolis;'];
const monday = day('2020-03-09');

const week = (actor: Actor, person = 'A1', date = monday) => files.database.read(actor, (tx) => readWeek(tx, person, date));
const put = (actor: Actor, table: string, ...rows: readonly Readonly<Record<string, unknown>>[]) =>
  files.database.transaction(actor, (tx) => record(tx, actor, table, rows));
const tie = (actor: Actor, person = 'A1') => put(actor, 'staff.person_account', { person, account: `${actor.id}-${person}` });
const agent = (actor: Actor, person = 'A1'): Actor => ({ ...actor, id: `${actor.id}-${person}`, roles: ['agent'] });

async function loaded(actor: Actor, ...lines: readonly string[]): Promise<string> {
  const outcome = await files.load(actor, timeLines(...lines));
  expect(told(outcome, 'rejected')).toEqual([]);
  return outcome.importId ?? '';
}

/** The sentence with which undoing is refused. */
async function refusal(actor: Actor, importId: string): Promise<string> {
  try {
    await undoImport(files.database, actor, importId, formats);
  } catch (thrown) {
    if (isProblem(thrown)) return thrown.message;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe('an import of lines is refused', () => {
  it('in a week that is finished or approved, line by line, and says who gives it back; the others are let in', async () => {
    const actor = await files.newcomer();
    await put(actor, 'activity.week', { person: 'A1', monday, state: 'approved' });
    await put(actor, 'activity.week', { person: 'A3', monday, state: 'finished' });
    const outcome = await files.load(actor, timeLines(here, next, 'A3;15/03/2020;suivi;0,5;melun;;coriolis;'));
    expect(told(outcome, 'rejected')).toEqual([
      [
        2,
        'closed-week',
        'La semaine du 9 au 13 mars 2020 de A1 est approuvée : aucune ligne n’y est importée. Demandez à son responsable d’équipe, ou à la direction, de la rendre, puis importez de nouveau.',
      ],
      [4, 'closed-week', expect.stringContaining('A3 peut la reprendre, ou son responsable d’équipe la rendre')],
    ]);
    expect(await files.lines(actor)).toEqual(['A1 2020-03-17 100 suivi coriolis melun']);
    expect([(await week(actor)).version, (await week(actor, 'A3')).version]).toEqual([1, 1]);
  });

  it('but not where it repeats what such a week says', async () => {
    const actor = await files.newcomer();
    await loaded(actor, here);
    await put(actor, 'activity.week', { person: 'A1', monday, state: 'approved' });
    await loaded(actor, here);
    expect((await week(actor)).version).toBe(1);
  });
});

describe('undoing an import is refused', () => {
  it('where a month of its lines is locked: which, and how many', async () => {
    const actor = await files.newcomer();
    const importId = await loaded(actor, here, next, 'A1;01/04/2020;suivi;1;melun;;coriolis;');
    await put(actor, 'activity.month_lock', { month: '2020-03-01' });
    expect(await refusal(actor, importId)).toBe(
      `L’import ${importId} ne peut pas être annulé : 2 de ses lignes sont dans des mois verrouillés (mars 2020 : 2 lignes). Ce qui est à reprendre s’y corrige ligne à ligne, à l’écran de la semaine ; ou bien un mois se déverrouille d’abord, avec une raison.`,
    );
    expect((await files.lines(actor)).length).toBe(3);
  });

  it('where a week of its lines is closed', async () => {
    const actor = await files.newcomer();
    const importId = await loaded(actor, here, next);
    await put(actor, 'activity.week', { person: 'A1', monday, state: 'finished' });
    expect(await refusal(actor, importId)).toContain('(A1, semaine du 9 au 13 mars 2020, terminée : 1 ligne). Faites-les rendre');
    expect((await week(actor)).version).toBe(1);
  });

  it('where its lines have changed since, by another import or by hand', async () => {
    const actor = await files.newcomer();
    await tie(actor);
    const importId = await loaded(actor, here, next);
    await loaded(actor, here.replace(';1;', ';0,5;'));
    expect(await refusal(actor, importId)).toContain('1 de ses lignes a changé depuis (mars 2020 : 1 ligne)');
    const other = await loaded(actor, 'A1;11/03/2020;suivi;1;melun;;coriolis;');
    const { version } = await week(actor);
    await perform(files.database, agent(actor), saveWeek, weekTyped(monday, version, []));
    expect(await refusal(actor, other)).toContain('1 ligne supprimée');
  });
});

describe('an import raises the version of each week that it touches', () => {
  it('so that whoever has it open overwrites nothing, and keeps what they typed', async () => {
    const actor = await files.newcomer();
    await tie(actor);
    const form = weekTyped(monday, 0, [[workOf('projet'), '0,5']]);
    const importId = await loaded(actor, here);
    await expect(perform(files.database, agent(actor), saveWeek, form)).rejects.toMatchObject({
      code: 'activity.changed-meanwhile',
    });
    expect([(await week(actor)).version, await files.lines(actor)]).toEqual([1, ['A1 2020-03-10 100 suivi coriolis melun']]);
    await loaded(actor, here);
    expect((await week(actor)).version).toBe(1);
    await loaded(actor, here, 'A1;11/03/2020;suivi;1;melun;;coriolis;');
    expect((await week(actor)).version).toBe(2);
    await undoImport(files.database, actor, importId, formats);
    expect([(await week(actor)).version, await files.lines(actor)]).toEqual([3, ['A1 2020-03-11 100 suivi coriolis melun']]);
  });

  it('and keeps nothing of weeks that nobody can have open: years of history stay as they were', async () => {
    const actor = await files.newcomer();
    await loaded(actor, here);
    expect((await week(actor)).version).toBe(0);
  });

  it('of those and of no other, whatever is imported and undone', async () => {
    const days = ['2020-03-09', '2020-03-13', '2020-03-16', '2020-03-30', '2020-04-03'];
    const mondays = ['2020-03-09', '2020-03-16', '2020-03-30'].map(day);
    const mondayAt = (date: string) => mondays.findLast((one) => one <= date);
    await assert(
      asyncProperty(
        uniqueArray(constantFrom(...days), { minLength: 1 }),
        uniqueArray(constantFrom(...days), { minLength: 1 }),
        async (some, others) => {
          const actor = await files.newcomer();
          await tie(actor);
          const file = (dates: readonly string[], part: string) => dates.map((date) => `A1;${date};projet;${part};;INTERNE;;`);
          const versions = () => Promise.all(mondays.map(async (one) => (await week(actor, 'A1', one)).version));
          const expected = mondays.map(() => 0);
          const raise = (dates: readonly string[]) => {
            for (const [place, one] of mondays.entries())
              if (dates.some((date) => mondayAt(date) === one)) expected[place] = (expected[place] ?? 0) + 1;
          };
          await loaded(actor, ...file(some, '0,5'));
          raise(some);
          const second = await loaded(actor, ...file([...new Set([...some, ...others])], '0,5'));
          const added = others.filter((date) => !some.includes(date));
          raise(added);
          expect(await versions()).toEqual(expected);
          await undoImport(files.database, actor, second, formats);
          raise(added);
          expect(await versions()).toEqual(expected);
        },
      ),
      { numRuns: 6 },
    );
  });
});
