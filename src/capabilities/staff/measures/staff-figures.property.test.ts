import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { askMany } from '../../../figures/ask.ts';
import { createRegistry } from '../../../figures/registry.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, type Day, day } from '../../../kernel/day.ts';
import { type Coordinates, quantityOf } from '../../../kernel/figure.ts';
import { atDay, month, type Period, year } from '../../../kernel/period.ts';
import { compareQuantities, fraction, minus, plus, type Quantity, sum, toDecimal, zero } from '../../../kernel/quantity.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration } from '../index.ts';
import { recordGrades, recordPersons, recordPosts, recordTeams } from '../staff.samples.ts';
import { agentStatuses } from '../status.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
});
afterAll(() => test.close());
const registry = createRegistry(registration.measures);

/** Few days around a New Year, persons and posts, so that stretches meet, follow each other and leave holes. */
const begin = day('2019-12-01');
const span = 70;
const offset = fc.nat(span);
const stretch = fc.record({ from: offset, length: fc.option(fc.integer({ min: 1, max: 40 })) });
const posts = ['p1', 'p2', 'p3'] as const;
const quotas = { p1: 100, p2: 50, p3: 80 } as const;
const rates = [50, 80, 100] as const;

const occupation = fc.record({
  person: fc.nat(4),
  post: fc.option(fc.constantFrom(...posts)),
  status: fc.constantFrom('tenured', 'trainee', 'permanent-contract', 'fixed-contract', 'apprentice'),
  rate: fc.constantFrom(...rates),
  stretch,
});
const assignment = fc.record({
  person: fc.nat(4),
  team: fc.constantFrom('pole', 'infra', 'support', 'si'),
  share: fc.constantFrom(25, 50, 60, 100),
  stretch,
});
const history = fc.record({
  occupations: fc.array(occupation, { maxLength: 14 }),
  assignments: fc.array(assignment, { maxLength: 6 }),
});
type History = { readonly occupations: readonly Occupation[]; readonly assignments: readonly Assignment[] };
type Drawn<From> = From extends fc.Arbitrary<infer Value> ? Value : never;
type Occupation = Drawn<typeof occupation>;
type Assignment = Drawn<typeof assignment>;
type Stretch = Occupation['stretch'];

const endOf = ({ from, length }: Stretch) => (length === null ? Number.POSITIVE_INFINITY : from + length);
const covers = (one: Stretch, at: number) => one.from <= at && at < endOf(one);
const dated = (one: Stretch) => ({
  from_day: addDays(begin, one.from),
  to_day: one.length === null ? null : addDays(begin, one.from + one.length),
});

/** One record per person, thing and first day, as the register keeps them. */
function different<T extends { readonly person: number; readonly stretch: Stretch }>(
  all: readonly T[],
  thing: (one: T) => unknown,
): T[] {
  return [...new Map(all.map((one) => [JSON.stringify([one.person, thing(one), one.stretch.from]), one])).values()];
}

let operators = 0;

/** An operator of its own with that history, and a person there since long before: its register is begun. */
async function recordHistory({ occupations, assignments }: History): Promise<Actor> {
  operators += 1;
  const actor = testActor(`essai-${operators}`, ['hr', 'direction']);
  await test.database.transaction(actor, async (tx) => {
    await recordTeams(tx, actor);
    await recordGrades(tx, actor);
    await recordPosts(
      tx,
      actor,
      posts.map((code, index) => ({
        code,
        quota: quotas[code],
        team: ['infra', null, 'si'][index],
        grade: index === 0 ? 'ingenieur' : null,
      })),
    );
    await recordPersons(
      tx,
      actor,
      Array.from({ length: 5 }, (_, person) => ({
        code: `a${person}`,
        sex: [null, 'female', 'male'][person % 3],
        birth_day: person === 0 ? null : `19${60 + 7 * person}-12-${10 + 4 * person}`,
        occupations: occupations
          .filter((one) => one.person === person)
          .map(({ post, status, rate, stretch: when }) => ({ post, status, rate, ...dated(when) })),
        assignments: assignments
          .filter((one) => one.person === person)
          .map(({ team, share, stretch: when }) => ({ team, share, ...dated(when) })),
      })),
    );
    await recordPersons(tx, actor, [{ code: 'ancien', sex: 'male', occupations: [{ post: null, from_day: '2000-01-01' }] }]);
  });
  return actor;
}

async function quantities(
  actor: Actor,
  asked: readonly { readonly measure: string; readonly period: Period; readonly at?: Coordinates }[],
): Promise<Quantity[]> {
  const figures = await test.database.read(actor, (tx) =>
    askMany(
      tx,
      registry,
      asked.map(({ measure, period, at = {} }) => ({ measure, period, at })),
    ),
  );
  return figures.map(({ result }, index) => {
    const quantity = quantityOf(result);
    if (quantity === null) throw new Error(`${JSON.stringify(asked[index])} is ${JSON.stringify(result)}`);
    return quantity;
  });
}

/** Equal but for the thirtieth decimal, where a part of a year is rounded. */
const twelve = (quantity: Quantity | undefined) => toDecimal(quantity ?? zero, 12);

/** Another road than the statements: who is there, day by day. */
function presentOn({ occupations }: History, at: number): Set<number> {
  const agents: readonly string[] = agentStatuses;
  return new Set(
    occupations.filter(({ status, stretch: when }) => agents.includes(status) && covers(when, at)).map(({ person }) => person),
  );
}

