import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { createRegistry } from '../../../figures/registry.ts';
import { day } from '../../../kernel/day.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { registration } from '../index.ts';
import { recordCourses, recordEnrolments, recordSessions } from '../training.samples.ts';
import { loadOverview } from './overview.load.ts';

let test: TestDatabase;
const actor = testActor('alpha', ['direction']);
const capabilities = [directory, catalogue, staff, registration];
const registry = createRegistry(capabilities.flatMap(({ measures }) => measures));

beforeAll(async () => {
  test = await openTestDatabase({ capabilities });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly']);
    await recordCourses(tx, actor, [{ code: 'tableur' }, { code: 'comptes', category: 'business' }]);
    await recordSessions(tx, actor, [
      { code: 'T1', course: 'tableur', first_day: '2019-05-02', cost_cents: 900_00 },
      { code: 'T2', course: 'tableur', first_day: '2019-06-03' },
      { code: 'C1', course: 'comptes', first_day: '2018-05-02', days_hundredths: 100 },
      { code: 'T3', course: 'tableur', first_day: '2021-01-11' },
    ]);
    await recordEnrolments(tx, actor, 'T1', [
      { participant: '8007', body: 'arcueil', presence: 'present' },
      { participant: '8008', body: 'arcueil', presence: 'present' },
      { participant: '8009', body: 'gentilly', presence: 'absent' },
    ]);
    await recordEnrolments(tx, actor, 'C1', [
      { participant: '8007', body: 'arcueil', presence: 'present' },
      { participant: '8010' },
    ]);
    await recordEnrolments(tx, actor, 'T3', [{ participant: '8011', presence: 'absent' }]);
  });
});
afterAll(() => test.close());

const load = (query = '', who = actor) =>
  test.database.read(who, (tx) => {
    const url = new URL(`http://site.example/formation?${query}`);
    return loadOverview({ tx, actor: who, registry, today: day('2020-06-01'), url, doors: [], pages: [] });
  });

const linesOf = ({ tables }: Awaited<ReturnType<typeof load>>, id: string) =>
  tables
    .find((table) => table.id === id)
    ?.rows.map(({ label, cells }) => `${label}: ${cells.map((cell) => cell?.text.replaceAll(/\s/g, ' ')).join(' | ')}`);

it('tells trainees, their days and days given by category, of the last year that has sessions and of those before', async () => {
  const read = await load();
  expect([read.current, read.isRunning, read.years]).toEqual([2019, false, [2018, 2019, 2020, 2021]]);
  expect(linesOf(read, 'formation-par-categorie')).toEqual([
    'Agents formés, bureautique: 0 | 2',
    'Agents formés, métier: 1 | 0',
    'Agents formés, reclassement: 0 | 0',
    'Agents formés: 1 | 2',
    'Jours-agents, bureautique: 0 | 1',
    'Jours-agents, métier: 1 | 0',
    'Jours-agents, reclassement: 0 | 0',
    'Jours-agents: 1 | 1',
    'Jours de formation, bureautique: 0 | 1',
    'Jours de formation, métier: 1 | 0',
    'Jours de formation, reclassement: 0 | 0',
    'Jours de formation: 1 | 1',
  ]);
  expect(read.answer).toBe('En 2019 : 1 jour de formation, 2 agents formés.');
  expect(linesOf(read, 'formation-par-adherent')).toEqual(['arcueil: 2 | 1 | 0', 'gentilly: 0 | 0 | 1', 'Ensemble: 2 | 1 | 1']);
});

it('tells what sessions cost, each and for each agent trained, where some cost is recorded', async () => {
  expect(linesOf(await load('annee=2019'), 'formation-couts')).toEqual([
    'bureautique: 900,00 € | 900,00 € | 450,00 €',
    'métier: inconnu | inconnu | inconnu',
    'reclassement: inconnu | inconnu | inconnu',
    'Ensemble: 900,00 € | 900,00 € | 450,00 €',
  ]);
  expect(linesOf(await load('annee=2018'), 'formation-couts')).toBeUndefined();
});

it('agrees with a number that is approximate, as where the length of one of the sessions is unknown', async () => {
  const delta = testActor('delta', ['direction']);
  await test.database.transaction(delta, async (tx) => {
    await recordCourses(tx, delta, [{ code: 'tableur' }]);
    await recordSessions(tx, delta, [
      { code: 'T1', course: 'tableur', first_day: '2019-05-02', days_hundredths: 100 },
      { code: 'T2', course: 'tableur', first_day: '2019-06-03', days_hundredths: null },
    ]);
    await recordEnrolments(tx, delta, 'T1', [{ participant: '8007', presence: 'present' }]);
  });
  expect((await load('annee=2019', delta)).answer).toBe('En 2019 : env.\u00a01 jour de formation, 1 agent formé.');
});

it('is empty where nothing is recorded, and begins with this year where all is to come', async () => {
  expect(await load('', testActor('beta', ['direction']))).toMatchObject({ isEmpty: true, tables: [] });
  const gamma = testActor('gamma', ['direction']);
  await test.database.transaction(gamma, async (tx) => {
    await recordCourses(tx, gamma, [{ code: 'tableur' }]);
    await recordSessions(tx, gamma, [{ code: 'T1', course: 'tableur', first_day: '2021-01-11' }]);
  });
  expect(await load('', gamma)).toMatchObject({
    ...{ isEmpty: false, current: 2020, isRunning: true, years: [2020, 2021] },
    answer: 'En 2020, année en cours : jours de formation inconnus, agents formés inconnus.',
  });
});

it('says that those without a member are on no row, where any came or did not', async () => {
  const noteOf = async (query: string) => (await load(query)).tables.find(({ id }) => id === 'formation-par-adherent')?.note;
  expect(linesOf(await load('annee=2021'), 'formation-par-adherent')).toEqual(['Ensemble: 0 | 0 | 1']);
  expect(await noteOf('annee=2021')).toBe(
    'Les inscrits sans adhérent ne sont sur aucune ligne : l’ensemble est plus que la somme des adhérents.',
  );
  expect([await noteOf('annee=2018'), await noteOf('annee=2019')]).toEqual([undefined, undefined]);
});
