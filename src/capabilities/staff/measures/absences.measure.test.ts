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
const hr = testActor('alpha', ['hr']);
const head = testActor('alpha', ['team-head']);
const agent = testActor('alpha', ['agent']);

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await test.database.transaction(hr, async (tx) => {
    await recordTeams(tx, hr);
    await recordGrades(tx, hr);
    await recordPosts(tx, hr, [
      { code: 'p1', team: 'infra' },
      { code: 'p2', team: 'support', quota: 50 },
    ]);
    await recordPersons(tx, hr, [
      {
        code: '001',
        occupations: [{ post: 'p1', from_day: '2019-01-01' }],
        assignments: [{ team: 'si', share: 25, from_day: '2020-05-11' }],
      },
      { code: '002', occupations: [{ post: 'p2', from_day: '2019-01-01', to_day: '2020-07-01' }] },
      { code: '003', occupations: [{ post: null, status: 'apprentice', from_day: '2019-01-01' }] },
    ]);
    const away = (person: string, kind: string, from_day: string, to_day: string, more = {}) => ({
      person,
      kind,
      from_day,
      to_day,
      ...more,
    });
    await record(tx, hr, 'staff.absence', [
      // From Friday 8 May, a holiday, noon, to Tuesday 12 May noon: Monday, half of Tuesday; the team changes on Monday.
      away('001', 'annual', '2020-05-08', '2020-05-12', { from_noon: true, to_noon: true }),
      // A morning.
      away('001', 'training', '2020-06-03', '2020-06-03', { to_noon: true }),
      // From 28 December 2020 to 4 January 2021: four days in 2020, one on each side of the New Year.
      away('001', 'sick', '2020-12-28', '2021-01-05'),
      // A whole week for someone who does not work on Wednesdays nor on Friday afternoons.
      away('002', 'strike', '2020-06-08', '2020-06-15'),
      // Runs on after she left.
      away('002', 'unpaid', '2020-06-29', '2020-08-01'),
      away('003', 'sick', '2020-06-08', '2020-06-15'),
    ]);
    await record(tx, hr, 'staff.work_pattern', [{ person: '002', pattern: '1111001110', from_day: '2020-01-01' }]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

describe('days of absence', () => {
  it('are told to those who plan when they are three and more, and their kind to those who manage staff alone', async () => {
    expect(await answer(agent, 'staff.absence_days', year(2020))).toBe('unknown: withheld');
    // Two agents were away: who plans is told of no fewer than three.
    expect(await answer(head, 'staff.absence_days', year(2020))).toBe('unknown: secret');
    expect(await answer(hr, 'staff.absence_days', year(2020))).toBe('11.5');
    expect(await answer(head, 'staff.absence_days_by_kind', year(2020), { kind: 'sick' })).toBe('unknown: withheld');
    expect(await answer(hr, 'staff.absence_days_by_kind', year(2020), { kind: 'sick' })).toBe('4');
    expect(await answer(hr, 'staff.absence_days', year(2018))).toBe('unknown: no-record');
    // Somebody worked, but nobody recorded any absence: that is not a year without one.
    expect(await answer(hr, 'staff.absence_days', year(2019))).toBe('unknown: no-record');
  });

  it('leave out weekends, holidays and, with a pattern, what is not worked', async () => {
    expect(await answer(hr, 'staff.absence_days', month(2020, 5))).toBe('1.5');
    expect(await answer(hr, 'staff.absence_days_by_kind', month(2020, 6), { kind: 'strike' })).toBe('3.5');
    expect(await answer(hr, 'staff.absence_days', month(2020, 6), { employment: 'tenured' })).toBe('6');
    expect(await answer(hr, 'staff.absence_days', month(2021, 1))).toBe('1');
    expect(await answer(hr, 'staff.absence_days', atDay(day('2020-06-03')))).toBe('0.5');
  });

  it('belong to the team of each day, and stop with the presence', async () => {
    expect(await answer(hr, 'staff.absence_days', month(2020, 5), { team: 'si' })).toBe('0.375');
    expect(await answer(hr, 'staff.absence_days', month(2020, 5), { team: 'infra' })).toBe('1.125');
    expect(await answer(hr, 'staff.absence_days_by_kind', year(2020), { kind: 'unpaid' })).toBe('2');
    expect(await rows(hr, 'staff.absence_days', month(2020, 6))).toEqual([
      'Agent 001 — Poste p1, Infrastructures (75 %), du 03/06/2020 au 03/06/2020: 001',
      'Agent 001 — Poste p1, Systèmes d’information (25 %), du 03/06/2020 au 03/06/2020: 001',
      'Agent 002 — Poste p2, Support, du 08/06/2020 au 14/06/2020: 002',
      'Agent 002 — Poste p2, Support, du 29/06/2020 au 31/07/2020: 002',
    ]);
    expect(await answer(hr, 'staff.absence_days_per_agent', month(2020, 6))).toBe('3');
  });
});

describe('paid working time', () => {
  it('takes off leave without pay and strikes, to the half-day, and tells it to those who manage staff', async () => {
    expect(await answer(agent, 'staff.paid_fte', year(2020))).toBe('unknown: withheld');
    expect(await answer(head, 'staff.paid_fte', month(2020, 5))).toBe('unknown: withheld');
    expect(await answer(hr, 'staff.paid_fte', month(2020, 5))).toBe('1.5');
    // Half a post less 7 days of strike and 2 days of leave, of 30.
    expect(await answer(hr, 'staff.paid_fte', month(2020, 6))).toBe('1.35');
    expect(await answer(hr, 'staff.paid_hours', year(2019))).toBe('2730');
    expect(await answer(hr, 'staff.paid_hours', year(2020), { team: 'support' })).toBe('430.1366');
    expect(await rows(hr, 'staff.paid_fte', month(2020, 6), { team: 'support' })).toHaveLength(3);
  });
});
