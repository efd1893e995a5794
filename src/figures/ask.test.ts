import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Question } from '../kernel/figure.ts';
import { quantityOf } from '../kernel/figure.ts';
import type { ComposedMeasure } from '../kernel/measure.ts';
import { year, years } from '../kernel/period.ts';
import { toDecimal } from '../kernel/quantity.ts';
import { ask, askMany, breakdown } from './ask.ts';
import { openEvidence } from './evidence.ts';
import { type SampleRow, sampleMeasure } from './figures.samples.ts';
import { createRegistry } from './registry.ts';
import { askedPeriods } from './rows.store.ts';

const rows: SampleRow[] = [
  { id: 'a', year: '2020', town: 'arcueil', kind: ['alc', 'recurrent'], value: '100.10' },
  { id: 'b', year: '2020', town: 'arcueil', kind: ['core'], value: '50' },
  { id: 'c', year: '2020', town: 'ivry', kind: ['alc', 'specific'], value: null },
  { id: 'd', year: '2020', town: 'gentilly', kind: ['core'], value: '0', approximate: true },
  { id: 'e', year: '2018', town: 'arcueil', kind: ['core'], value: '120' },
  { id: 'f', year: '2020', town: null, kind: ['core'], value: '7', origin: 'synthetic' },
];
const paid = sampleMeasure('test.paid', rows);
const counted = sampleMeasure('test.counted', rows, { aggregate: 'count', unit: 'count', onNothing: 'zero' });
const only = sampleMeasure('test.only', rows, { aggregate: 'only' });
const confided = sampleMeasure('test.confided', rows, { readers: ['hr'] });
const kept = sampleMeasure('test.kept', rows, {
  complete: (periods) => sql`select q.asked from ${askedPeriods(periods)} where q.first >= '2019-01-01'`,
});
const composed = (id: string, compose: ComposedMeasure['compose']): ComposedMeasure => ({
  id,
  version: 1,
  label: { fr: id, en: id },
  definition: { fr: '', en: '' },
  unit: 'percent',
  dimensions: paid.dimensions,
  form: 'composed',
  compose,
});
const registry = createRegistry([
  paid,
  counted,
  only,
  confided,
  kept,
  composed('test.ratio', { rule: 'ratio', of: ['test.paid', 'test.counted'] }),
  composed('test.mean', { rule: 'mean', of: ['test.paid', 'test.counted', 'test.counted'] }),
  composed('test.confided-rate', { rule: 'rate', of: ['test.confided', 'test.counted'] }),
  composed('test.share', { rule: 'share', of: 'test.paid', over: ['town'] }),
  composed('test.change', { rule: 'change', of: 'test.paid' }),
  composed('test.rate', { rule: 'rate', of: ['test.paid', 'test.counted'] }),
]);

