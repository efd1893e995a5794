import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../database/face.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { recordBodies } from '../directory/directory.samples.ts';
import { registration as directory } from '../directory/index.ts';
import { recordContributions, recordKinds } from './contributions.samples.ts';
import { listContributions, listContributionYears, listKinds, registration } from './index.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const read = <T>(run: (tx: Tx) => Promise<T>, who = actor) => test.database.read(who, run);

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly']);
    await recordKinds(tx, actor);
    await recordContributions(tx, actor, [
      { year: 2018, body: 'arcueil', kind: 'socle', amount_cents: 309_012_00 },
      { year: 2018, body: 'gentilly', kind: 'socle', amount_cents: 0, source: 'délibération' },
      { year: 2020, body: 'arcueil', kind: 'infogerance', amount_with_tax_cents: 120_00 },
    ]);
  });
});
afterAll(() => test.close());

describe('contributions', () => {
  it('are not those of another operator', async () => {
    expect(await read((tx) => listContributions(tx, {}), testActor('beta'))).toEqual([]);
    expect(await read(listKinds, testActor('beta'))).toEqual([]);
  });

  it('a line without any amount, or the same year, body and kind twice, is refused by the database', async () => {
    const add = (row: Readonly<Record<string, unknown>>) =>
      test.database.transaction(actor, (tx) => recordContributions(tx, actor, [row]));
    await expect(add({ year: 2019, body: 'arcueil', kind: 'socle' })).rejects.toThrow();
    await expect(add({ year: 2018, body: 'arcueil', kind: 'socle', amount_cents: 1 })).rejects.toThrow();
  });

  it('are listed by year, by body, or both; an absent amount is null and zero is 0', async () => {
    expect(await read(listContributionYears)).toEqual([2020, 2018]);
    expect(await read((tx) => listContributions(tx, { year: 2018 }))).toMatchObject([
      { body: 'arcueil', kindName: 'Socle', amount: 30901200, amountWithTax: null },
      { body: 'gentilly', amount: 0, source: 'délibération' },
    ]);
    expect((await read((tx) => listContributions(tx, { body: 'arcueil' }))).map((one) => one.year)).toEqual([2018, 2020]);
    expect(await read((tx) => listContributions(tx, { year: 2020, body: 'gentilly' }))).toEqual([]);
  });

  it('kinds carry their parent and their days', async () => {
    expect((await read(listKinds)).find((kind) => kind.code === 'socle')).toEqual({
      code: 'socle',
      name: 'Socle',
      parent: 'infogerance',
      fromDay: null,
      toDay: '2019-01-01',
    });
  });
});
