import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { answering } from '../../../figures/answers.samples.ts';
import { day } from '../../../kernel/day.ts';
import { atDay, year } from '../../../kernel/period.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { recordCatalogue, recordSubscriptions } from '../catalogue.samples.ts';
import { registration } from '../index.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const on = (date: string) => atDay(day(date));

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly', 'ivry']);
    await recordCatalogue(tx, actor);
    await recordSubscriptions(tx, actor, [
      { function: 'etat-civil', body: 'arcueil' },
      { function: 'etat-civil', body: 'gentilly', from_day: '2020-01-01' },
      { function: 'compta', body: 'arcueil', to_day: '2021-01-01' }, // last day: 31/12/2020
      { function: 'marches', body: 'arcueil', from_day: '2018-03-01', to_day: '2019-03-01' },
      { function: 'marches', body: 'arcueil', from_day: '2019-02-01', users: 12 }, // overlaps the one above
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);

describe('deployments', () => {
  it('another operator’s are not seen: its own matrix is empty, a known 0', async () => {
    expect(await answer(testActor('beta'), 'catalogue.deployments', year(2020))).toBe('0');
  });

  it('an empty cell of the matrix is a known absence', async () => {
    expect(await answer(actor, 'catalogue.deployments', year(2020), { function: 'compta', body: 'ivry' })).toBe('0');
    expect(await answer(actor, 'catalogue.deployments', year(2020), { function: 'compta', body: 'arcueil' })).toBe('1');
  });

  it('count from their first day to their last, both included', async () => {
    const civil = { function: 'etat-civil', body: 'gentilly' };
    expect(await answer(actor, 'catalogue.deployments', on('2019-12-31'), civil)).toBe('0');
    expect(await answer(actor, 'catalogue.deployments', on('2020-01-01'), civil)).toBe('1');
    const accounts = { function: 'compta', body: 'arcueil' };
    expect(await answer(actor, 'catalogue.deployments', on('2020-12-31'), accounts)).toBe('1');
    expect(await answer(actor, 'catalogue.deployments', on('2021-01-01'), accounts)).toBe('0');
  });

  it('two stretches that overlap are one deployment', async () => {
    expect(await answer(actor, 'catalogue.deployments', on('2019-02-15'), { function: 'marches' })).toBe('1');
    expect(await answer(actor, 'catalogue.deployments', on('2018-02-28'), { function: 'marches' })).toBe('0');
  });

  it('add up by domain (a function’s own, else its application’s) and by vendor; a branch holds its leaves', async () => {
    expect(await answer(actor, 'catalogue.deployments', year(2020))).toBe('4');
    expect(await answer(actor, 'catalogue.deployments', year(2020), { domain: 'finances' })).toBe('1');
    expect(await answer(actor, 'catalogue.deployments', year(2020), { domain: 'interne' })).toBe('2');
    expect(await answer(actor, 'catalogue.deployments', year(2020), { vendor: 'bull', body: 'arcueil' })).toBe('2');
  });

  it('open to one row each, named for the reader', async () => {
    expect(await rows(actor, 'catalogue.deployments', year(2020), { domain: 'civil' })).toEqual([
      'État civil (MÉLODIE) — arcueil: melodie',
      'État civil (MÉLODIE) — gentilly: melodie',
    ]);
  });

  it('an application with two functions at one member counts once', async () => {
    expect(await answer(actor, 'catalogue.applications', year(2020), { body: 'arcueil' })).toBe('2');
    expect(await answer(actor, 'catalogue.applications', year(2020))).toBe('2');
    expect(await answer(actor, 'catalogue.applications', year(2021))).toBe('2');
    expect(await answer(actor, 'catalogue.applications', year(2020), { application: 'portail' })).toBe('0');
  });
});
