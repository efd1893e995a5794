import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { problem } from '../kernel/problem.ts';
import type { FileFormat } from './format.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import { runImport } from './run-import.ts';
import { undoImport } from './undo.ts';

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
});
afterAll(() => opened.close());

const actor = testActor('jardin-suivi');
const heard: string[] = [];
let refuses = false;

/** What a follower of gardens hears: which rows, as they were before the import. */
const follow: NonNullable<FileFormat['touched']> = async (tx, { importId, undoing, rows }) => {
  if (refuses) throw problem('conflict', 'garden.closed', 'Le jardin est fermé.');
  const { rows: found } = await sql<{ told: string }>`select g.code || ' ' || g.name as told from (${rows}) g order by 1`.execute(
    tx,
  );
  heard.push(`${undoing ? 'undoing' : 'loaded'} ${importId.length} ${found.map(({ told }) => told).join(', ')}`);
};
const formats = gardenFormats.map((format) => (format.table === 'garden.garden' ? { ...format, touched: follow } : format));
const load = (text: string, dryRun = false) =>
  runImport(opened.database, actor, filesOf({ 'jardins.csv': `code;nom\n${text}` }), formats, { dryRun });
const names = () =>
  opened.database.read(actor, async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from garden.garden order by code`.execute(tx);
    return rows.map(({ name }) => name);
  });

test('what follows a table may refuse an import, or its undoing, which is then taken back whole', async () => {
  refuses = true;
  await expect(load('a;Ancien\n')).rejects.toMatchObject({ code: 'garden.closed' });
  expect(await names()).toEqual([]);
  refuses = false;
  const { importId } = await load('a;Ancien\n');
  refuses = true;
  await expect(undoImport(opened.database, actor, importId ?? '', formats)).rejects.toMatchObject({ code: 'garden.closed' });
  expect(await names()).toEqual(['Ancien']);
  refuses = false;
  await undoImport(opened.database, actor, importId ?? '', formats);
});

test('it hears of the rows that were added, and of those that were changed as they were; of nothing where nothing changed', async () => {
  heard.length = 0;
  await load('a;Ancien\nb;Autre\n');
  const { importId } = await load('a;Nouveau\nb;Autre\nc;Tiers\n');
  await load('a;Nouveau\n');
  await undoImport(opened.database, actor, importId ?? '', formats);
  expect(heard).toEqual(['loaded 36 a Ancien, b Autre', 'loaded 36 a Ancien, c Tiers', 'undoing 36 a Ancien, c Tiers']);
  expect(await names()).toEqual(['Ancien', 'Autre']);
});
