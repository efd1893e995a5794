import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/day.ts';
import { netOf } from './available-days.ts';
import { assignment, firstMonth, forecastOf, holidays, occupation, planned, ran, scopeOf } from './capacity.samples.ts';
import type { Hypothesis } from './hypothesis.ts';
import { addMonths, monthText } from './month.ts';
import { suppose } from './what-if.ts';
import { halfDayOf, workCalendar } from './work-calendar.ts';
import { monthsWindow, type Stretch, stintsOf, type Worker } from './workforce.ts';

const teams = ['infra', 'support', 'si'] as const;
const window = monthsWindow(firstMonth, addMonths(firstMonth, 18));
const calendar = workCalendar(window.from, window.to, holidays);

const date = fc.integer({ min: -1200, max: 700 }).map((days) => addDays(firstMonth, days));
const stretch = fc
  .tuple(date, fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }))
  .map(([fromDay, length]): Stretch => ({ fromDay, toDay: length === null ? null : addDays(fromDay, length) }));
const percent = fc.integer({ min: 1, max: 100 });
const team = fc.constantFrom(...teams);
const postTeam = fc.constantFrom(...teams, null);

const person: fc.Arbitrary<Worker> = fc.record({
  code: fc.constant('A1'),
  birth: fc.option(
    fc.integer({ min: -25000, max: -9000 }).map((days) => addDays(firstMonth, days)),
    { nil: null },
  ),
  occupations: fc.array(
    fc
      .record({ when: stretch, quota: percent, rate: percent, post: fc.constantFrom('P1', 'P2', null), postTeam })
      .map(({ when, ...rest }) => occupation({ ...rest, ...when })),
    { maxLength: 3 },
  ),
  assignments: fc.array(
    fc.tuple(team, percent, stretch).map(([of, share, when]) => assignment(of, share, when)),
    { maxLength: 3 },
  ),
  patterns: fc.array(
    fc.tuple(stretch, fc.stringMatching(/^[01]{10}$/)).map(([when, pattern]) => ({ ...when, pattern })),
    { maxLength: 2 },
  ),
  absences: fc.array(
    fc.tuple(date, fc.boolean(), fc.integer({ min: 1, max: 80 })).map(([from, noon, length]) => {
      const begins = halfDayOf(from, noon);
      return { from: begins, to: begins + length };
    }),
    { maxLength: 6 },
  ),
  skills: fc.constant([]),
});

describe('for any people and plans', () => {
  it('what can be given is never negative, and leave never exceeds what is worked', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 4 }), (workers) => {
        for (const { available } of forecastOf({ workers }, [], scopeOf('pole', ...teams.map((one) => scopeOf(one)))).balances) {
          expect(netOf(available)).toBeGreaterThanOrEqual(0);
          expect(available.away + available.usual).toBeLessThanOrEqual(available.gross);
          expect(Number.isSafeInteger(available.gross) && Number.isSafeInteger(available.usual)).toBe(true);
        }
      }),
    );
  });

  it('shares split a person’s days exactly: with or without them, the same in all', () => {
    const sum = (of: Worker) => {
      let [gross, away] = [0, 0];
      for (const stint of stintsOf(of, calendar, window)) {
        gross += stint.gross;
        away += stint.away;
      }
      return { gross, away };
    };
    fc.assert(
      fc.property(person, (one) => {
        expect(sum(one)).toEqual(sum({ ...one, assignments: [] }));
      }),
    );
  });

  it('a team that holds others can give what they can together', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 3 }), (workers) => {
        const netOfTeam = (scope: ReturnType<typeof scopeOf>) =>
          forecastOf({ workers }, [], scope).balances.map(({ available }) => netOf(available));
        const whole = netOfTeam(scopeOf('pole', ...teams.map((one) => scopeOf(one))));
        const parts = teams.map((one) => netOfTeam(scopeOf(one)));
        expect(whole).toEqual(whole.map((_, index) => parts.reduce((total, part) => total + (part[index] ?? 0), 0)));
      }),
    );
  });

  it('moving a project keeps the sum of its days, and moving it back gives the plan again', () => {
    const row = fc.record({
      name: fc.constantFrom('Refonte', 'Autre'),
      of: team,
      month: fc.integer({ min: -6, max: 24 }),
      days: fc.integer({ min: 0, max: 40 }),
    });
    const months = fc.integer({ min: -36, max: 36 });
    fc.assert(
      fc.property(fc.array(row), months, (rows, by) => {
        const projects = rows.map(({ name, of, month, days }) =>
          planned(name, of, monthText(addMonths(firstMonth, month)), days),
        );
        const setting = { posts: [], first: firstMonth, titleOf: (post: string) => post };
        const moved = (plan: typeof projects, count: number) => {
          const hypothesis: Hypothesis = { kind: 'moved', project: 'Refonte', months: count };
          return [...suppose({ workers: [], projects: plan }, [hypothesis], setting).projects];
        };
        const sum = (plan: typeof projects) => plan.reduce((total, { hundredths }) => total + hundredths, 0);
        expect(sum(moved(projects, by))).toBe(sum(projects));
        expect(moved(moved(projects, by), -by)).toEqual(projects);
      }),
    );
  });

  it('nobody who leaves sooner gives more: a departure never adds a day', () => {
    const age = fc.integer({ min: 50, max: 75 });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 3 }), age, (workers, at) => {
        const setting = { posts: [], first: firstMonth, titleOf: (post: string) => post };
        const recorded = { workers, projects: [] };
        const left = suppose(recorded, [{ kind: 'age', age: at }], setting);
        const scope = scopeOf('pole', ...teams.map((one) => scopeOf(one)));
        const known = forecastOf(recorded, [], scope).balances;
        forecastOf(left, [], scope, recorded).balances.forEach((balance, index) => {
          expect(balance.available.gross).toBeLessThanOrEqual(known[index]?.available.gross ?? 0);
        });
      }),
    );
  });

  it('overload begins no later with more to carry', () => {
    fc.assert(
      fc.property(
        fc.array(person, { maxLength: 2 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 17 }),
        (workers, days, at) => {
          const run = [ran('infra', '2026-06', 4)];
          const before = forecastOf({ workers }, run).overload;
          const projects = [planned('Refonte', 'infra', monthText(addMonths(firstMonth, at)), days)];
          const after = forecastOf({ workers, projects }, run).overload;
          expect(before === null || (after !== null && after <= before)).toBe(true);
        },
      ),
    );
  });
});