const dayAt = (at: number): Day => addDays(begin, at);
const offsetsOf = ({ from, to }: Period): number[] =>
  Array.from({ length: span + 80 }, (_, index) => index - 40).filter((at) => dayAt(at) >= from && dayAt(at) < to);
const periods = [month(2019, 12), month(2020, 1), month(2020, 2), atDay(day('2020-01-01'))];

describe('whatever the history of posts and occupations', () => {
  it('opening + arrivals − departures is the closing, each as counted day by day; the mean lies between the least and the most', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...periods), async (made, period) => {
        const kept = {
          occupations: different(made.occupations, ({ post }) => post),
          assignments: different(made.assignments, ({ team }) => team),
        };
        const actor = await recordHistory(kept);
        const names = [
          'staff.opening',
          'staff.arrivals',
          'staff.departures',
          'staff.closing',
          'staff.headcount',
          'staff.internal_balance',
        ];
        const [opening, arrivals, departures, closing, mean, internal] = await quantities(
          actor,
          names.map((measure) => ({ measure, period })),
        );
        const days = offsetsOf(period);
        const counts = days.map((at) => presentOn(kept, at).size + 1);
        const came = days.flatMap((at) => [...presentOn(kept, at)].filter((person) => !presentOn(kept, at - 1).has(person)));
        const left = days.flatMap((at) => [...presentOn(kept, at - 1)].filter((person) => !presentOn(kept, at).has(person)));
        expect(twelve(arrivals)).toBe(twelve(fraction(BigInt(came.length), 1n)));
        expect(twelve(departures)).toBe(twelve(fraction(BigInt(left.length), 1n)));
        expect(twelve(closing)).toBe(twelve(minus(plus(opening ?? zero, arrivals ?? zero), departures ?? zero)));
        expect(twelve(internal)).toBe(twelve(zero));
        const total = counts.reduce((whole, count) => whole + count, 0);
        expect(twelve(mean)).toBe(twelve(fraction(BigInt(total), BigInt(counts.length))));
        expect(Number(twelve(mean))).toBeGreaterThanOrEqual(Math.min(...counts));
        expect(Number(twelve(mean))).toBeLessThanOrEqual(Math.max(...counts));
      }),
      { numRuns: 30 },
    );
  }, 240_000);

  it('teams, statuses, bands, sexes and the rest each add up to the whole, in agents and in working time', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...periods, year(2020)), async (made, period) => {
        const kept = {
          occupations: different(made.occupations, ({ post }) => post),
          assignments: different(made.assignments, ({ team }) => team),
        };
        const actor = await recordHistory(kept);
        const bands = ['under-25', '25-29', '30-34', '35-39', '40-44', '45-49', '50-54', '55-59', '60-64', '65-over', '?'];
        const parts: Readonly<Record<string, readonly string[]>> = {
          team: ['pole', 'si', '?'],
          status: agentStatuses,
          employment: ['tenured', 'contract'],
          sex: ['female', 'male', '?'],
          band: bands,
          working_time: ['full', 'part'],
          post_time: ['complete', 'incomplete'],
          placed: ['yes', 'no'],
          category: ['A', 'B', 'C', '?'],
        };
        for (const measure of ['staff.headcount', 'staff.fte']) {
          const cells = Object.entries(parts).flatMap(([name, codes]) => codes.map((code) => ({ name, code })));
          const [whole, ...told] = await quantities(actor, [
            { measure, period },
            ...cells.map(({ name, code }) => ({ measure, period, at: { [name]: code } })),
          ]);
          for (const name of Object.keys(parts)) {
            const own = told.filter((_, index) => cells[index]?.name === name);
            expect(twelve(sum(own)), `${measure} by ${name}`).toBe(twelve(whole));
          }
        }
      }),
      { numRuns: 20 },
    );
  }, 240_000);

  it('FTE filled stay within the posts where occupations do, and with the vacant ones make up the posts', async () => {
    await fc.assert(
      fc.asyncProperty(history, offset, async (made, at) => {
        const within: Occupation[] = [];
        for (const one of different(made.occupations, ({ post }) => post)) {
          const together = [one, ...within.filter(({ post }) => post !== null && post === one.post)];
          const load = (on: number) =>
            together.filter(({ stretch: when }) => covers(when, on)).reduce((total, { rate }) => total + rate, 0);
          if (one.post === null || together.every(({ stretch: when }) => load(when.from) <= 100)) within.push(one);
        }
        const actor = await recordHistory({ occupations: within, assignments: [] });
        const period = atDay(dayAt(at));
        const names = ['staff.fte_open', 'staff.fte_filled', 'staff.fte_vacant', 'staff.posts_open', 'staff.posts_filled'];
        const [open, filled, vacant, posted, held] = await quantities(
          actor,
          names.map((measure) => ({ measure, period })),
        );
        expect(compareQuantities(filled ?? zero, open ?? zero)).toBeLessThanOrEqual(0);
        expect(twelve(plus(filled ?? zero, vacant ?? zero))).toBe(twelve(open));
        expect(compareQuantities(held ?? zero, posted ?? zero)).toBeLessThanOrEqual(0);
        const [tenured, contract] = await quantities(actor, [
          { measure: 'staff.posts_filled', period, at: { employment: 'tenured' } },
          { measure: 'staff.posts_filled', period, at: { employment: 'contract' } },
        ]);
        expect(twelve(plus(tenured ?? zero, contract ?? zero))).toBe(twelve(held));
      }),
      { numRuns: 30 },
    );
  }, 240_000);
});
