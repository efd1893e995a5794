import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import {
  assignment,
  away,
  forecastOf,
  inMonth,
  monthNamed,
  occupation,
  planned,
  ran,
  scopeOf,
  skill,
  worker,
} from './capacity.samples.ts';
import type { Worker } from './workforce.ts';

const half = { rate: 50 };
const from = (text: string) => ({ fromDay: day(text) });
const until = (text: string) => ({ toDay: day(text) });
const holding = (...changes: readonly Parameters<typeof occupation>[0][]) => ({ occupations: changes.map(occupation) });

/** May 2027 has 21 days from Monday to Friday, of which Ascension and Whit Monday are holidays: 19 are worked. */
describe('the days of one person in May 2027', () => {
  it.each<[what: string, changes: Partial<Worker>, days: number]>([
    ['full time', {}, 19],
    ['half time', holding(half), 9.5],
    ['80 % of a post of 50 %', holding({ quota: 50, rate: 80 }), 7.6],
    ['two half posts', holding(half, { ...half, post: 'P2' }), 19],
    ['two posts that are more than one person can hold', holding({}, { ...half, post: 'P2' }), 19],
    ['arrived on Monday 17, a holiday', holding(from('2027-05-17')), 10],
    ['arrived in the middle of a week, on the 26th', holding(from('2027-05-26')), 4],
    ['gone after Friday 7', holding(until('2027-05-08')), 4],
    ['gone before', holding(until('2027-05-01')), 0],
    ['never there', holding(), 0],
    ['every Wednesday off', { patterns: [{ ...occupation(), pattern: '1111001111' }] }, 15],
    ['mornings alone, whatever the rate says', { ...holding(half), patterns: [{ ...occupation(), pattern: '1010101010' }] }, 9.5],
    ['Wednesday off from the 17th on', { patterns: [{ ...from('2027-05-17'), toDay: null, pattern: '1111001111' }] }, 17],
  ])('%s', (_what, changes, days) => {
    expect(inMonth(forecastOf({ workers: [worker(changes)] }), '2027-05').gross).toBe(days);
  });

  it('are shared between teams, what no share takes going to the team of the post', () => {
    const workers = [worker({ assignments: [assignment('support', 40)] })];
    expect(inMonth(forecastOf({ workers }, [], scopeOf('support')), '2027-05').gross).toBe(7.6);
    expect(inMonth(forecastOf({ workers }, [], scopeOf('infra')), '2027-05').gross).toBe(11.4);
    const pole = scopeOf('pole', scopeOf('infra'), scopeOf('support'));
    expect(inMonth(forecastOf({ workers }, [], pole), '2027-05').gross).toBe(19);
  });

  it('go from a team to another on the day of the change', () => {
    const moved = [assignment('infra', 100, until('2027-05-24')), assignment('support', 100, from('2027-05-24'))];
    const workers = [worker({ assignments: moved })];
    expect(inMonth(forecastOf({ workers }, [], scopeOf('infra')), '2027-05').gross).toBe(13);
    expect(inMonth(forecastOf({ workers }, [], scopeOf('support')), '2027-05').gross).toBe(6);
  });

  it('never exceed a person, whatever the shares', () => {
    const workers = [worker({ assignments: [assignment('infra', 100), assignment('support', 100)] })];
    expect(inMonth(forecastOf({ workers }, [], scopeOf('infra')), '2027-05').gross).toBe(9.5);
    expect(inMonth(forecastOf({ workers }, [], scopeOf('support')), '2027-05').gross).toBe(9.5);
  });
});

describe('leave', () => {
  it('is the recorded one, holidays and week-ends left out', () => {
    const workers = [worker({ absences: [away('2027-05-03', '2027-05-09')] })];
    expect(inMonth(forecastOf({ workers }), '2027-05')).toMatchObject({ gross: 19, away: 4 });
  });

  it('recorded twice over the same days takes them once, and at half time half of them', () => {
    const absences = [away('2027-05-10', '2027-05-12'), away('2027-05-11', '2027-05-13')];
    expect(inMonth(forecastOf({ workers: [worker({ absences })] }), '2027-05').away).toBe(4);
    expect(inMonth(forecastOf({ workers: [worker({ ...holding(half), absences })] }), '2027-05').away).toBe(2);
  });

  it('is the legal one where the past says nothing: 25 days over the 253 of 2026, 98.8 thousandths', () => {
    const { gross, away: recorded, usual } = inMonth(forecastOf({ workers: [worker()] }), '2027-05');
    expect({ gross, recorded }).toEqual({ gross: 19, recorded: 0 });
    expect(usual).toBeCloseTo(19 * 0.099, 10);
  });

  it('is what people took in the same month of the last three years, in common', () => {
    // 20 worked days in August 2025 and 21 in August 2026, two people: 15 days away of 82.
    const workers = [
      worker({ absences: [away('2025-08-04', '2025-08-14'), away('2026-08-03', '2026-08-07')] }),
      worker({ code: 'A2', absences: [away('2025-08-18', '2025-08-18')] }),
    ];
    const { gross, usual } = inMonth(forecastOf({ workers }), '2027-08');
    expect(gross).toBe(44);
    expect(usual).toBeCloseTo(44 * 0.183, 10);
  });

  it('deducts of the usual one only what is above the recorded one', () => {
    const past = away('2026-08-03', '2026-08-14');
    const plan = (...absences: readonly ReturnType<typeof away>[]) =>
      inMonth(forecastOf({ workers: [worker({ absences: [past, ...absences] })] }), '2027-08');
    // Ten days of 21 were taken: 476 thousandths of 22 days are 10.472.
    expect(plan()).toMatchObject({ away: 0, usual: 10.472 });
    expect(plan(away('2027-08-02', '2027-08-06'))).toMatchObject({ away: 5, usual: 5.472 });
    expect(plan(away('2027-08-02', '2027-08-20'))).toMatchObject({ away: 15, usual: 0 });
  });
});

