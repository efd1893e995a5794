import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Coordinates } from '../../../kernel/figure.ts';
import { year } from '../../../kernel/period.ts';
import { recordCatalogue, recordSubscriptions } from '../../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { recordPersons, recordTeams } from '../../staff/staff.samples.ts';
import { recordTimeLines, recordTwoTrees } from '../activity.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
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
    expect(await byBody(actor, 2019)).toEqual(['0.34', '0.33', '0.33', '0']);
    // 30, 20 and 50 users of 100, a day of its own for Ivry, and half of the other application's day for two.
    expect(await byBody(actor, 2020)).toEqual(['0.8', '0.7', '1.5', '0']);
    expect(await rows(actor, 'activity.full_days', year(2020), { beneficiary: 'ivry', sharing: 'shared' })).toEqual([
      'Part de ivry des jours partagés de 2020 — Suivi d’application — CORIOLIS (clé : utilisateurs): 0.5',
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

  it('add up, whatever the lines, the weights and the corrections, to the days as recorded', async () => {
    const line = fc.record({
      hundredths: fc.integer({ min: 1, max: 100 }),
      month: fc.integer({ min: 1, max: 12 }),
      application: fc.constantFrom('coriolis', 'melodie', null),
      kind: fc.constantFrom('si-suivi', 'si-projet'),
    });
    const weight = fc.integer({ min: 0, max: 9 });
    const cases = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 12 }),
      rule: fc.constantFrom('equal', 'own'),
      weights: fc.tuple(weight, weight, weight),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ lines, rule, weights: [arcueil, gentilly, ivry] }) => {
        const actor = await openOperator();
        await test.database.transaction(actor, async (tx) => {
          await recordTimeLines(
            tx,
            actor,
            lines.map(({ hundredths, month, ...one }, index) => ({
              ...shared,
              ...one,
              day: `2018-${String(month).padStart(2, '0')}-05`,
              days_hundredths: hundredths,
              occurrence: index + 1,
            })),
          );
          await record(tx, actor, 'activity.sharing_key', [{ year: 2018, rule }]);
          await record(
            tx,
            actor,
            'activity.sharing_weight',
            Object.entries({ arcueil, gentilly, ivry }).map(([body, value]) => ({ year: 2018, body, weight: value })),
          );
        });
        const total = lines.reduce((sum, { hundredths }) => sum + hundredths, 0);
        expect(Number(await full(actor, 2018)) * 100).toBeCloseTo(total, 6);
        expect(await full(actor, 2018)).toBe(await answer(actor, 'activity.days', year(2018)));
        for (const kind of ['si-suivi', 'si-projet'])
          expect(await full(actor, 2018, { kind })).toBe(await answer(actor, 'activity.days', year(2018), { kind }));
      }),
      { numRuns: 12 },
    );
  });
});
