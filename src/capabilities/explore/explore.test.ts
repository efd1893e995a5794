import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '../../database/perform.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { createRegistry } from '../../figures/registry.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { recordCatalogue, recordSubscriptions } from '../catalogue/catalogue.samples.ts';
import { registration as catalogue } from '../catalogue/index.ts';
import { recordBodies } from '../directory/directory.samples.ts';
import { registration as directory } from '../directory/index.ts';
import { registration } from './index.ts';
import { forgetView, keepView } from './keep-view.ts';
import { chartOf, undrawn } from './pages/explore.chart.ts';
import { loadExplored } from './pages/explore.load.ts';
import { loadOffer } from './pages/explore.offer.ts';
import { listSavedViews } from './saved-view.store.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const another: Actor = { ...actor, id: 'un-autre', name: 'Un autre' };
const ofMember: Actor = { ...testActor('alpha', ['member-it-director']), member: 'arcueil' };
const capabilities = [directory, catalogue, registration];
const registry = createRegistry(capabilities.flatMap(({ measures }) => measures));

beforeAll(async () => {
  test = await openTestDatabase({ capabilities });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', { code: 'gentilly', name: 'Gentilly' }]);
    await recordCatalogue(tx, actor);
    await recordSubscriptions(tx, actor, [
      { function: 'compta', body: 'arcueil', from_day: '2019-01-01' },
      { function: 'marches', body: 'arcueil', from_day: '2020-01-01' },
      { function: 'etat-civil', body: 'gentilly', from_day: '2020-01-01' },
    ]);
  });
});
afterAll(() => test.close());

/** Lines as a reader has them: heading, then `label: cell cell`. */
async function table(query: string, who = actor): Promise<string[]> {
  const url = new URL(`http://essai/explorer?mesure=catalogue.deployments&${query}`);
  const doors = capabilities.flatMap(({ reader }) => (reader ? [reader] : []));
  const { columns, rows } = await test.database.read(who, (tx) =>
    loadExplored({ tx, registry, doors, url, today: day('2021-03-01') }),
  );
  return [columns.join(' '), ...rows.map(({ label, cells }) => `${label}: ${cells.map(({ text }) => text).join(' ')}`)];
}

describe('exploring a measure', () => {
  it('has the years as columns, a row for each code with records, and the whole under them', async () => {
    expect(await table('lignes=body&de=2019&a=2020')).toEqual(['2019 2020', 'arcueil: 1 2', 'Gentilly: 0 1', 'Ensemble: 1 3']);
  });

  it('crosses two dimensions, a tree at its first level', async () => {
    expect(await table('lignes=domain:root&colonnes=body&de=2020&a=2020')).toEqual([
      'arcueil Gentilly Ensemble',
      'Affaires civiles: 0 1 1',
      'Fonctionnement: 2 0 2',
      'Ensemble: 2 1 3',
    ]);
  });

  it('has the months as rows, over which a state is told at the end of each', async () => {
    const lines = await table('lignes=mois&de=2019&a=2020');
    expect(lines).toHaveLength(14);
    expect([lines[0], lines[1], lines[12], lines[13]]).toEqual(['2019 2020', 'janvier: 1 3', 'décembre: 1 3', 'Ensemble: 1 3']);
  });

  it('reads the same months of each year, with a row for each code that has records in one of them', async () => {
    expect(await table('lignes=body&de=2019&a=2020&debut=1&fin=6')).toEqual([
      'janv.–juin 2019 janv.–juin 2020',
      'arcueil: 1 2',
      'Gentilly: 0 1',
      'Ensemble: 1 3',
    ]);
    expect(await table('lignes=body&de=2019&a=2019&debut=9&fin=12')).toEqual(['sept.–déc. 2019', 'arcueil: 1', 'Ensemble: 1']);
  });

  it('is limited by a code of another dimension', async () => {
    expect(await table('lignes=domain&f.body=arcueil&de=2019&a=2020')).toEqual([
      '2019 2020',
      'Fonctionnement: 1 2',
      'Finances: 1 1', // a part of it
      'Ensemble: 1 2',
    ]);
  });
});

