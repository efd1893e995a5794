import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../../database/testing.ts';
import { createRegistry } from '../../../../figures/registry.ts';
import { readPageTables } from '../../../../http/page-tables.ts';
import type { Actor } from '../../../../kernel/actor.ts';
import { day } from '../../../../kernel/day.ts';
import { type AnsweredTable, answerTables } from '../../../../sheets/answered-table.ts';
import { sheetFile } from '../../../../sheets/sheet-file.ts';
import { recordCatalogue, recordSubscriptions } from '../../../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../../../catalogue/index.ts';
import { recordBodies } from '../../../directory/directory.samples.ts';
import { registration as directory } from '../../../directory/index.ts';
import { registration as staff } from '../../../staff/index.ts';
import { recordPersons, recordTeams } from '../../../staff/staff.samples.ts';
import { recordTimeLines, recordTwoTrees } from '../../activity.samples.ts';
import { type DaysSheet, daysSheets } from '../../days.paths.ts';
import { registration } from '../../index.ts';
import { loadDays } from './sheets.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const empty = testActor('beta');
const ofGentilly: Actor = { ...testActor('alpha', ['member-it-director']), member: 'gentilly' };
const capabilities = [directory, catalogue, staff, registration];
const registry = createRegistry(capabilities.flatMap(({ measures }) => measures));
const today = day('2020-06-30');

beforeAll(async () => {
  test = await openTestDatabase({ capabilities });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['gentilly', 'ivry', { code: 'oph', name: 'OPH', category: 'housing-office' }]);
    await recordCatalogue(tx, actor);
    await recordTeams(tx, actor);
    await recordPersons(tx, actor, [{ code: 'A1' }]);
    await recordTwoTrees(tx, actor);
    await recordSubscriptions(tx, actor, [
      { function: 'compta', body: 'gentilly' },
      { function: 'compta', body: 'oph' },
    ]);
    const line = { person: 'A1', kind: 'si-suivi', application: 'coriolis' };
    await recordTimeLines(tx, actor, [
      { ...line, day: '2018-03-12', body: 'gentilly' },
      { ...line, day: '2019-03-12', body: 'gentilly' },
      { ...line, day: '2019-03-13', scope: 'shared' },
      { person: 'A1', kind: 'si-aide', day: '2019-03-14', application: 'melodie', body: 'oph', days_hundredths: 50 },
      { person: 'A1', kind: 'support-aide', day: '2019-03-15' },
      { person: 'A1', kind: 'si-projet', day: '2020-03-15' },
    ]);
    await record(tx, actor, 'activity.sharing_key', [{ year: 2018, rule: 'equal' }]);
  });
});
afterAll(() => test.close());

const doors = capabilities.flatMap(({ reader }) => (reader ? [reader] : []));
const read = (sheet: DaysSheet, query: string, who = actor) =>
  test.database.read(who, (tx) => {
    const url = new URL(`http://essai/temps?${query}`);
    return loadDays({ actor: who, tx, registry, today, url, doors, pages: [] }, sheet);
  });

const cellsOf = (table: AnsweredTable) => [
  table.columns.join(' '),
  ...table.rows.map(({ label, cells }) => `${label}: ${cells.map((cell) => cell?.text.replace(/\s/g, '') ?? '').join(' ')}`),
];

async function table(sheet: DaysSheet, id: string, query = ''): Promise<string[]> {
  const found = (await read(sheet, query)).tables.find((one) => one.id === id);
  return found ? cellsOf(found) : [];
}

