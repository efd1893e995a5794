import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { periodOf } from '../../../figures/answers.samples.ts';
import { askMany, breakdown } from '../../../figures/ask.ts';
import { createRegistry } from '../../../figures/registry.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Question } from '../../../kernel/figure.ts';
import { recordCatalogue, recordSubscriptions } from '../../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { recordPersons, recordTeams } from '../../staff/staff.samples.ts';
import { recordTimeLines, recordTwoTrees } from '../activity.samples.ts';
import { registration } from '../index.ts';
import { days, fullDays } from './days.measure.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, staff, registration] });
});
afterAll(() => test.close());

const { sums: _, ...withoutSums } = days;
const { sums: _full, ...fullWithoutSums } = fullDays;
const [bySums, byRows] = [createRegistry([days, fullDays]), createRegistry([withoutSums, fullWithoutSums])];

const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const line = fc.record({
  person: pick('A1', 'A2'),
  day: pick('2017-12-31', '2018-01-01', '2018-02-28', '2018-03-01', '2018-12-31', '2019-01-01', '2020-02-29'),
  kind: pick('si-suivi', 'si-aide', 'si-projet', 'si-interne', 'support-aide'),
  application: pick(null, 'coriolis', 'melodie', 'portail'),
  domain: pick(null, null, 'civil', 'finances'),
  project: pick(null, null, 'refonte'),
  whom: pick({ body: 'arcueil' }, { body: 'opaly' }, { scope: 'shared' }, { scope: 'internal' }),
  days_hundredths: fc.integer({ min: 1, max: 100 }),
  origin: pick('imported', 'imported', 'synthetic'),
});

const values: Readonly<Record<string, readonly string[]>> = {
  team: ['si', 'pole', 'support'],
  kind: ['si-mco', 'si-suivi', 'si-projet', 'support-aide'],
  nature: ['run', 'assistance'],
  domain: ['interne', 'finances', 'civil'],
  application: ['coriolis', 'portail'],
  project: ['refonte'],
  beneficiary: ['arcueil', 'MULTI', 'INTERNE'],
  sharing: ['specific', 'shared'],
  body: ['arcueil', 'opaly'],
  category: ['town', 'housing-office'],
};
const coordinate = pick(...Object.keys(values)).chain((name) =>
  fc
    .oneof(pick(...(values[name] ?? [])), fc.subarray([...(values[name] ?? [])], { minLength: 1 }))
    .map((value) => [name, value] as const),
);
const period = pick('2018', '2019', '2018-03', '2018-12-31', '2017..2019', '2016', '2018-02').map(periodOf);
const question: fc.Arbitrary<Question> = fc.record({
  measure: pick(days.id, fullDays.id),
  period,
  at: fc.array(coordinate, { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
});

async function recordLines(
  actor: Actor,
  lines: readonly (typeof line extends fc.Arbitrary<infer One> ? One : never)[],
): Promise<void> {
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', { code: 'opaly', category: 'housing-office' }]);
    await recordCatalogue(tx, actor);
    await recordTeams(tx, actor);
    await recordPersons(tx, actor, [{ code: 'A1' }, { code: 'A2' }]);
    await recordTwoTrees(tx, actor);
    await record(tx, actor, 'activity.project', [{ code: 'refonte', name: 'Refonte', application: 'coriolis' }]);
    await recordSubscriptions(
      tx,
      actor,
      ['compta', 'etat-civil'].flatMap((of) =>
        ['arcueil', 'opaly'].map((body) => ({ function: of, body, from_day: '2018-06-01' })),
      ),
    );
    await record(tx, actor, 'activity.sharing_key', [
      { application: 'coriolis', year: 2018, rule: 'equal' },
      { application: null, year: 2019, rule: 'own' },
    ]);
    await record(tx, actor, 'activity.sharing_weight', [
      { application: null, year: 2019, body: 'arcueil', weight: 2 },
      { application: null, year: 2019, body: 'opaly', weight: 1 },
    ]);
    await recordTimeLines(
      tx,
      actor,
      lines.map(({ whom, ...rest }, index) => ({ ...rest, body: null, scope: null, ...whom, occurrence: index + 1 })),
    );
  });
}

it('the sums of lines are those of their rows, whatever the lines, the periods and the coordinates', {
  timeout: 120_000,
}, async () => {
  let operators = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 12 }),
      fc.array(question, { minLength: 1, maxLength: 8 }),
      pick(null, 'arcueil'),
      async (lines, questions, member) => {
        operators += 1;
        const actor = testActor(`sommes-${operators}`);
        await recordLines(actor, lines);
        const reader = member === null ? actor : { ...testActor(actor.operator, ['member-it-director']), member };
        const [sums, rows] = await test.database.read(reader, async (tx) => [
          await askMany(tx, bySums, questions),
          await askMany(tx, byRows, questions),
        ]);
        expect(sums).toEqual(rows);
        const { measure, period: over, at } = questions[0] ?? { measure: days.id, period: periodOf('2018'), at: {} };
        const brokenDown = (of: typeof bySums) =>
          test.database.read(reader, (tx) => breakdown(tx, of, { measure, period: over, at }, ['kind:root', 'beneficiary']));
        expect(await brokenDown(bySums)).toEqual(await brokenDown(byRows));
      },
    ),
    { numRuns: 25 },
  );
});
