import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import { runImport } from './run-import.ts';

let opened: TestDatabase;
const gardener = testActor('alpha');

beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
  await runImport(opened.database, gardener, filesOf({ 'jardins.csv': 'code;nom\nparc;Parc\n' }), gardenFormats);
});
afterAll(async () => {
  await opened.close();
});

async function messagesOf(texts: Readonly<Record<string, string>>, name: string) {
  const { files } = await runImport(opened.database, gardener, filesOf(texts), gardenFormats, { dryRun: true });
  return files.find(({ file }) => file === name)?.rejected.map(({ line, rule, message }) => [line, rule, message]);
}

const fallen = (what: string, place: string) =>
  `« ${what} : sa ligne a été rejetée (${place}). Corrigez-la, puis importez de nouveau.`;

test('a row that names a thing whose line could not be read is told that line, by whichever name it used', async () => {
  const rows = await messagesOf(
    {
      'jardins.csv':
        'code;nom;autres_noms;du\npotager;Potager;Carrés | Les légumes;\nverger;Le Verger;Pommeraie | Les arbres;31/02/2020\n',
      'parcelles.csv': 'code;nom;jardin\np1;A;VERGER\np2;B;les arbres\np3;C;le verger\np4;D;Serre\np5;E;carrés\n',
    },
    'parcelles.csv',
  );
  const place = 'jardins.csv, ligne 3';
  expect(rows).toEqual([
    [2, 'unknown-reference', fallen('VERGER » n’est pas repris (jardin)', place)],
    [3, 'unknown-reference', fallen('les arbres » n’est pas repris (jardin)', place)],
    [4, 'unknown-reference', fallen('le verger » n’est pas repris (jardin)', place)],
    [5, 'unknown-reference', expect.stringContaining('« Serre » n’est pas connu (jardin).')],
  ]);
});

test('a line rejected later on, by a reference, a contradiction or a rule, is told too, down to the rows under it', async () => {
  const texts = {
    'parcelles-1.csv': 'code;nom;jardin\na;Allée;Serre\nb;Banc;parc\nb;Bassin;parc\n',
    'parcelles-2.csv': 'code;nom;jardin;chapitre;parcelle_parente\nc;Clos;parc;2;\nd;Dalle;parc;;c\n',
    'recoltes.csv': 'parcelle;année\nallée;2020\nBassin;2020\nclos;2020\nDalle;2020\n',
  };
  expect((await messagesOf(texts, 'parcelles-2.csv'))?.[1]).toEqual([
    3,
    'unknown-reference',
    fallen('c » n’est pas repris (parcelle)', 'parcelles-2.csv, ligne 2'),
  ]);
  expect(await messagesOf(texts, 'recoltes.csv')).toEqual([
    [2, 'unknown-reference', fallen('allée » n’est pas repris (parcelle)', 'parcelles-1.csv, ligne 2')],
    [3, 'unknown-reference', fallen('Bassin » n’est pas repris (parcelle)', 'parcelles-1.csv, ligne 4')],
    [4, 'unknown-reference', fallen('clos » n’est pas repris (parcelle)', 'parcelles-2.csv, ligne 2')],
    [5, 'unknown-reference', fallen('Dalle » n’est pas repris (parcelle)', 'parcelles-2.csv, ligne 3')],
  ]);
});

test('a thing already recorded may be named although its new line was rejected', async () => {
  const texts = { 'jardins.csv': 'code;nom;du\nparc;Parc;31/02/2020\n', 'parcelles.csv': 'code;nom;jardin\np1;A;Parc\n' };
  expect(await messagesOf(texts, 'parcelles.csv')).toEqual([]);
});

test('a line of total left aside was not rejected', async () => {
  const texts = { 'parcelles.csv': 'nom;code;jardin\nTotal;;\n', 'recoltes.csv': 'remarque;parcelle;année\nrien;Total;2020\n' };
  expect(await messagesOf(texts, 'recoltes.csv')).toEqual([
    [2, 'unknown-reference', expect.stringContaining('« Total » n’est pas connu (parcelle)')],
  ]);
});
