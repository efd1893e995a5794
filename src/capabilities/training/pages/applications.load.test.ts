import { afterAll, beforeAll, expect, it } from 'vitest';
import { record } from '../../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../../database/testing.ts';
import { createRegistry } from '../../../figures/registry.ts';
import { day } from '../../../kernel/day.ts';
import { listFile } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { recordKinds, recordTimeLines } from '../../activity/activity.samples.ts';
import { registration as activity } from '../../activity/index.ts';
import { recordCatalogue, recordSubscriptions } from '../../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../../catalogue/index.ts';
import { recordBodies } from '../../directory/directory.samples.ts';
import { registration as directory } from '../../directory/index.ts';
import { registration as staff } from '../../staff/index.ts';
import { recordPersons, recordTeams } from '../../staff/staff.samples.ts';
import { registration } from '../index.ts';
import { setShownLines } from '../shown-line.store.ts';
import { recordCourses, recordEnrolments, recordSessions } from '../training.samples.ts';
import { cellText, loadApplications, rowColumns } from './applications.load.ts';

let test: TestDatabase;
const actor = testActor('alpha', ['direction']);
const capabilities = [directory, catalogue, staff, activity, registration];
const registry = createRegistry(capabilities.flatMap(({ measures }) => measures));

beforeAll(async () => {
  test = await openTestDatabase({ capabilities });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil']);
    await recordCatalogue(tx, actor);
    await recordTeams(tx, actor);
    await recordPersons(tx, actor, [{ code: 'A1' }]);
    await recordSubscriptions(tx, actor, [
      { function: 'compta', body: 'arcueil', users: 30, from_day: '2018-07-01' },
      { function: 'etat-civil', body: 'arcueil', from_day: '2018-07-01' },
    ]);
    await recordKinds(tx, actor, [{ code: 'aide', team: 'si', nature: 'assistance' }]);
    await recordTimeLines(tx, actor, [
      { person: 'A1', day: '2019-03-12', kind: 'aide', application: 'coriolis', body: 'arcueil', days_hundredths: 50 },
    ]);
    await recordCourses(tx, actor, [{ code: 'comptes', category: 'business', application: 'coriolis' }]);
    await recordSessions(tx, actor, [{ code: 'C1', course: 'comptes', first_day: '2018-05-02' }]);
    await recordEnrolments(tx, actor, 'C1', [{ participant: 'P1', presence: 'present' }]);
  });
});
afterAll(() => test.close());

function load(query: string) {
  const url = new URL(`http://site.example/formation/logiciels?${query}`);
  return test.database.read(actor, (tx) =>
    loadApplications({ tx, actor, registry, today: day('2020-06-01'), url, doors: [], pages: [] }),
  );
}

async function table(query: string): Promise<string[]> {
  const { rows } = await load(query);
  return rows.map(({ name, label, cells }) => `${name}, ${label}: ${cells.map(cellText).join(' | ')}`);
}

it('tells 0, unknown and not applicable apart, over three years', async () => {
  await test.database.transaction(actor, (tx) => setShownLines(tx, actor, 'melodie', ['trainees', 'users']));
  expect(await table('annee=2020')).toEqual([
    // In 2019 and 2020 nobody's attendance is recorded: unknown, and not 0.
    'CORIOLIS, Agents formés: 1 | inconnu | inconnu',
    'CORIOLIS, Jours de formation: 0.5 | inconnu | inconnu',
    // Time is recorded in 2019 alone.
    'CORIOLIS, Jours d’assistance: inconnu | 0.5 | inconnu',
    'CORIOLIS, Utilisateurs: 30 | 30 | 30',
    // In 2018 others were trained; how many use it, nobody said. The lines are those that were chosen.
    'MÉLODIE, Agents formés: 0 | inconnu | inconnu',
    'MÉLODIE, Utilisateurs: inconnu | inconnu | inconnu',
  ]);
});

it('says in its file which days are of a year that is not closed, until its twelve months are locked', async () => {
  const lastColumn = async () => {
    const { rows, years } = await load('annee=2020');
    const lines = listFile(rows, rowColumns(years), readListState(new URLSearchParams())).split('\r\n');
    return lines.filter((line) => line.includes('assistance') || line.includes('Ligne')).map((line) => line.split(';').slice(2));
  };
  expect(await lastColumn()).toEqual([
    ['2018', '2019', '2020', 'Période non arrêtée'],
    ['inconnu', '0,5', 'inconnu', '2019'],
  ]);
  const lock = (months: readonly string[]) =>
    test.database.transaction(actor, (tx) =>
      record(
        tx,
        actor,
        'activity.month_lock',
        months.map((month) => ({ month: `2019-${month}-01` })),
      ),
    );
  await lock(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11']);
  expect((await lastColumn())[1]).toEqual(['inconnu', '0,5', 'inconnu', '2019']);
  await lock(['12']);
  expect(await lastColumn()).toEqual([
    ['2018', '2019', '2020'],
    ['inconnu', '0,5', 'inconnu'],
  ]);
});

it('leaves out what has only zeros and unknowns, unless all is asked', async () => {
  expect((await table('annee=2020&tous=oui')).filter((line) => line.startsWith('PORTAIL'))).toEqual([
    'PORTAIL, Agents formés: 0 | inconnu | inconnu',
    'PORTAIL, Jours de formation: 0 | inconnu | inconnu',
    'PORTAIL, Jours d’assistance: inconnu | 0 | inconnu',
    'PORTAIL, Utilisateurs: 0 | 0 | 0',
  ]);
});

it('does not apply to an application that was not in service', async () => {
  await test.database.transaction(actor, async (tx) => {
    await record(tx, actor, 'catalogue.application', [
      { code: 'ancien', name: 'ANCIEN', from_day: '2010-01-01', to_day: '2019-01-01' },
    ]);
  });
  expect((await table('annee=2020&tous=oui')).filter((line) => line.startsWith('ANCIEN, A'))).toEqual([
    'ANCIEN, Agents formés: 0 | sans objet | sans objet',
  ]);
});