describe('run', () => {
  it('is unknown as long as no past month is recorded, and so is what is left', () => {
    expect(inMonth(forecastOf({ workers: [worker()] }), '2027-05')).toMatchObject({ run: null, balance: null, state: 'unknown' });
  });

  it('is the mean of the same month over three years, older ones and months to come left out', () => {
    const run = [
      ran('infra', '2023-05', 90),
      ran('infra', '2024-05', 12),
      ran('infra', '2025-05', 10),
      ran('infra', '2026-05', 5),
      ran('infra', '2027-05', 99),
    ];
    expect(inMonth(forecastOf({ workers: [worker()] }, run), '2027-05').run).toBe(9);
  });

  it('is the mean of the last twelve months known where the same month never was, and is told as approximate', () => {
    const run = [ran('infra', '2026-09', 8), ran('infra', '2026-10', 12)];
    const found = forecastOf({ workers: [worker()] }, run);
    expect(inMonth(found, '2027-09').run).toBe(8);
    expect(inMonth(found, '2027-05').run).toBe(10);
    expect(found.balances.map(({ runIsApproximate }) => runIsApproximate)).toContain(true);
    expect(found.balances.find(({ month }) => month === monthNamed('2027-09'))?.runIsApproximate).toBe(false);
  });

  it('of a team that holds others is known when theirs is', () => {
    const workers = [worker(), worker({ code: 'A2', ...holding({ postTeam: 'support' }) })];
    const pole = scopeOf('pole', scopeOf('infra'), scopeOf('support'), scopeOf('empty'));
    const some = [ran('infra', '2026-05', 5)];
    const partly = forecastOf({ workers }, some, pole);
    expect(inMonth(partly, '2027-05')).toMatchObject({ run: 5, balance: null, state: 'unknown' });
    expect(partly.withoutRun).toEqual(['support']);
    expect(inMonth(forecastOf({ workers }, [...some, ran('support', '2026-05', 3)], pole), '2027-05').run).toBe(8);
    expect(inMonth(forecastOf({ workers }, [ran('pole', '2026-05', 20)], pole), '2027-05').run).toBe(20);
  });
});

describe('overload', () => {
  const run = [ran('infra', '2026-05', 10), ran('infra', '2026-06', 10), ran('infra', '2026-07', 10)];

  it('begins in the first month whose load exceeds what there is', () => {
    const projects = [planned('Refonte', 'infra', '2027-05', 7), planned('Refonte', 'infra', '2027-06', 10)];
    const found = forecastOf({ workers: [worker()], projects }, run);
    expect(inMonth(found, '2027-05').state).toBe('tight');
    expect(inMonth(found, '2027-06').state).toBe('overloaded');
    expect(inMonth(found, '2027-07').state).toBe('free');
    expect(found.overload).toBe(monthNamed('2027-06'));
  });

  it('is none where all of it fits', () => {
    expect(forecastOf({ workers: [worker()] }, run).overload).toBeNull();
  });

  it('is seen although the run is unknown, when the projects alone exceed what there is', () => {
    const projects = [planned('Refonte', 'infra', '2027-06', 30)];
    const found = forecastOf({ workers: [worker()], projects });
    expect(inMonth(found, '2027-06')).toMatchObject({ run: null, balance: null, state: 'overloaded' });
    expect(inMonth(found, '2027-05').state).toBe('unknown');
    expect(found.overload).toBe(monthNamed('2027-06'));
  });

  it('of a skill is seen although the team has days left', () => {
    const workers = [worker({ skills: [skill('paie')] }), worker({ code: 'A2' }), worker({ code: 'A3' })];
    const projects = [planned('Prélèvement', 'infra', '2027-06', 15, 'Paie')];
    const found = forecastOf({ workers, projects }, [ran('infra', '2026-06', 4), ran('infra', '2026-06', 6, 'paie')]);
    expect(inMonth(found, '2027-06').state).toBe('free');
    expect(found.overload).toBeNull();
    const [limit] = found.skills;
    expect(limit).toMatchObject({ skill: 'paie', overload: monthNamed('2027-06') });
    expect(limit && inMonth(limit, '2027-06')).toMatchObject({ gross: 22, run: 6, projects: 15, state: 'overloaded' });
  });

  it('of a skill that nobody has begins with its first day', () => {
    const projects = [planned('Portail', 'infra', '2027-04', 1, 'Java')];
    const found = forecastOf({ workers: [worker()], projects }, run);
    expect(found.skills[0]).toMatchObject({ skill: 'Java', overload: monthNamed('2027-04') });
  });
});
