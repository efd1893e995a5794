import { afterAll, beforeAll, expect, it } from 'vitest';
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
const ofArcueil = { ...testActor('alpha', ['member-it-director']), member: 'arcueil' };

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly']);
    await recordCatalogue(tx, actor);
    await recordSubscriptions(tx, actor, [
      { function: 'compta', body: 'arcueil', users: 30, from_day: '2018-01-01' },
      { function: 'marches', body: 'arcueil', users: 10, from_day: '2018-01-01' },
      { function: 'compta', body: 'gentilly', users: 20, from_day: '2020-07-01' },
      { function: 'etat-civil', body: 'arcueil', users: 4, from_day: '2018-01-01' },
      { function: 'etat-civil', body: 'gentilly', from_day: '2018-01-01' },
      { function: 'intranet', body: 'gentilly', from_day: '2019-01-01' },
    ]);
  });
});
afterAll(() => test.close());
const { answer, rows } = answering(() => test.database, registration.measures);
const ask = (of: number, application: string, who = actor) => answer(who, 'catalogue.users', year(of), { application });

it('are unknown where nothing is deployed, and where no body says how many they are', async () => {
  expect(await ask(2016, 'coriolis')).toBe('unknown: no-record');
  expect(await ask(2019, 'portail')).toBe('unknown: no-value');
});

it('are 0 for an application that nobody uses while others are used', async () => {
  expect(await ask(2018, 'portail')).toBe('0');
});

it('are, at each body, the most of the functions, on the last day of the period', async () => {
  expect(await ask(2019, 'coriolis')).toBe('30');
  expect(await ask(2020, 'coriolis')).toBe('50');
  expect(await answer(actor, 'catalogue.users', atDay(day('2020-06-30')), { application: 'coriolis' })).toBe('30');
  expect(await rows(actor, 'catalogue.users', year(2020), { application: 'coriolis' })).toEqual([
    'CORIOLIS — arcueil: 30',
    'CORIOLIS — gentilly: 20',
  ]);
});

it('are approximate where one of the bodies does not say how many', async () => {
  expect(await ask(2019, 'melodie')).toBe('~ 4');
});

it('are told to a member for itself alone', async () => {
  expect(await answer(ofArcueil, 'catalogue.users', year(2020), { application: 'coriolis', body: 'arcueil' })).toBe('30');
  expect(await ask(2020, 'coriolis', ofArcueil)).toBe('unknown: withheld');
});
