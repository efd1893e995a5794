import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { shortAnswer } from '../../../figures/answers.samples.ts';
import { askMany } from '../../../figures/ask.ts';
import { createRegistry } from '../../../figures/registry.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, type Day, day } from '../../../kernel/day.ts';
import type { Coordinates } from '../../../kernel/figure.ts';
import { atDay } from '../../../kernel/period.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { registration as directory } from '../../directory/index.ts';
import { listWorkingPersons, registration as staff } from '../../staff/index.ts';
import { recordPersons, recordPosts, recordTeams } from '../../staff/staff.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

const registry = createRegistry(registration.measures);
const teams = ['pole', 'infra', 'support', 'si'];
const persons = ['A1', 'A2', 'A3'];

/** Weeks with holidays: Easter, kept longer in Alsace-Moselle; May; the turn of the year. */
const windows = ['2018-03-26', '2018-05-07', '2018-12-24'].map(day);
const length = 12;

const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const offset = fc.integer({ min: -3, max: length + 3 });
const stretch = fc.record({ from: offset, days: fc.option(fc.integer({ min: 1, max: 9 })) });
const person = pick(...persons);
const occupation = fc.record({ person, post: pick('P1', 'P2', 'P3', null), rate: pick(100, 80, 55, 33), stretch });
const assignment = fc.record({ person, team: pick(...teams), share: pick(100, 60, 33), stretch });
const pattern = fc.record({ person, pattern: pick('1111001110', '1111111111', '0101010101', '1010110000'), stretch });
const absence = fc.record({ person, from: offset, noon: fc.boolean(), halves: fc.integer({ min: 1, max: 9 }) });

const once = <T>(rows: readonly T[], key: (row: T) => unknown): T[] => [
  ...new Map(rows.map((row) => [JSON.stringify(key(row)), row])).values(),
];

const house = fc.record({
  start: pick(...windows),
  address: pick(null, '1, place du Marché, 57000 Metz'),
  quotas: fc.tuple(pick(100, 80), pick(100, 50, 37), pick(100, 71)),
  occupations: fc
    .array(occupation, { minLength: 1, maxLength: 6 })
    .map((rows) => once(rows, (row) => [row.person, row.post, row.stretch.from])),
  assignments: fc
    .array(assignment, { maxLength: 4 })
    .map((rows) => once(rows, (row) => [row.person, row.team, row.stretch.from])),
  patterns: fc.array(pattern, { maxLength: 3 }).map((rows) => once(rows, (row) => [row.person, row.stretch.from])),
  absences: fc.array(absence, { maxLength: 5 }).map((rows) => once(rows, (row) => [row.person, row.from, row.noon])),
});
type House = typeof house extends fc.Arbitrary<infer One> ? One : never;

async function recordHouse(actor: Actor, { start, address, quotas, ...rest }: House): Promise<void> {
  const over = ({ from, days }: { from: number; days: number | null }) => ({
    from_day: addDays(start, from),
    to_day: days === null ? null : addDays(start, from + days),
  });
  await test.database.transaction(actor, async (tx) => {
    await record(tx, actor, 'directory.operator', [{ code: actor.operator, name: 'Essai', address }]);
    await recordTeams(tx, actor);
    await recordPosts(tx, actor, [
      { code: 'P1', team: 'si', quota: quotas[0] },
      { code: 'P2', team: 'infra', quota: quotas[1] },
      { code: 'P3', team: null, quota: quotas[2] },
    ]);
    await recordPersons(
      tx,
      actor,
      persons.map((code) => ({ code })),
    );
    const rows = <T extends { stretch: { from: number; days: number | null } }>(found: readonly T[]) =>
      found.map(({ stretch: at, ...one }) => ({ ...one, ...over(at) }));
    await record(
      tx,
      actor,
      'staff.occupation',
      rows(rest.occupations).map((one) => ({ ...one, status: 'tenured' })),
    );
    await record(tx, actor, 'staff.team_assignment', rows(rest.assignments));
    await record(tx, actor, 'staff.work_pattern', rows(rest.patterns));
    await record(
      tx,
      actor,
      'staff.absence',
      rest.absences.map(({ person: who, from, noon, halves }) => {
        const end = (noon ? 1 : 0) + halves;
        return {
          ...{ person: who, kind: 'annual', from_day: addDays(start, from), from_noon: noon },
          ...{ to_day: addDays(start, from + Math.floor(end / 2)), to_noon: end % 2 === 1 },
        };
      }),
    );
  });
}

