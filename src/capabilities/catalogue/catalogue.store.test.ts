import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../database/face.ts';
import { record } from '../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { day } from '../../kernel/day.ts';
import { recordBodies, recordMerger } from '../directory/directory.samples.ts';
import { registration as directory } from '../directory/index.ts';
import { recordCatalogue, recordSubscriptions } from './catalogue.samples.ts';
import {
  deploymentMatrix,
  getApplication,
  listApplications,
  listCoreEntries,
  listDomains,
  listFunctions,
  listGlossaryEntries,
  listSubscriptions,
  listVendors,
  registration,
} from './index.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const read = <T>(run: (tx: Tx) => Promise<T>, who = actor) => test.database.read(who, run);

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [directory, registration] });
  await test.database.transaction(actor, async (tx) => {
    await recordBodies(tx, actor, ['arcueil', 'gentilly']);
    await recordMerger(tx, actor, ['oph-est', 'oph-nord', 'oph-sud'], 'oph-uni', '2021-01-01');
    await recordCatalogue(tx, actor);
    await record(tx, actor, 'catalogue.application', [
      { code: 'courrier', name: 'COURRIER', replaced_by: 'portail', replaced_on: '2020-06-01', aliases: ['Courrier V5'] },
    ]);
    await record(tx, actor, 'catalogue.vendor', [
      { code: 'zoo', name: 'Zoo' },
      { code: 'eki', name: 'Éki' },
    ]);
    await record(tx, actor, 'catalogue.core_entry', [
      { code: 'melodie', title: 'Mélodie', application: 'melodie', domain: 'civil' },
    ]);
    await record(tx, actor, 'catalogue.glossary_entry', [{ code: 'coriolis', title: 'CORIOLIS', application: 'coriolis' }]);
    await recordSubscriptions(tx, actor, [
      { function: 'etat-civil', body: 'arcueil', from_day: '2020-01-01', users: 5 },
      { function: 'compta', body: 'arcueil' },
      { function: 'compta', body: 'oph-nord' }, // never ended when the office merged
    ]);
  });
});
afterAll(() => test.close());

describe('the catalogue', () => {
  it('another operator sees nothing of it', async () => {
    const beta = testActor('beta');
    expect(await read(listApplications, beta)).toEqual([]);
    expect(await read((tx) => deploymentMatrix(tx, day('2020-12-31'), { by: 'domain' }), beta)).toEqual({
      bodies: [],
      groups: [],
    });
    await expect(read((tx) => getApplication(tx, 'melodie'), beta)).rejects.toThrow('Aucun logiciel');
  });

  it('offers the nearest code for one that no application has', async () => {
    await expect(read((tx) => getApplication(tx, 'melodi'))).rejects.toThrow('« melodie »');
  });

  it('tells an application with its vendor, its domain, its functions and whether it is in the core set', async () => {
    expect(await read((tx) => getApplication(tx, 'coriolis'))).toMatchObject({
      vendorName: 'Bull',
      domainName: 'Finances',
      inCore: false,
      inHouse: null,
      functionList: [
        { code: 'compta', domainName: 'Finances' },
        { code: 'marches', domainName: 'Fonctionnement' },
      ],
    });
    expect((await read(listApplications)).filter((one) => one.inCore).map((one) => one.code)).toEqual(['melodie']);
  });

  it('tells what replaced an application, and what it replaced', async () => {
    expect(await read((tx) => getApplication(tx, 'courrier'))).toMatchObject({
      replacement: { code: 'portail' },
      replacedOn: '2020-06-01',
      aliases: ['Courrier V5'],
    });
    expect((await read((tx) => getApplication(tx, 'portail'))).replaced.map((one) => one.code)).toEqual(['courrier']);
  });

  it('lists domains as a tree, vendors, functions, the core set and the glossary', async () => {
    expect(await read(listDomains)).toMatchObject([
      { code: 'civil', domains: [] },
      { code: 'interne', domains: [{ code: 'finances' }] },
    ]);
    expect((await read(listVendors)).map((vendor) => vendor.name)).toEqual(['Arpège', 'Bull', 'Éki', 'Zoo']);
    expect(await read((tx) => listFunctions(tx))).toHaveLength(4);
    expect(await read((tx) => listCoreEntries(tx, day('2020-12-31')))).toMatchObject([
      { title: 'Mélodie', vendorName: 'Arpège' },
    ]);
    expect(await read(listGlossaryEntries)).toMatchObject([{ title: 'CORIOLIS', vendorName: 'Bull', functions: null }]);
  });

  it('lists what a member uses, and who uses an application', async () => {
    expect(await read((tx) => listSubscriptions(tx, { body: 'arcueil' }))).toMatchObject([
      { function: 'compta', fromDay: null, users: null },
      { function: 'etat-civil', fromDay: '2020-01-01', users: 5 },
    ]);
    expect((await read((tx) => listSubscriptions(tx, { application: 'coriolis' }))).map((one) => one.body)).toEqual([
      'arcueil',
      'oph-nord',
    ]);
  });
});

describe('the matrix', () => {
  const matrix = (date: string, by: 'domain' | 'vendor') => read((tx) => deploymentMatrix(tx, day(date), { by }));

  it('stands by domain or by vendor, what has none last', async () => {
    const byDomain = await matrix('2020-12-31', 'domain');
    expect(byDomain.groups.map((group) => `${group.name}: ${group.rows.map((row) => row.function)}`)).toEqual([
      'Affaires civiles: etat-civil',
      'Finances: compta',
      'Fonctionnement: marches',
      'null: intranet',
    ]);
    expect((await matrix('2020-12-31', 'vendor')).groups.map((group) => group.name)).toEqual(['Arpège', 'Bull', null]);
  });

  it('holds on a day what is used on that day, the first included', async () => {
    const users = async (date: string) => (await matrix(date, 'vendor')).groups[0]?.rows[0]?.bodies;
    expect(await users('2019-12-31')).toEqual([]);
    expect(await users('2020-01-01')).toEqual(['arcueil']);
  });

  it('shows the bodies served, and an office that merged while a deployment still names it', async () => {
    const codes = async (date: string) => (await matrix(date, 'domain')).bodies.map((body) => body.code);
    expect(await codes('2020-12-31')).toEqual(['arcueil', 'gentilly', 'oph-est', 'oph-nord', 'oph-sud']);
    expect(await codes('2021-01-01')).toEqual(['arcueil', 'gentilly', 'oph-nord', 'oph-uni']);
  });
});