describe('the sheets of days', () => {
  it('are empty, and fail for nobody, while no time is recorded', async () => {
    for (const { sheet } of daysSheets) expect((await read(sheet, 'annee=mille', empty)).tables).toEqual([]);
  });

  it('tell the last year that is over unless another is asked, its share and its change', async () => {
    expect((await read('synthese', '')).moment).toMatchObject({ year: 2019, years: [2020, 2019, 2018], before: 2018 });
    expect(await table('synthese', 'jours-par-partage')).toEqual([
      '2018 2019 Part 2019 Évolution 2018–2019',
      'Pour un adhérent ou un client: 1 1,5 42,9% +50,0%',
      'Partagés (MULTI): 0 1 28,6% inconnu', // from nothing, no change can be told
      'Internes (INTERNE): 0 1 28,6% inconnu',
      'Total: 1 3,5 100,0% +250,0%',
    ]);
    expect((await table('synthese', 'jours-par-partage', 'annee=2018'))[0]).toBe('2018 Part 2018');
  });

  it('open a kind of work on those that it holds', async () => {
    const labels = async (query: string) => (await table('types', 'jours-par-type', query)).map((line) => line.split(':')[0]);
    expect(await labels('')).not.toContain('si-suivi');
    expect(await labels('ouvrir=si-mco')).toEqual(expect.arrayContaining(['MCO', 'Suivi d’application', 'Assistance']));
    expect(await labels('ouvrir=tout')).toEqual(await labels('ouvrir=si-mco'));
  });

  it('rank applications by the year that is read, under them what has one and what has none', async () => {
    expect(await table('domaines', 'jours-par-logiciel')).toEqual([
      '2018 2019 Part 2019 Évolution 2018–2019',
      'CORIOLIS: 1 2 57,1% +100,0%',
      'MÉLODIE: 0 0,5 14,3% inconnu',
      'Tous les logiciels: 1 2,5 71,4% +150,0%',
      'Tous les jours: 1 3,5 100,0% +250,0%',
    ]);
  });

  it('read shared days as recorded, or spread by the key, to the same total', async () => {
    const days = async (query: string) =>
      (await table('beneficiaires', 'jours-par-beneficiaire', query))
        .slice(1)
        .map((line) => line.replace(/: \S+ (\S+) .*/, ': $1'));
    expect(await days('')).toEqual([
      'Villes: 1',
      'gentilly: 1',
      'ivry: 0', // served, and nothing was done for it: not the same as unknown
      'Offices publics de l’habitat: 0,5',
      'OPH: 0,5',
      'MULTI (jours partagés): 1',
      'INTERNE (l’opérateur): 1',
      'Total: 3,5',
    ]);
    expect(await days('lecture=repartie')).toEqual([
      'Villes: 1,5',
      'gentilly: 1,5',
      'ivry: 0',
      'Offices publics de l’habitat: 1',
      'OPH: 1',
      'MULTI (jours partagés): 0',
      'INTERNE (l’opérateur): 1',
      'Total: 3,5',
    ]);
  });

  it('mark an unfinished year, and are taken away one by one', async () => {
    const { tables } = await read('mois', 'annee=2019');
    const total = tables[0]?.rows.at(-1)?.cells ?? [];
    // Months in which nothing is recorded are unknown, not 0, and have nothing to mark.
    expect([total[1]?.text, total[2]?.text, total[2]?.unfinished, total[12]?.unfinished]).toEqual(['inconnu', '3,5', true, true]);
    const file = await sheetFile(tables, 'jours-par-mois', '2019').text();
    expect(file.split('\r\n').at(-2)).toMatch(/^Total;;;3,5;;;;;;;;;;3,5;mars, Total$/);
    expect(() => sheetFile(tables, 'jours-par-couleur', '2019')).toThrow('Ce tableau n’existe pas');
  });
});

describe('the days on the page of a member', () => {
  const page = (who: Actor, code: string) =>
    test.database.read(who, async (tx) => {
      const reading = { actor: who, tx, registry, today, url: new URL('http://essai/'), doors };
      return answerTables(reading, await readPageTables(reading, { kind: 'body', code, name: code }));
    });

  it('are told in both readings to the operator, and to the member those that were for it alone', async () => {
    const [ofOperator] = await page(actor, 'gentilly');
    expect(ofOperator && cellsOf(ofOperator).slice(-2)).toEqual(['Pour lui seul: 1 1', 'Avec sa part des jours partagés: 1 1,5']);
    const [ofMember] = await page(ofGentilly, 'gentilly');
    expect(ofMember && cellsOf(ofMember)).toEqual([
      '2018 2019',
      'Maintien en condition opérationnelle: 1 1',
      'Pour vous seuls: 1 1',
    ]);
  });
});