describe('a table that can’t hold everything', () => {
  const explored = (query: string) =>
    test.database.read(actor, (tx) =>
      loadExplored({
        ...{ tx, registry, url: new URL(`http://essai/explorer?${query}`), today: day('2021-03-01') },
        doors: capabilities.flatMap(({ reader }) => (reader ? [reader] : [])),
      }),
    );

  it('keeps its last column for the whole, and says how many are left out before it', async () => {
    await test.database.transaction(actor, async (tx) => {
      const bodies = Array.from({ length: 30 }, (_, at) => `commune-${String(at + 10)}`);
      await recordBodies(tx, actor, bodies);
      await recordSubscriptions(
        tx,
        actor,
        bodies.map((body) => ({ function: 'compta', body, from_day: '2030-01-01' })),
      );
    });
    const { columns, rows, whole, leftOut } = await explored(
      'mesure=catalogue.deployments&lignes=domain:root&colonnes=body&de=2030&a=2030',
    );
    expect([columns.length, columns.at(-1), leftOut]).toEqual([26, 'Ensemble', { rows: 0, columns: 7 }]);
    expect(rows.at(-1)?.cells.at(-1)?.text).toBe('33');
    expect(whole).toBe('33');
  });

  it('calls its rows by their name, in its file and for whoever hears its picture too, and never by their code', async () => {
    const found = await explored('mesure=catalogue.deployments&lignes=domain:root&de=2020&a=2020');
    expect(found.heading).toBe('domaine (premier niveau)');
    expect(chartOf(found)?.alternative).toContain('par domaine (premier niveau), en 2020 ;');
    expect(chartOf(await explored('mesure=catalogue.deployments&lignes=mois&de=2019&a=2020'))?.alternative).toContain(
      'par mois, de 2019 à 2020 ;',
    );
  });

  it('draws bars where there are too many rows for lines, and says what it does not draw', async () => {
    const found = await explored('mesure=catalogue.deployments&lignes=body&de=2010&a=2030');
    const drawn = chartOf(found);
    expect([drawn?.kind, drawn?.series.map(({ name }) => name)]).toEqual([
      'grouped-bar',
      ['2023', '2024', '2025', '2026', '2027', '2028', '2029', '2030'],
    ]);
    expect(drawn?.series.at(-1)?.values.slice(0, 2)).toEqual(
      found.rows.slice(0, 2).map(({ cells }) => cells.at(-1)?.approximate),
    );
    expect(undrawn(found)).toBe('Le graphique montre les 8 dernières colonnes ; le tableau en a 20.');
    const crossed = await explored('mesure=catalogue.deployments&lignes=domain:root&colonnes=body&de=2030&a=2030');
    expect(chartOf(crossed)?.series).toHaveLength(8);
    expect(undrawn(crossed)).toBe('Le graphique montre les 8 premières colonnes ; le tableau en a 25.');
    expect(undrawn(await explored('mesure=catalogue.deployments&lignes=domain:root&de=2019&a=2020'))).toBeNull();
    const [row] = found.rows;
    const many = { ...found, rows: Array.from({ length: 41 }, () => row).filter((one) => one !== undefined) };
    expect(chartOf(many)).toBeNull();
    expect(undrawn(many)).toBe('Plus de 40 lignes ne tiennent pas dans un graphique : limitez le tableau pour en avoir un.');
  });

  it('draws changes with their sign, and quantities without', async () => {
    const found = await explored('mesure=catalogue.deployments&lignes=domain:root&de=2020&a=2020');
    expect(chartOf(found)?.signed).toBeUndefined();
    expect(chartOf({ ...found, measure: { ...found.measure, signed: true } })?.signed).toBe(true);
  });

  it('takes no filter by a name that every object has', async () => {
    const { view } = await explored('mesure=catalogue.deployments&f.constructor=x&f.body=arcueil&de=2020&a=2020');
    expect(view.filters).toEqual({ body: 'arcueil' });
  });

  it('limited to a branch shows no more than the branch', async () => {
    const { rows } = await explored('mesure=catalogue.deployments&lignes=domain:root&f.domain=finances&de=2020&a=2020');
    expect(rows.map(({ label, cells }) => `${label} ${cells[0]?.text}`)).toEqual(['Finances 1', 'Ensemble 1']);
  });

  it('says when its rows or its columns are less than the whole: what has no domain is in none', async () => {
    const query = 'mesure=catalogue.deployments&lignes=domain:root&de=2018&a=2020';
    const byDomain = { rows: 'domaine', columns: null };
    const whole = { rows: null, columns: null };
    expect(await explored(query)).toMatchObject({ lacking: whole });
    await test.database.transaction(actor, (tx) =>
      recordSubscriptions(tx, actor, [{ function: 'intranet', body: 'arcueil', from_day: '2019-01-01', to_day: '2020-01-01' }]),
    );
    // In 2019 alone: the last column adds up.
    expect(await explored(query)).toMatchObject({ lacking: byDomain, whole: '3' });
    expect(await explored(query.replace('domain:root', 'body'))).toMatchObject({ lacking: whole });
    // In full, a domain holds those below it: what is compared with the whole is the first level.
    expect(await explored(query.replace('domain:root', 'domain'))).toMatchObject({
      lacking: byDomain,
    });
    const of2019 = 'mesure=catalogue.deployments&lignes=body&de=2019&a=2019';
    for (const level of ['domain:root', 'domain'])
      expect(await explored(`${of2019}&colonnes=${level}`)).toMatchObject({ lacking: { rows: null, columns: 'domaine' } });
    expect(await explored(`${of2019}&colonnes=domain:root&f.domain=finances`)).toMatchObject({ lacking: whole });
  });

  it('has a row, or a column, for what was gone by the last day, which the whole of a year or a month before counts', async () => {
    await test.database.transaction(actor, async (tx) => {
      await recordBodies(tx, actor, ['partie']);
      await recordSubscriptions(tx, actor, [
        { function: 'compta', body: 'partie', from_day: '2018-01-01', to_day: '2018-07-01' },
      ]);
      await recordSubscriptions(tx, actor, [
        { function: 'marches', body: 'partie', from_day: '2016-01-01', to_day: '2018-01-01' },
      ]);
    });
    const lines = async (query: string) => {
      const { columns, rows, lacking } = await explored(`mesure=catalogue.deployments&${query}`);
      expect(lacking).toEqual({ rows: null, columns: null });
      return [columns.join(' '), ...rows.map(({ label, cells }) => `${label}: ${cells.map(({ text }) => text).join(' ')}`)];
    };
    expect(await lines('lignes=body&de=2017&a=2018')).toEqual(['2017 2018', 'partie: 1 0', 'Ensemble: 1 0']);
    const byMonth = await lines('lignes=body&colonnes=mois&de=2018&a=2018');
    expect(byMonth.slice(1)).toEqual(['partie: 1 1 1 1 1 1 0 0 0 0 0 0', 'Ensemble: 1 1 1 1 1 1 0 0 0 0 0 0']);
    const months = await lines('lignes=mois&colonnes=body&de=2018&a=2018');
    expect([months[0], months[6], months[7]]).toEqual(['partie Ensemble', 'juin: 1 1', 'juillet: 0 0']);
  });

  it('shows a whole that is in no row, and says why', async () => {
    const query = 'mesure=catalogue.deployments&lignes=domain:root&f.application=portail&de=2019&a=2019';
    const { rows, lacking } = await explored(query);
    expect(rows.map(({ label, cells }) => `${label} ${cells[0]?.text}`)).toEqual(['Ensemble 1']);
    expect(lacking.rows).toBe('domaine');
  });
});

