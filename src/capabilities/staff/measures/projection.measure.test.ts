import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, year } from '../../../kernel/period.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration } from '../index.ts';
import { readLeavingAges } from '../leaving-age.ts';
import { recordGrades, recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';

let test: TestDatabase;
const actor = testActor('alpha', ['hr']);

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordTeams(tx, actor);
    await recordGrades(tx, actor);
    await recordPosts(tx, actor, [
      { code: 'p1', team: 'infra' },
      { code: 'p2', team: 'support', quota: 50 },
      { code: 'p3' },
      { code: 'p4' },
    ]);
    await recordPersons(tx, actor, [
      { code: '001', birth_day: '1960-02-29', occupations: [{ post: 'p1', from_day: '2000-01-01' }] },
      // Leaves before he is 62.
      { code: '002', birth_day: '1959-06-15', occupations: [{ post: 'p2', from_day: '2000-01-01', to_day: '2021-06-01' }] },
      { code: '003', birth_from: 1960, birth_to: 1964, occupations: [{ post: 'p3', rate: 80, from_day: '2000-01-01' }] },
      { code: '004', occupations: [{ post: 'p4', from_day: '2000-01-01' }] },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

describe('the ages at which people may leave', () => {
  it('are read from an address, those that are none being left out', () => {
    expect(readLeavingAges(null)).toEqual([62, 64, 67]);
    expect(readLeavingAges('douze, 12, 99, -64')).toEqual([62, 64, 67]);
    expect(readLeavingAges('64 ; 62,62')).toEqual([62, 64]);
    expect(readLeavingAges('60 61 62 63 64 65')).toEqual([60, 61, 62, 63, 64]);
  });
});

describe('the projection', () => {
  it('tells who reaches an age while still there, to the day or about it', async () => {
    expect(await rows(actor, 'staff.reaching_age', year(2022), { age: '62' })).toEqual([
      'Agent 001 — Poste p1, Infrastructures, 62 ans le 28/02/2022: 001',
    ]);
    expect(await answer(actor, 'staff.reaching_age', year(2021), { age: '62' })).toBe('0');
    expect(await answer(actor, 'staff.reaching_age', year(2024), { age: '62' })).toBe('~ 1');
    expect(await answer(actor, 'staff.reaching_age', year(2024), { age: ['62', '64'] })).toBe('~ 2');
    expect(await answer(actor, 'staff.reaching_age', year(1999), { age: '62' })).toBe('unknown: no-record');
  });

  it('tells the FTE that is left without those who reached the age, known departures taken off', async () => {
    expect(await answer(actor, 'staff.fte_remaining', year(2020))).toBe('~ 3.3');
    expect(await answer(actor, 'staff.fte_remaining', year(2021), { age: '62' })).toBe('~ 2.8');
    expect(await answer(actor, 'staff.fte_remaining', atDay(day('2022-02-27')), { age: '62', team: 'infra' })).toBe('1');
    expect(await answer(actor, 'staff.fte_remaining', atDay(day('2022-02-28')), { age: '62', team: 'infra' })).toBe('0');
    expect(await answer(actor, 'staff.fte_remaining', year(2024), { age: '62' })).toBe('~ 1');
    expect(await answer(actor, 'staff.fte_remaining', year(2024), { age: '64' })).toBe('~ 1.8');
  });
});

describe('the mean age', () => {
  it('is by days from birthdays, about it from ranges of years; whose birth is unknown is left out', async () => {
    expect(await answer(actor, 'staff.mean_age', atDay(day('2022-02-28')), { team: 'infra' })).toBe('62');
    // 61 years and 60 of the 365 days to the next birthday.
    expect(await answer(actor, 'staff.mean_age', atDay(day('2020-08-14')), { team: 'support' })).toBe('61.1644');
    expect(await answer(actor, 'staff.mean_age', atDay(day('2022-07-01')), { working_time: 'part' })).toBe('~ 60');
    expect(await answer(actor, 'staff.aged', year(2020))).toBe('3');
    expect(await answer(actor, 'staff.mean_age', year(1999))).toBe('unknown: no-record');
  });
});
