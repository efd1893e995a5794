import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../../database/face.ts';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { askMany } from '../../../figures/ask.ts';
import { createRegistry } from '../../../figures/registry.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Coordinates, type Question, quantityOf } from '../../../kernel/figure.ts';
import { month, year } from '../../../kernel/period.ts';
import { sum, toPlainDecimal, zero } from '../../../kernel/quantity.ts';
import { recordCatalogue, recordSubscriptions } from '../../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { recordPersons, recordTeams } from '../../staff/staff.samples.ts';
import { recordTimeLines, recordTwoTrees } from '../activity.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
const registry = createRegistry(registration.measures);
const shared = { person: 'A1', kind: 'si-suivi', scope: 'shared' };
let operators = 0;

/** An operator of its own, with three towns that use the accounts, two of which use the register of births. */
async function openOperator(): Promise<Actor> {
  operators += 1;
  const actor = testActor(`operateur-${operators}`);
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly', 'ivry']);
    await recordCatalogue(tx, actor);
    await recordTeams(tx, actor);
    await recordPersons(tx, actor, [{ code: 'A1' }]);
    await recordTwoTrees(tx, actor);
    await recordSubscriptions(tx, actor, [
      { function: 'compta', body: 'arcueil', users: 30 },
      { function: 'marches', body: 'arcueil', users: 10 },
      { function: 'compta', body: 'gentilly', users: 20 },
      { function: 'compta', body: 'ivry', users: 50, from_day: '2019-01-01' },
      { function: 'etat-civil', body: 'arcueil' },
      { function: 'etat-civil', body: 'gentilly', users: 4 },
    ]);
  });
  return actor;
}

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

const full = (actor: Actor, of: number, at: Coordinates = {}) => answer(actor, 'activity.full_days', year(of), at);
const byBody = async (actor: Actor, of: number, at: Coordinates = {}) =>
  Promise.all(['arcueil', 'gentilly', 'ivry', 'MULTI'].map((beneficiary) => full(actor, of, { ...at, beneficiary })));