it('offers its measures under the names of the rail, what has none under another', async () => {
  const url = new URL('http://essai/explorer?mesure=catalogue.deployments');
  const doors = [directory, registration].flatMap(({ reader }) => (reader ? [reader] : []));
  const groups = await test.database.read(actor, async (tx) => {
    const page = { tx, registry, doors, url, today: day('2021-03-01') };
    return (await loadOffer(page, (await loadExplored(page)).view)).measures;
  });
  expect(groups.map(({ label }) => label)).toEqual(['Adhérents', 'Autres mesures']);
  expect(groups[0]?.choices.map(({ label }) => label)).toContain('Organismes servis');
  expect(groups[1]?.choices.map(({ value }) => value)).toContain('catalogue.deployments');
});

describe('a view that is kept', () => {
  const names = async (who: Actor) => (await test.database.read(who, (tx) => listSavedViews(tx, who))).map(({ name }) => name);

  it('needs a name, and a person of the operator', async () => {
    await expect(perform(test.database, actor, keepView, { nom: ' ', adresse: '' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(perform(test.database, ofMember, keepView, { nom: 'a', adresse: '' })).rejects.toMatchObject({
      kind: 'refused',
    });
  });

  it('is its owner’s, and everybody’s once shared; the same name replaces it', async () => {
    await perform(test.database, actor, keepView, { nom: 'Jours', adresse: 'mesure=a' });
    expect(await names(another)).toEqual([]);
    await perform(test.database, actor, keepView, { nom: 'Jours', adresse: 'mesure=b', partagee: 'oui' });
    const [view] = await test.database.read(another, (tx) => listSavedViews(tx, another));
    expect(view).toMatchObject({ name: 'Jours', parameters: 'mesure=b', shared: true });
    await expect(perform(test.database, another, forgetView, { vue: view?.id ?? '' })).rejects.toMatchObject({
      kind: 'not-found',
    });
    await perform(test.database, actor, forgetView, { vue: view?.id ?? '' });
    expect(await names(actor)).toEqual([]);
    expect(await names(ofMember)).toEqual([]);
  });
});
