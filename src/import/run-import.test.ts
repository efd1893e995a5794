import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import { runImport } from './run-import.ts';

let opened: TestDatabase;
const gardener = testActor('alpha');

beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
});
afterAll(async () => {
  await opened.close();
});

test('files are loaded in the order that their references need, whatever the order they come in', async () => {
  const outcome = await runImport(
    opened.database,
    gardener,
    filesOf({
      'recoltes-2020.csv': 'parcelle;année;nature;coût\nHaut du verger;2020;fruits;13 685,40\n;2020;légumes;12\n',
      'parcelles.csv': 'code;nom;jardin;parcelle_parente\nv2;Bas;Pommeraie;v1\nv1;Haut du verger;LE VERGER;\n',
      'jardins.csv': 'nom;autres_noms;au\nVerger;Le Verger | Pommeraie;31/12/2020\n',
    }),
    gardenFormats,
  );
  expect(outcome.files.map(({ file, added, rejected }) => ({ file, added, rejected }))).toEqual([
    { file: 'jardins.csv', added: 1, rejected: [] },
    { file: 'parcelles.csv', added: 2, rejected: [] },
    { file: 'recoltes-2020.csv', added: 2, rejected: [] },
  ]);
  const rows = await opened.database.read(
    gardener,
    async (tx) =>
      (await sql<{ plot: string; cost_cents: number }>`select plot, cost_cents from garden.harvest order by plot`.execute(tx))
        .rows,
  );
  expect(rows).toEqual([
    { plot: 'v1', cost_cents: 1368540 },
    { plot: null, cost_cents: 1200 },
  ]);
});
