import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../database/face.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { recordCatalogue } from '../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { recordBodies } from '../directory/directory.samples.ts';
import { registration as directory } from '../directory/index.ts';
import { getIndicator, listIndicators, listValues, registration } from './index.ts';
import { recordIndicators, recordValues } from './indicators.samples.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const read = <T>(run: (tx: Tx) => Promise<T>, who = actor) => test.database.read(who, run);

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, catalogue, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil']);
    await recordCatalogue(tx, actor);
    await recordIndicators(tx, actor, [
      { code: 'actes', application: 'melodie' },
      { code: 'mandats', domain: 'finances', period_kind: 'month' },
      { code: 'autre' },
    ]);
    await recordValues(tx, actor, [
      { indicator: 'actes', period: '2020', value: '6218.50', approximate: true },
      { indicator: 'actes', body: 'arcueil', period: '2020', value: 100 },
      { indicator: 'actes', period: '2018' },
      { indicator: 'mandats', body: 'arcueil', period: '2020-12', value: 7 },
      { indicator: 'mandats', body: 'arcueil', period: '2020-01', value: 5 },
    ]);
  });
});
afterAll(() => test.close());

describe('indicators', () => {
  it('are not those of another operator', async () => {
    expect(await read(listIndicators, testActor('beta'))).toEqual([]);
    await expect(read((tx) => getIndicator(tx, 'acte'))).rejects.toThrow('« actes »');
  });

  it('stand by domain, their own or their application’s, with the years of their values', async () => {
    expect((await read(listIndicators)).map(({ code, domainName, years }) => [code, domainName, years])).toEqual([
      ['actes', 'Affaires civiles', [2018, 2020]],
      ['mandats', 'Finances', [2020]],
      ['autre', null, []],
    ]);
  });

  it('list their values, exact, the oldest period first and all members before each', async () => {
    expect(await read((tx) => listValues(tx, { indicator: 'actes' }))).toMatchObject([
      { period: '2018', value: null, approximate: false },
      { period: '2020', body: null, value: '6218.50', approximate: true },
      { period: '2020', bodyName: 'arcueil', value: '100' },
    ]);
    expect((await read((tx) => listValues(tx, { body: 'arcueil' }))).map((one) => `${one.indicator} ${one.period}`)).toEqual([
      'actes 2020',
      'mandats 2020-01',
      'mandats 2020-12',
    ]);
  });
});
