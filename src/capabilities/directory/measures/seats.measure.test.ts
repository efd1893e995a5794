import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, year } from '../../../kernel/period.ts';
import { recordBodies } from '../directory.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const on = (date: string) => atDay(day(date));

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly']);
    await record(tx, actor, 'directory.governing_body', [{ code: 'bureau', name: 'Bureau' }]);
    await record(tx, actor, 'directory.seat', [
      { governing_body: 'bureau', seat: 'Président', function: 'président', body: 'arcueil', to_day: '2020-09-28' },
      { governing_body: 'bureau', seat: 'Président', function: 'président', body: 'gentilly', from_day: '2020-09-28' },
      { governing_body: 'bureau', seat: 'Vice-président 1', function: 'vice-président', body: 'gentilly', college: 'Villes' },
    ]);
    await record(tx, actor, 'directory.site', [
      { code: 'mairie', name: 'Hôtel de ville', body: 'arcueil' },
      { code: 'ecole', name: 'École', body: 'arcueil', from_day: '2019-09-01', to_day: '2020-07-04' },
      { code: 'siege', name: 'Siège' },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

describe('seats', () => {
  it('are unknown where no seat is recorded, and unseen by another operator', async () => {
    expect(await answer(actor, 'directory.seats', year(2020), { governing_body: 'comite' })).toBe('unknown: no-record');
    expect(await answer(testActor('beta'), 'directory.seats', year(2020))).toBe('unknown: no-record');
  });

  it('pass from one body to another on a day: the old one until the eve, the new one from the day', async () => {
    expect(await answer(actor, 'directory.seats', on('2020-09-27'))).toBe('2');
    expect(await answer(actor, 'directory.seat_body', on('2020-09-27'), { seat: 'Président' })).toBe('arcueil');
    expect(await answer(actor, 'directory.seat_body', on('2020-09-28'), { seat: 'Président' })).toBe('gentilly');
    expect(await answer(actor, 'directory.seats', year(2020), { body: 'gentilly' })).toBe('2');
    expect(await rows(actor, 'directory.seat_function', year(2020), { seat: 'Président' })).toEqual([
      'Bureau — Président, gentilly: président',
    ]);
  });

  it('a text that several seats answer differently is ambiguous', async () => {
    expect(await answer(actor, 'directory.seat_function', year(2020))).toBe('unknown: ambiguous');
  });
});

describe('sites', () => {
  it('are counted while they are in use, those of the operator itself included', async () => {
    expect(await answer(actor, 'directory.sites', on('2020-07-03'))).toBe('3');
    expect(await answer(actor, 'directory.sites', on('2020-07-04'))).toBe('2');
    expect(await answer(actor, 'directory.sites', on('2020-07-03'), { body: 'arcueil' })).toBe('2');
    expect(await answer(actor, 'directory.sites', year(2020), { body: 'gentilly' })).toBe('unknown: no-record');
  });
});