/** Hundredths due of each person and day on which something is planned, as pages work them out. */
async function dueOnPages(actor: Actor, start: Day): Promise<Map<string, number>> {
  const found = await test.database.read(actor, (tx) => listWorkingPersons(tx, { from: start, to: addDays(start, length) }));
  return new Map(
    found.flatMap(({ code, days }) => days.flatMap((one) => (one.planned > 0 ? [[`${code} ${one.day}`, one.due] as const] : []))),
  );
}

it('days due are those of the pages for each person and day, and those of teams add up to them', {
  timeout: 180_000,
}, async () => {
  let operators = 0;
  await fc.assert(
    fc.asyncProperty(house, async (made) => {
      operators += 1;
      const actor = testActor(`dus-${operators}`, ['hr']);
      await recordHouse(actor, made);
      const expected = await dueOnPages(actor, made.start);
      const days = Array.from({ length }, (_, index) => addDays(made.start, index));
      const asked = days.flatMap((date) => [
        ...persons.map((agent) => ({ measure: 'activity.days_due', period: atDay(date), at: { agent } })),
        { measure: 'activity.days_due', period: atDay(date), at: {} },
        { measure: 'activity.days_due', period: atDay(date), at: { team: ['pole', 'si', '?'] } },
      ]);
      const answers = (await test.database.read(actor, (tx) => askMany(tx, registry, asked))).map(shortAnswer);
      const words = (hundredths: readonly number[]) =>
        hundredths.length === 0 ? 'unknown: no-record' : String(hundredths.reduce((sum, one) => sum + one, 0) / 100);
      const known = (date: Day, codes: readonly string[]) => codes.flatMap((code) => expected.get(`${code} ${date}`) ?? []);
      expect(answers).toEqual(
        days.flatMap((date) => {
          const all = words(known(date, persons));
          return [...persons.map((code) => words(known(date, [code]))), all, all];
        }),
      );
    }),
    { numRuns: 40 },
  );
});

it('an agent is told of a day to the heads of the teams to which they give time on it, and to no other', {
  timeout: 180_000,
}, async () => {
  let operators = 0;
  await fc.assert(
    fc.asyncProperty(house, pick(...teams), async (made, team) => {
      operators += 1;
      const hr = testActor(`suivis-${operators}`, ['hr']);
      const head: Actor = { ...testActor(hr.operator, ['team-head']), teams: { 'team-head': [team] } };
      await recordHouse(hr, made);
      const days = Array.from({ length }, (_, index) => addDays(made.start, index));
      const ask = async (who: Actor, at: Coordinates) => {
        const asked = days.flatMap((date) =>
          persons.map((agent) => ({ measure: 'activity.days_due', period: atDay(date), at: { ...at, agent } })),
        );
        return (await test.database.read(who, (tx) => askMany(tx, registry, asked))).map(shortAnswer);
      };
      const [all, ofTeam, told] = [await ask(hr, {}), await ask(hr, { team }), await ask(head, {})];
      const nothing = 'unknown: no-record';
      const expected = all.map((answer, index) => (ofTeam[index] === nothing ? 'unknown: withheld' : answer));
      const isDue = (_: string, index: number) => all[index] !== nothing;
      expect(told.filter(isDue)).toEqual(expected.filter(isDue));
    }),
    { numRuns: 25 },
  );
});
