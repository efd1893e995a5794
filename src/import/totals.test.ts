import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import type { FileOutcome } from './outcome.ts';
import { runImport } from './run-import.ts';

let opened: TestDatabase;
const gardener = testActor('alpha');

beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
  const files = {
    'jardins.csv': 'code;nom;autres_noms\nverger;Verger;\nparc;Parc;Ensemble\n',
    'parcelles.csv': 'code;nom;jardin\nv1;Haut du verger;verger\nv2;Bas du verger;verger\n',
  };
  await runImport(opened.database, gardener, filesOf(files), gardenFormats);
});
afterAll(async () => {
  await opened.close();
});

async function tryOut(texts: Readonly<Record<string, string>>): Promise<readonly FileOutcome[]> {
  return (await runImport(opened.database, gardener, filesOf(texts), gardenFormats, { dryRun: true })).files;
}

async function outcomeOf(name: string, text: string) {
  const [file] = await tryOut({ [name]: text });
  return {
    read: file?.read,
    added: file?.added,
    rejected: file?.rejected.map(({ line, field, rule }) => [line, field, rule]),
    noted: file?.warnings.map(({ line, rule }) => [line, rule]),
  };
}

test('a row that fails after a name like a total’s, which something bears, is a record that fails', async () => {
  expect(await outcomeOf('parcelles.csv', 'jardin;code;nom\nEnsemble;;Coin\nEnsemble;p1;Allée\n')).toEqual({
    read: 2,
    added: 1,
    rejected: [[2, 'code', 'required']],
    noted: [],
  });
});

test('a row that is called a total’s name in the file that defines names is a record, its faults included', async () => {
  expect(await outcomeOf('jardins.csv', 'nom;du\nTotal;\nEnsemble boisé;31/02/2020\nSous-total;31/02/2020\n')).toEqual({
    read: 3,
    added: 1,
    rejected: [
      [3, 'du', 'date'],
      [4, 'du', 'date'],
    ],
    noted: [],
  });
  expect(await outcomeOf('parcelles.csv', 'code;nom;jardin\nTotal;Total;Serre\n')).toMatchObject({
    rejected: [[2, 'jardin', 'unknown-reference']],
    noted: [],
  });
});

test('a name that only begins like a total’s stays unknown', async () => {
  expect(
    await outcomeOf('recoltes.csv', 'parcelle;année\nTotal Énergies;2020\nEnsemble du Haut;2020\nTotalité;2020\n'),
  ).toMatchObject({
    rejected: [2, 3, 4].map((line) => [line, 'parcelle', 'unknown-reference']),
    noted: [],
  });
});

test('a total that is not the first text of its row is a value like another', async () => {
  expect(await outcomeOf('recoltes.csv', 'remarque;parcelle;année\nbonne année;Total;2020\n')).toMatchObject({
    rejected: [[2, 'parcelle', 'unknown-reference']],
  });
});

test('totals at the foot and sub-totals inside are left aside, each with one remark, whatever else they lack', async () => {
  const text = [
    'année;parcelle;nature;coût',
    '2020;v1;fruits;10',
    '2020;Sous-total fruits;;10',
    '2020;v2;légumes;5',
    ';Sous total : légumes;divers;5',
    ';TOTAL GÉNÉRAL;;15',
    '2020;Ensemble;;15',
    ';Total 2020;;1 3685',
  ].join('\n');
  expect(await outcomeOf('recoltes.csv', text)).toEqual({
    read: 7,
    added: 2,
    rejected: [],
    noted: [3, 5, 6, 7, 8].map((line) => [line, 'total-row']),
  });
  const [file] = await tryOut({ 'recoltes.csv': text });
  expect(file?.warnings[0]).toEqual({
    line: 3,
    field: 'parcelle',
    rule: 'total-row',
    value: 'Sous-total fruits',
    message: 'Ligne de total laissée de côté : Bièvre calcule les totaux.',
  });
});

test('a total where a year or a choice is due names nothing that could be recorded', async () => {
  expect(await outcomeOf('recoltes.csv', 'année;nature;coût\n2020;fruits;10\nTotal;;10\n')).toMatchObject({
    added: 1,
    rejected: [],
    noted: [[3, 'total-row']],
  });
  expect(await outcomeOf('recoltes.csv', 'nature;année;coût\nfruits;2020;10\nTotal fruits;2020;10\n')).toMatchObject({
    added: 1,
    rejected: [],
    noted: [[3, 'total-row']],
  });
});

test('a row of a file that defines names, called a total and lacking all else that is due, is a total', async () => {
  const files = await tryOut({
    'parcelles.csv': 'nom;code;jardin;chapitre\nCoin;c1;verger;\nTotal;;;1\n',
    'recoltes.csv': 'parcelle;année;coût\nc1;2020;3\nTotal;2020;3\n',
  });
  expect(files.map(({ added, rejected, warnings }) => [added, rejected, warnings.map(({ line }) => line)])).toEqual([
    [1, [], [3]],
    [1, [], [3]],
  ]);
});
