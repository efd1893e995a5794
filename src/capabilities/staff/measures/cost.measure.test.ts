import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, month, year } from '../../../kernel/period.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration } from '../index.ts';
import { recordGrades, recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';

let test: TestDatabase;
const finance = testActor('alpha', ['finance']);
const head = testActor('alpha', ['team-head', 'agent']);

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await test.database.transaction(finance, async (tx) => {
    await recordTeams(tx, finance);
    await recordGrades(tx, finance);
    await recordPosts(tx, finance, [
      { code: 'p1', grade: 'ingenieur', team: 'infra' },
      { code: 'p2', grade: 'technicien', team: 'support', quota: 50 },
    ]);
    await recordPersons(tx, finance, [
      {
        code: '001',
        occupations: [{ post: 'p1', from_day: '2020-01-16' }],
        assignments: [{ team: 'si', share: 40, from_day: '2020-02-10' }],
      },
      { code: '002', occupations: [{ post: 'p2', from_day: '2020-01-01', to_day: '2020-03-16' }] },
      { code: '003', occupations: [{ post: null, status: 'apprentice', from_day: '2020-01-01', to_day: '2020-02-01' }] },
    ]);
    await record(tx, finance, 'staff.pay', [
      { person: '001', month: '2020-01-01', loaded_cost_cents: 2_500_00 },
      { person: '001', month: '2020-02-01', loaded_cost_cents: 5_000_10 },
      { person: '001', month: '2020-03-01', loaded_cost_cents: 5_000_00 },
      // Paid after she left.
      { person: '002', month: '2020-05-01', loaded_cost_cents: 300_00 },
    ]);
    await record(tx, finance, 'staff.grade_cost', [{ grade: 'technicien', step: 3, yearly_cost_cents: 42_000_00 }]);
    await record(tx, finance, 'staff.step', [{ person: '002', step: 3, from_day: '2019-01-01' }]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

describe('the loaded cost of staff', () => {
  it('is told to those who may know pay and to nobody else', async () => {
    expect(await answer(head, 'staff.loaded_cost', year(2020))).toBe('unknown: withheld');
    expect(await rows(head, 'staff.loaded_cost', year(2020))).toEqual([]);
    expect(await answer(testActor('alpha', ['hr']), 'staff.loaded_cost', month(2020, 3), { is_estimated: 'no' })).toBe('5000');
  });

  it('is what was recorded, else an estimate by grade and step; whole months only', async () => {
    // 2,500 recorded; half a post at 42,000 a year; nothing known of the apprentice.
    expect(await answer(finance, 'staff.loaded_cost', month(2020, 1))).toBe('~ 4250');
    // Half of March, 15 days of 31.
    expect(await answer(finance, 'staff.loaded_cost', month(2020, 3), { team: 'support' })).toBe('~ 846.77');
    expect(await answer(finance, 'staff.loaded_cost', atDay(day('2020-01-31')))).toBe('unknown: no-record');
    expect(await answer(finance, 'staff.loaded_cost', year(2019))).toBe('unknown: no-record');
    expect(await answer(finance, 'staff.loaded_cost', month(2020, 1), { status: 'apprentice' })).toBe('unknown: no-value');
  });

  it('is sorted by what one was on the first day of the month, and by nothing when one was gone', async () => {
    expect(await answer(finance, 'staff.loaded_cost', month(2020, 1), { grade: 'ingenieur' })).toBe('2500');
    expect(await answer(finance, 'staff.loaded_cost', month(2020, 2), { team: 'si' })).toBe('unknown: no-record');
    expect(await answer(finance, 'staff.loaded_cost', month(2020, 3), { team: 'si' })).toBe('2000');
    expect(await rows(finance, 'staff.loaded_cost', month(2020, 5), { team: '?' })).toEqual([
      'Agent 002 — absent ce mois, 05/2020: 002',
    ]);
  });
});
