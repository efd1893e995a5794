import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import type { Coordinates } from '../../../kernel/figure.ts';
import { parsePeriod, year } from '../../../kernel/period.ts';
import { recordCatalogue } from '../../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration } from '../index.ts';
import { recordIndicators, recordValues } from '../indicators.samples.ts';

let test: TestDatabase;
const actor = testActor('alpha');

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly', 'ivry']);
    await recordCatalogue(tx, actor);
    await recordIndicators(tx, actor, [
      { code: 'actes', name: 'Actes enregistrés', application: 'melodie', source: 'extraction annuelle' },
      { code: 'mandats', domain: 'finances', period_kind: 'month' },
      { code: 'electeurs', period_kind: 'date', accumulation: 'last' },
      { code: 'dossiers', accumulation: 'last' },
      { code: 'vacations', unit: 'hours' },
      { code: 'securisees', unit: 'percent', accumulation: 'last' },
      { code: 'interfaces', unit: 'text', accumulation: 'last' },
    ]);
    await recordValues(tx, actor, [
      { indicator: 'actes', period: '2016', value: 4000 },
      { indicator: 'actes', period: '2018', value: 6218, source: 'bilan 2018' },
      { indicator: 'actes', period: '2019', value: 0 },
      { indicator: 'actes', period: '2020', value: 6000, approximate: true },
      { indicator: 'actes', body: 'arcueil', period: '2020', value: 1500 },
      { indicator: 'actes', body: 'gentilly', period: '2020', value: 1000 },
      { indicator: 'mandats', body: 'arcueil', period: '2020-01', value: 100 },
      { indicator: 'mandats', body: 'arcueil', period: '2020-12', value: 50 },
      { indicator: 'mandats', body: 'gentilly', period: '2020-12', value: 7 },
      { indicator: 'mandats', body: 'ivry', period: '2020-12' },
      { indicator: 'electeurs', body: 'arcueil', period: '2020-03-15', value: 12000 },
      { indicator: 'electeurs', body: 'arcueil', period: '2020-12-31', value: 12100 },
      { indicator: 'electeurs', body: 'gentilly', period: '2020-06-28', value: 9000 },
      { indicator: 'electeurs', body: 'gentilly', period: '2020-12-31' }, // not counted that day
      { indicator: 'dossiers', period: '2018', value: 15000 },
      { indicator: 'dossiers', period: '2020', value: 12000 },
      { indicator: 'vacations', period: '2020', value: '107766.5' },
      { indicator: 'securisees', period: '2020', value: 63 },
      { indicator: 'securisees', body: 'arcueil', period: '2020', value: 70 },
      { indicator: 'interfaces', period: '2020', text_value: 'CORIOLIS, INSER' },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

const ask = (measure: string, indicator: string, period: string, at: Coordinates = {}, who = actor) => {
  const parsed = parsePeriod(period);
  if (!parsed) throw new RangeError(period);
  return answer(who, `indicators.${measure}`, parsed, { indicator, ...at });
};

describe('volumes', () => {
  it('are unknown where nothing is recorded or nothing known, 0 where 0 is, and unseen by another operator', async () => {
    expect(await ask('value', 'actes', '2017')).toBe('unknown: no-record');
    expect(await ask('value', 'mandats', '2020', { body: 'ivry' })).toBe('unknown: no-value');
    expect(await ask('value', 'actes', '2019')).toBe('0');
    expect(await ask('value', 'actes', '2018', {}, testActor('beta'))).toBe('unknown: no-record');
  });

  it('belong to the period asked when their own lies within it', async () => {
    expect(await ask('value', 'mandats', '2020-01')).toBe('100');
    expect(await ask('value', 'mandats', '2020-02')).toBe('unknown: no-record');
    expect(await ask('value', 'mandats', '2020')).toBe('157'); // 100 + 50 + 7, and one unknown
    expect(await ask('value', 'actes', '2018-06')).toBe('unknown: no-record');
    expect(await ask('value', 'actes', '2016..2018')).toBe('10218');
    expect(await ask('value', 'electeurs', '2020-03-15')).toBe('12000');
    expect(await ask('value', 'electeurs', '2020-03-16')).toBe('unknown: no-record');
  });

  it('that do not accumulate are the last known of each member', async () => {
    expect(await ask('value', 'electeurs', '2020', { body: 'arcueil' })).toBe('12100');
    expect(await ask('value', 'electeurs', '2020', { body: 'gentilly' })).toBe('9000');
    expect(await ask('value', 'electeurs', '2020')).toBe('21100');
    expect(await ask('value', 'dossiers', '2016..2020')).toBe('12000');
  });

  it('a value for all is the total, and members’ values share it out without being added', async () => {
    expect(await ask('value', 'actes', '2020')).toBe('~ 6000');
    expect(await ask('value', 'actes', '2020', { body: 'arcueil' })).toBe('1500');
    expect(await ask('value', 'actes', '2020', { body: ['arcueil', 'gentilly'] })).toBe('2500');
    expect(await rows(actor, 'indicators.value', year(2020), { indicator: 'actes' })).toEqual([
      'Actes enregistrés — arcueil, 2020: 1500',
      'Actes enregistrés — gentilly, 2020: 1000',
      'Actes enregistrés — part non répartie entre les adhérents, 2020: 3500',
    ]);
  });

  it('however members share a total out, the total stays as recorded and each member keeps its own', async () => {
    const amount = fc.integer({ min: 0, max: 10_000 });
    const split = fc.record({ all: amount, arcueil: fc.option(amount), gentilly: fc.option(amount) });
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(split, fc.constantFrom('sum', 'last'), async ({ all, arcueil, gentilly }, accumulation) => {
        runs += 1;
        const indicator = `partage-${runs}`;
        await test.database.transaction(actor, async (tx) => {
          await recordIndicators(tx, actor, [{ code: indicator, accumulation }]);
          await recordValues(tx, actor, [
            { indicator, period: '2020', value: all },
            ...Object.entries({ arcueil, gentilly }).flatMap(([body, value]) =>
              value === null ? [] : [{ indicator, period: '2020', body, value }],
            ),
          ]);
        });
        expect(await ask('value', indicator, '2020')).toBe(String(all));
        expect(await ask('value', indicator, '2020', { body: 'arcueil' })).toBe(
          arcueil === null ? 'unknown: no-record' : String(arcueil),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('are asked by application, and by domain: their own, else their application’s', async () => {
    expect(await answer(actor, 'indicators.value', year(2018), { application: 'melodie' })).toBe('6218');
    expect(await answer(actor, 'indicators.value', year(2018), { domain: 'civil' })).toBe('6218');
    expect(await answer(actor, 'indicators.value', year(2020), { domain: 'interne' })).toBe('157');
  });

  it('of each unit have a measure of their own', async () => {
    expect(await ask('hours', 'vacations', '2020')).toBe('107766.5');
    expect(await ask('value', 'vacations', '2020')).toBe('unknown: no-record');
    expect(await ask('text', 'interfaces', '2020')).toBe('CORIOLIS, INSER');
  });

  it('percentages are read, never added', async () => {
    expect(await ask('percent', 'securisees', '2020', { body: 'arcueil' })).toBe('70');
    expect(await ask('percent', 'securisees', '2020')).toBe('unknown: ambiguous');
  });

  it('change from the first year of a stretch to the last; unknown when one is, or from 0', async () => {
    expect(await ask('change', 'actes', '2016..2018')).toBe('55.45');
    expect(await ask('change', 'dossiers', '2018..2020')).toBe('-20');
    expect(await ask('change', 'actes', '2017..2018')).toBe('unknown: no-record');
    expect(await ask('change', 'actes', '2019..2020')).toBe('unknown: zero-base');
  });
});

describe('the database', () => {
  it('refuses a value whose period is not of its indicator’s kind', async () => {
    for (const period of ['2020-01', '2020-01-01']) {
      await expect(
        test.database.transaction(actor, (tx) => recordValues(tx, actor, [{ indicator: 'actes', period, value: 1 }])),
      ).rejects.toThrow();
    }
  });

  it('refuses two values for all members of one indicator and period', async () => {
    await expect(
      test.database.transaction(actor, (tx) => recordValues(tx, actor, [{ indicator: 'actes', period: '2018', value: 1 }])),
    ).rejects.toThrow();
  });
});
