import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../../database/face.ts';
import { record } from '../../database/records.samples.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { day } from '../../kernel/day.ts';
import { recordBodies, recordMerger } from './directory.samples.ts';
import {
  findOperator,
  getBody,
  getOperator,
  listBodies,
  listGoverningBodies,
  listSeats,
  listServedBodies,
  listSites,
  listTeams,
  registration,
} from './index.ts';

let test: TestDatabase;
const actor = testActor('alpha');
const read = <T>(run: (tx: Tx) => Promise<T>, who = actor) => test.database.read(who, run);

beforeAll(async () => {
  test = await openTestDatabase({ capabilities: [registration] });
  await test.database.transaction(actor, async (tx) => {
    await record(tx, actor, 'directory.operator', [{ code: 'alpha', name: 'Alpha', created_on: '1974-01-01' }]);
    await recordBodies(tx, actor, [
      {
        code: 'gosb',
        name: 'EPT Grand Orly Seine Bièvre',
        short_name: 'GOSB',
        category: 'territory',
        aliases: ['CAVB', 'EPT 12'],
      },
    ]);
    await recordMerger(tx, actor, ['oph-est', 'oph-nord', 'oph-sud'], 'oph-uni', '2021-01-01');
    await record(tx, actor, 'directory.population', [{ body: 'gosb', year: 2018, municipal: 700_000 }]);
    await record(tx, actor, 'directory.site', [
      { code: 'siege', name: 'Siège', body: 'gosb' },
      { code: 'salle', name: 'Salle informatique' },
    ]);
    await record(tx, actor, 'directory.team', [
      { code: 'support', name: 'Support' },
      { code: 'postes', name: 'Postes', parent: 'support', to_day: '2021-01-01' },
    ]);
    await record(tx, actor, 'directory.governing_body', [{ code: 'bureau', name: 'Bureau', role: 'prépare' }]);
    await record(tx, actor, 'directory.seat', [
      { governing_body: 'bureau', seat: 'Président', body: 'gosb', to_day: '2020-09-28' },
    ]);
  });
});
afterAll(() => test.close());

describe('the directory', () => {
  it('another operator sees nothing of it', async () => {
    const beta = testActor('beta');
    expect(await read(listBodies, beta)).toEqual([]);
    expect(await read(findOperator, beta)).toBeNull();
    await expect(read(getOperator, beta)).rejects.toThrow('importez le fichier « operateur »');
    await expect(read((tx) => getBody(tx, 'gosb'), beta)).rejects.toThrow('Aucun adhérent ni client');
  });

  it('an operator’s row can only be its own', async () => {
    await expect(
      test.database.transaction(actor, (tx) => record(tx, actor, 'directory.operator', [{ code: 'beta', name: 'Beta' }])),
    ).rejects.toThrow();
  });

  it('describes the operator; one that does not say so is no demonstration', async () => {
    expect(await read(getOperator)).toMatchObject({ name: 'Alpha', createdOn: '1974-01-01', demonstration: false, siren: null });
  });

  it('offers the nearest code for one that nobody has', async () => {
    await expect(read((tx) => getBody(tx, 'oph-nordd'))).rejects.toThrow('« oph-nord »');
  });

  it('tells a body with its other names and its populations', async () => {
    expect(await read((tx) => getBody(tx, 'gosb'))).toMatchObject({
      shortName: 'GOSB',
      aliases: ['CAVB', 'EPT 12'],
      populations: [{ year: 2018, municipal: 700_000, total: null }],
      predecessors: [],
      successions: [],
    });
  });

  it('is the same body by any of its spellings', async () => {
    for (const spelling of ['GOSB', 'cavb', 'Ept grand orly seine bievre']) {
      expect((await read((tx) => getBody(tx, spelling))).code).toBe('gosb');
    }
  });

  it('a merged office tells whom it comes from, and each of them who took over', async () => {
    const merged = await read((tx) => getBody(tx, 'oph-uni'));
    expect(merged.predecessors.map((body) => body.code)).toEqual(['oph-est', 'oph-nord', 'oph-sud']);
    expect(merged).toMatchObject({ fromDay: '2021-01-01', shortName: 'oph-uni' });
    const north = await read((tx) => getBody(tx, 'oph-nord'));
    expect(north.successors.map((body) => body.code)).toEqual(['oph-uni']);
    expect(north.successions).toEqual([{ predecessor: 'oph-nord', successor: 'oph-uni', onDay: '2021-01-01' }]);
  });

  it('lists who is served on a day as the measure counts them', async () => {
    const on = async (date: string) => (await read((tx) => listServedBodies(tx, day(date)))).map((body) => body.code);
    expect(await on('2020-12-31')).toEqual(['gosb', 'oph-est', 'oph-nord', 'oph-sud']);
    expect(await on('2021-01-01')).toEqual(['gosb', 'oph-uni']);
    expect(await read(listBodies)).toHaveLength(5);
  });

  it('lists sites, teams, governing bodies and the seats held on a day', async () => {
    expect((await read((tx) => listSites(tx))).map((site) => site.code)).toEqual(['salle', 'siege']);
    expect((await read((tx) => listSites(tx, 'gosb'))).map((site) => site.code)).toEqual(['siege']);
    expect(await read(listTeams)).toEqual([
      { code: 'postes', name: 'Postes', parent: 'support', fromDay: null, toDay: '2021-01-01' },
      { code: 'support', name: 'Support', parent: null, fromDay: null, toDay: null },
    ]);
    expect(await read(listGoverningBodies)).toMatchObject([{ code: 'bureau', role: 'prépare' }]);
    expect(await read((tx) => listSeats(tx, day('2020-09-27')))).toMatchObject([
      { seat: 'Président', bodyName: 'EPT Grand Orly Seine Bièvre' },
    ]);
    expect(await read((tx) => listSeats(tx, day('2020-09-28')))).toEqual([]);
  });
});