const house = fc.record({
  lines: fc.array(
    fc.record({
      hundredths: fc.integer({ min: -100, max: 100 }).filter((hundredths) => hundredths !== 0),
      month: fc.integer({ min: 1, max: 12 }),
      application: fc.constantFrom('coriolis', 'melodie', null),
      kind: fc.constantFrom('si-suivi', 'si-projet'),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  rule: fc.constantFrom('equal', 'own', 'users', 'population'),
  numbers: fc.tuple(...['arcueil', 'gentilly', 'ivry'].map(() => fc.integer({ min: 0, max: 9 }))),
});
type House = typeof house extends fc.Arbitrary<infer One> ? One : never;

/** Shared lines of 2018, of which those below 0 take back what others say, and what a key of all applications weighs by. */
async function recordHouse(tx: Tx, actor: Actor, { lines, rule, numbers }: House): Promise<void> {
  const corrected = randomUUID();
  await recordTimeLines(tx, actor, [
    { ...shared, id: corrected, day: '2018-07-01' },
    ...lines.map(({ hundredths, month: of, application, kind }, index) => ({
      ...shared,
      ...{ application, kind, days_hundredths: hundredths, occurrence: index + 1 },
      ...{ day: `2018-${String(of).padStart(2, '0')}-05`, corrects: hundredths < 0 ? corrected : null },
    })),
  ]);
  const weighed = ['arcueil', 'gentilly', 'ivry'].map((body, index) => ({ body, year: 2018, number: numbers[index] ?? 0 }));
  await record(tx, actor, 'activity.sharing_key', [{ year: 2018, rule }]);
  await record(
    tx,
    actor,
    'activity.sharing_weight',
    weighed.map(({ number, ...one }) => ({ ...one, weight: number })),
  );
  await record(
    tx,
    actor,
    'directory.population',
    weighed.map(({ number, ...one }) => ({ ...one, total: number })),
  );
}

describe('shared days in the full reading', () => {
  it('stay shared without a key, and where the key needs a number that is unknown', async () => {
    const actor = await openOperator();
    await test.database.transaction(actor, async (tx) => {
      await recordTimeLines(tx, actor, [
        { ...shared, day: '2018-03-12', application: 'coriolis' },
        { ...shared, day: '2018-03-13', application: 'melodie' },
      ]);
      await record(tx, actor, 'activity.sharing_key', [
        { application: 'melodie', year: 2018, rule: 'users' }, // those of Arcueil are unknown
        { application: 'coriolis', year: 2019, rule: 'equal' }, // not yet
      ]);
    });
    expect(await byBody(actor, 2018)).toEqual(['0', '0', '0', '2']);
  });

  it('on a project are spread by the key of its application', async () => {
    const actor = await openOperator();
    await test.database.transaction(actor, async (tx) => {
      await record(tx, actor, 'activity.project', [
        { code: 'bascule', name: 'Bascule', application: 'coriolis', domain: 'civil' },
      ]);
      await recordTimeLines(tx, actor, [{ ...shared, day: '2018-03-12', project: 'bascule' }]);
      await record(tx, actor, 'activity.sharing_key', [{ application: 'coriolis', year: 2018, rule: 'equal' }]);
    });
    expect(await byBody(actor, 2018)).toEqual(['0.5', '0.5', '0', '0']);
    expect(await full(actor, 2018, { application: 'coriolis', domain: 'civil', body: 'gentilly' })).toBe('0.5');
  });

  it('are spread by the key of the application, in force that year, over who used it that year', async () => {
    const actor = await openOperator();
    await test.database.transaction(actor, async (tx) => {
      await recordTimeLines(tx, actor, [
        { ...shared, day: '2018-03-12', application: 'coriolis' },
        { ...shared, day: '2019-03-12', application: 'coriolis' },
        { ...shared, day: '2020-03-12', application: 'coriolis' },
        { ...shared, day: '2020-03-13', application: 'melodie' },
        { person: 'A1', kind: 'si-aide', day: '2020-03-16', application: 'coriolis', body: 'ivry' },
      ]);
      await record(tx, actor, 'activity.sharing_key', [
        { application: 'coriolis', year: 2018, rule: 'equal' },
        { application: 'coriolis', year: 2020, rule: 'users' },
        { year: 2018, rule: 'equal' },
      ]);
    });
    expect(await byBody(actor, 2018)).toEqual(['0.5', '0.5', '0', '0']);
    expect(await byBody(actor, 2019)).toEqual(['0.3333', '0.3333', '0.3333', '0']);
    // 30, 20 and 50 users of 100, a day of its own for Ivry, and half of the other application's day for two.
    expect(await byBody(actor, 2020)).toEqual(['0.8', '0.7', '1.5', '0']);
    expect(await rows(actor, 'activity.full_days', year(2020), { beneficiary: 'ivry', sharing: 'shared' })).toEqual([
      'ivry, part des jours partagés de 2020 — Suivi d’application — CORIOLIS (clé : utilisateurs): 0.5',
    ]);
  });

  it('are spread by total population, the latest known, and by own weights', async () => {
    const actor = await openOperator();
    await test.database.transaction(actor, async (tx) => {
      await record(tx, actor, 'directory.population', [
        { body: 'arcueil', year: 2015, total: 1 },
        { body: 'arcueil', year: 2017, total: 3 },
        { body: 'gentilly', year: 2018, total: 1 },
      ]);
      await recordTimeLines(tx, actor, [
        { ...shared, day: '2018-03-12', application: 'coriolis' },
        { ...shared, day: '2018-03-13', application: 'melodie' },
      ]);
      await record(tx, actor, 'activity.sharing_key', [
        { application: 'coriolis', year: 2018, rule: 'population' },
        { application: 'melodie', year: 2017, rule: 'own' },
      ]);
      await record(tx, actor, 'activity.sharing_weight', [
        { application: 'melodie', year: 2017, body: 'ivry', weight: '1.5' },
        { application: 'melodie', year: 2017, body: 'gentilly', weight: '0.5' },
      ]);
    });
    expect(await byBody(actor, 2018, { application: 'coriolis' })).toEqual(['0.75', '0.25', '0', '0']);
    expect(await byBody(actor, 2018, { application: 'melodie' })).toEqual(['0', '0.25', '0.75', '0']);
  });

  it('that were taken back whole in one period count for none, whatever other periods are asked with it', async () => {
    const actor = await openOperator();
    const id = randomUUID();
    await test.database.transaction(actor, async (tx) => {
      await recordTimeLines(tx, actor, [
        { ...shared, id, day: '2018-03-12', application: 'coriolis' },
        { ...shared, day: '2018-03-12', application: 'coriolis', days_hundredths: -100, corrects: id, occurrence: 2 },
        { ...shared, day: '2018-04-12', application: 'coriolis' },
      ]);
      await record(tx, actor, 'activity.sharing_key', [{ year: 2018, rule: 'equal' }]);
    });
    const asked = [month(2018, 3), month(2018, 4)].map((period) => ({ measure: 'activity.full_days', at: {}, period }));
    const ask = (questions: typeof asked) => test.database.read(actor, (tx) => askMany(tx, registry, questions));
    expect((await ask(asked)).slice(0, 1)).toEqual(await ask(asked.slice(0, 1)));
    expect(await answer(actor, 'activity.full_days', month(2018, 3))).toBe('0');
  });

  it('add up exactly: members and MULTI to the days as recorded, months to their year, kinds to their whole, whatever the key', {
    timeout: 120_000,
  }, async () => {
    const beneficiaries = ['arcueil', 'gentilly', 'ivry', 'MULTI'];
    const kinds = ['si-suivi', 'si-projet'];
    await fc.assert(
      fc.asyncProperty(house, async (made) => {
        const actor = await openOperator();
        await test.database.transaction(actor, (tx) => recordHouse(tx, actor, made));
        const period = year(2018);
        const measure = 'activity.full_days';
        const months = Array.from({ length: 12 }, (_, index) => month(2018, index + 1));
        /** Each a whole, and what adds up to it. */
        const wholes: (readonly [Question, readonly Question[]])[] = [
          ...[{}, { kind: 'si-suivi' }, { application: 'coriolis' }].flatMap((at) => {
            const recorded = { measure: 'activity.days', at, period };
            const parts = beneficiaries.map((beneficiary) => ({ measure, at: { ...at, beneficiary }, period }));
            return [[recorded, [{ ...recorded, measure }]] as const, [recorded, parts] as const];
          }),
          ...beneficiaries.flatMap((beneficiary) => {
            const whole = { measure, at: { beneficiary }, period };
            const ofKinds = kinds.map((kind) => ({ measure, at: { beneficiary, kind }, period }));
            return [[whole, months.map((one) => ({ ...whole, period: one }))] as const, [whole, ofKinds] as const];
          }),
        ];
        const figures = await test.database.read(actor, (tx) =>
          askMany(
            tx,
            registry,
            wholes.flatMap(([one, all]) => [one, ...all]),
          ),
        );
        const quantities = figures.map(({ result }) => quantityOf(result) ?? zero);
        for (const [, parts] of wholes) {
          const [whole = zero, ...added] = quantities.splice(0, parts.length + 1);
          expect(toPlainDecimal(sum(added), 30)).toBe(toPlainDecimal(whole, 30));
        }
      }),
      { numRuns: 12 },
    );
  });
});