describe('asking a measure', () => {
  let test: TestDatabase;
  const actor = testActor();
  beforeAll(async () => {
    test = await openTestDatabase({});
  });
  afterAll(() => test.close());

  const answer = async (measure: string, at: Question['at'] = {}, period = year(2020)) => {
    const figure = await test.database.read(actor, (tx) => ask(tx, registry, { measure, at, period }));
    const quantity = quantityOf(figure.result);
    return quantity ? toDecimal(quantity, 2) : figure.result;
  };

  it('tells what is confided to some roles to nobody else: no value, no line, no row, nor through a figure made of it', async () => {
    const question = { measure: 'test.confided', at: {}, period: year(2020) };
    const asking = (roles: Actor['roles']) =>
      test.database.read(testActor('alpha', roles), async (tx) => ({
        figures: (await askMany(tx, registry, [question, { ...question, measure: 'test.confided-rate' }])).map(
          ({ result }) => result.found,
        ),
        lines: (await breakdown(tx, registry, question, ['town'])).length,
        rows: (await openEvidence(tx, registry, question, { limit: 10, offset: 0 })).rows.length,
      }));
    expect(await asking(['administrator', 'direction'])).toEqual({ figures: ['unknown', 'unknown'], lines: 0, rows: 0 });
    expect(await asking(['agent', 'hr'])).toEqual({ figures: ['known', 'known'], lines: 3, rows: 5 });
  });

  it('refuses a dimension that the measure lacks', async () => {
    await expect(answer('test.paid', { colour: 'blue' })).rejects.toThrow('ne se lit pas par « colour »');
  });

  it('is unknown when nothing is recorded, and when rows carry no value; never 0', async () => {
    expect(await answer('test.paid', { town: 'vitry' })).toEqual({ found: 'unknown', reason: 'no-record' });
    expect(await answer('test.paid', { town: 'ivry' })).toEqual({ found: 'unknown', reason: 'no-value' });
  });

  it('is a known 0 when a 0 is recorded, or when a complete register holds nothing', async () => {
    expect(await answer('test.paid', { town: 'gentilly' })).toBe('0.00');
    expect(await answer('test.counted', { town: 'vitry' })).toBe('0.00');
  });

  it('is 0 over nothing, a sum too, in the periods that its register covers, and unknown in the others', async () => {
    expect(await answer('test.kept', { town: 'vitry' })).toBe('0.00');
    expect(await answer('test.kept', { town: 'vitry' }, year(2018))).toEqual({ found: 'unknown', reason: 'no-record' });
    expect(await answer('test.kept', { town: 'ivry' })).toEqual({ found: 'unknown', reason: 'no-value' });
    expect(await answer('test.kept', { town: 'arcueil' }, year(2018))).toBe('120.00');
  });

  it('is a ratio, unknown on a zero base, and a mean, each by its own rule', async () => {
    expect(await answer('test.ratio', { town: 'arcueil' })).toBe('75.05');
    expect(await answer('test.ratio', { town: 'vitry' })).toEqual({ found: 'unknown', reason: 'no-record' });
    expect(await answer('test.mean', { town: 'arcueil' })).toBe('51.37');
  });

  it('adds up by one value, by several, and by a branch of a tree', async () => {
    expect(await answer('test.paid', { town: 'arcueil' })).toBe('150.10');
    expect(await answer('test.paid', { town: ['arcueil', 'gentilly'] })).toBe('150.10');
    expect(await answer('test.paid', { kind: 'alc' })).toBe('100.10');
    expect(await answer('test.paid', { kind: ['specific', 'core'], town: 'arcueil' })).toBe('50.00');
    expect(await answer('test.paid')).toBe('157.10');
  });

  it('is ambiguous where one value is expected and several are found', async () => {
    expect(await answer('test.only', { town: 'arcueil' })).toEqual({ found: 'unknown', reason: 'ambiguous' });
    expect(await answer('test.only', { town: 'arcueil', kind: 'core' })).toBe('50.00');
  });

  it('is a share of the whole, a change over years, a rate; unknown on a zero base and with an unknown part', async () => {
    expect(await answer('test.share', { town: 'arcueil' })).toBe('95.54');
    expect(await answer('test.change', { town: 'arcueil', kind: 'core' }, years(2018, 2020))).toBe('-58.33');
    expect(await answer('test.change', { town: 'arcueil' }, year(2020))).toMatchObject({ reason: 'one-year' });
    expect(await answer('test.change', { town: 'gentilly' }, years(2018, 2020))).toEqual({
      found: 'unknown',
      reason: 'no-record',
    });
    expect(await answer('test.rate', { town: 'vitry' })).toEqual({ found: 'unknown', reason: 'no-record' });
    expect(await answer('test.rate', { town: 'gentilly', kind: 'alc' })).toEqual({ found: 'unknown', reason: 'no-record' });
  });

  it('says that it is approximate or synthetic as soon as one row is', async () => {
    const figure = await test.database.read(actor, (tx) =>
      ask(tx, registry, { measure: 'test.paid', at: {}, period: year(2020) }),
    );
    expect(figure).toMatchObject({ result: { approximate: true }, source: { synthetic: true, rowCount: 5 } });
  });

  it('breaks down by the leaves or by the roots of a tree', async () => {
    const lines = async (by: string[]) =>
      (
        await test.database.read(actor, (tx) => breakdown(tx, registry, { measure: 'test.paid', at: {}, period: year(2020) }, by))
      ).map((line) => Object.values(line.at).join('/'));
    expect(await lines(['kind'])).toEqual(['core', 'recurrent', 'specific']);
    expect(await lines(['kind:root', 'town'])).toEqual(['alc/arcueil', 'alc/ivry', 'core/arcueil', 'core/gentilly']);
  });

  it('opens exactly the rows that were added up, whatever the filter', async () => {
    const towns = fc.subarray(['arcueil', 'ivry', 'gentilly', 'vitry'], { minLength: 1 });
    const kinds = fc.subarray(['alc', 'core', 'recurrent', 'specific'], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.option(towns), fc.option(kinds), async (town, kind) => {
        const at = { ...(town ? { town } : {}), ...(kind ? { kind } : {}) };
        const evidence = await test.database.read(actor, (tx) =>
          openEvidence(tx, registry, { measure: 'test.paid', at, period: year(2020) }, { limit: 100, offset: 0 }),
        );
        const expected = rows.filter(
          (row) =>
            row.year === '2020' &&
            (!town || (row.town !== null && town.includes(row.town))) &&
            (!kind || row.kind.some((step) => kind.includes(step))),
        );
        expect(evidence.rows.map((row) => row.row_id)).toEqual(expected.map((row) => row.id));
        expect(evidence.rowCount).toBe(expected.length);
        const cents = expected.reduce((total, row) => total + Math.round(Number(row.value ?? 0) * 100), 0);
        const quantity = quantityOf(evidence.figure.result);
        if (quantity) expect(toDecimal(quantity, 2)).toBe((cents / 100).toFixed(2));
        else expect(expected.every((row) => row.value === null)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('answers many questions as it answers each', async () => {
    const questions: Question[] = [{ town: 'arcueil' }, { town: 'ivry' }, { kind: 'alc' }, { town: ['arcueil', 'ivry'] }, {}].map(
      (at) => ({ measure: 'test.paid', at, period: year(2020) }),
    );
    await test.database.read(actor, async (tx) => {
      const together = await askMany(tx, registry, questions);
      for (const [index, question] of questions.entries()) expect(together[index]).toEqual(await ask(tx, registry, question));
    });
  });

  it('opens a composed figure to its parts', async () => {
    const evidence = await test.database.read(actor, (tx) =>
      openEvidence(
        tx,
        registry,
        { measure: 'test.share', at: { town: 'arcueil' }, period: year(2020) },
        { limit: 10, offset: 0 },
      ),
    );
    expect(evidence.rows).toEqual([]);
    expect(evidence.parts.map((part) => part.question.at)).toEqual([{ town: 'arcueil' }, {}]);
  });
});
