import { assert, asyncProperty, constantFrom, integer, option, record, uniqueArray } from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import type { Actor } from '../kernel/actor.ts';
import { filesOf, gardenFormats, gardenSchema } from './import.samples.ts';
import type { ImportOutcome } from './outcome.ts';
import type { ReceivedFile } from './read-source.ts';
import { listImports, readOriginal, runImport } from './run-import.ts';
import { undoImport } from './undo.ts';

let opened: TestDatabase;
let operators = 0;

beforeAll(async () => {
  opened = await openTestDatabase(gardenSchema);
});
afterAll(async () => {
  await opened.close();
});

/** An operator that no other test has touched. */
function newcomer(): Actor {
  operators += 1;
  return testActor(`jardin-${operators}`);
}

function load(actor: Actor, texts: Readonly<Record<string, string>>): Promise<ImportOutcome> {
  return runImport(opened.database, actor, filesOf(texts), gardenFormats);
}

/** Everything recorded, every column included. */
async function snapshot(actor: Actor): Promise<unknown> {
  return await opened.database.read(actor, async (tx) => {
    const { rows } = await sql`
      select 'garden' as kind, to_jsonb(t) as row from garden.garden t union all select 'plot', to_jsonb(t) from garden.plot t
      union all select 'harvest', to_jsonb(t) from garden.harvest t union all select 'printed', to_jsonb(t) from garden.printed t
      order by 1, 2`.execute(tx);
    return rows;
  });
}

function counts(outcome: ImportOutcome): unknown {
  return outcome.files.map(({ added, changed, unchanged, rejected }) => [added, changed, unchanged, rejected.length]);
}

const names = ['Verger', 'Potager', 'Serre', 'Rocaille'];
const garden = record({
  code: constantFrom(...names),
  name: constantFrom('Ancien', 'Nouveau'),
  alias: option(constantFrom('Le vieux', 'Là-bas')),
});
const plot = record({
  code: integer({ min: 1, max: 5 }),
  name: constantFrom('Haut', 'Bas'),
  garden: constantFrom(...names),
  parent: option(integer({ min: 1, max: 5 })),
});
const harvest = record({
  plot: option(integer({ min: 1, max: 5 })),
  year: integer({ min: 2019, max: 2021 }),
  cost: option(integer({ min: -5, max: 5 })),
});

/** A folder: any rows, so that some refer to what is not there and are refused. */
const folder = record({
  gardens: uniqueArray(garden, { maxLength: 4, selector: ({ code }) => code }),
  plots: uniqueArray(plot, { maxLength: 5, selector: ({ code }) => code }),
  harvests: uniqueArray(harvest, { maxLength: 6, selector: ({ plot: of, year }) => `${of} ${year}` }),
}).map(({ gardens, plots, harvests }) =>
  filesOf({
    'recoltes.csv': [
      'parcelle;année;nature;coût',
      ...harvests.map((row) => `${row.plot === null ? '' : `p${row.plot}`};${row.year};fruits;${row.cost ?? ''}`),
    ].join('\n'),
    'parcelles.csv': [
      'code;nom;jardin;parcelle_parente',
      ...plots.map((row) => `p${row.code};${row.name};${row.garden};${row.parent === null ? '' : `p${row.parent}`}`),
    ].join('\n'),
    'jardins.csv': [
      'code;nom;autres_noms',
      ...gardens.map((row) => `${row.code};${row.name} ${row.code};${row.alias === null ? '' : `${row.alias} ${row.code}`}`),
    ].join('\n'),
  }),
);

test('whatever the folders, importing one again changes nothing, a dry run writes nothing, and undoing the last gives back what was', async () => {
  await assert(
    asyncProperty(uniqueArray(folder, { minLength: 1, maxLength: 3 }), async (folders) => {
      const actor = newcomer();
      const before: unknown[] = [];
      const done: string[] = [];
      for (const files of folders) await importTwice(actor, files, before, done);
      for (const importId of done.toReversed()) {
        await undoImport(opened.database, actor, importId, gardenFormats);
        expect(await snapshot(actor)).toEqual(before.pop());
      }
    }),
    { numRuns: 6 },
  );
}, 120_000);

async function importTwice(actor: Actor, files: readonly ReceivedFile[], before: unknown[], done: string[]): Promise<void> {
  before.push(await snapshot(actor));
  const tried = await runImport(opened.database, actor, files, gardenFormats, { dryRun: true });
  expect(await snapshot(actor)).toEqual(before.at(-1));
  const first = await runImport(opened.database, actor, files, gardenFormats);
  expect(first.files).toEqual(tried.files);
  done.push(first.importId ?? '');
  const loaded = await snapshot(actor);
  const again = await runImport(opened.database, actor, files, gardenFormats);
  expect(again.files.map(({ added, changed, rejected }) => [added, changed, rejected])).toEqual(
    first.files.map(({ rejected }) => [0, 0, rejected]),
  );
  expect(await snapshot(actor)).toEqual(loaded);
}

test('an import whose rows a later import changed is not undone, and the rows are named', async () => {
  const actor = newcomer();
  const { importId } = await load(actor, { 'jardins.csv': 'code;nom\na;Ancien\nb;Autre\n' });
  const later = await load(actor, { 'jardins.csv': 'code;nom\nb;Nouveau\n' });
  await expect(undoImport(opened.database, actor, importId ?? '', gardenFormats)).rejects.toThrow(
    `L’import ${importId} ne peut plus être annulé d’un bloc : depuis, 1 ligne modifiée (ligne 3 de jardins.csv, par l’import ${later.importId}). Annulez d’abord ce qui est venu après, ou corrigez par un nouvel import.`,
  );
  await undoImport(opened.database, actor, later.importId ?? '', gardenFormats);
  expect(await undoImport(opened.database, actor, importId ?? '', gardenFormats)).toEqual({ importId, removed: 2, restored: 0 });
});

test('an import whose rows someone changed or deleted by hand is not undone', async () => {
  const actor = newcomer();
  const { importId } = await load(actor, { 'jardins.csv': 'code;nom\na;Ancien\nb;Autre\n' });
  await opened.database.transaction(actor, async (tx) => {
    await sql`update garden.garden set name = 'Saisi', origin = 'entered', import_id = null, recorded_by = 'quelqu’un' where code = 'a'`.execute(
      tx,
    );
    await sql`delete from garden.garden where code = 'b'`.execute(tx);
  });
  await expect(undoImport(opened.database, actor, importId ?? '', gardenFormats)).rejects.toThrow(
    /1 ligne modifiée \(ligne 2 de jardins.csv, par quelqu’un\) et 1 ligne supprimée\./,
  );
});

test('an import that later records refer to is not undone, and what refers to it is named', async () => {
  const actor = newcomer();
  const { importId } = await load(actor, { 'jardins.csv': 'code;nom\na;Ancien\n' });
  await load(actor, { 'parcelles.csv': 'code;nom;jardin\nv1;Haut;a\n' });
  await expect(undoImport(opened.database, actor, importId ?? '', gardenFormats)).rejects.toThrow(
    /des lignes de la table «\splot\s», venues depuis, se rapportent à ce qu’il a ajouté/,
  );
});

test('an import is undone once, by an administrator, in its own operator', async () => {
  const actor = newcomer();
  const { importId } = await load(actor, { 'jardins.csv': 'code;nom\na;Ancien\n' });
  const id = importId ?? '';
  await expect(undoImport(opened.database, testActor(actor.operator, ['reader']), id, gardenFormats)).rejects.toMatchObject({
    kind: 'refused',
  });
  await expect(undoImport(opened.database, newcomer(), id, gardenFormats)).rejects.toMatchObject({ code: 'import.unknown' });
  await expect(undoImport(opened.database, actor, 'le dernier', gardenFormats)).rejects.toMatchObject({ code: 'import.id' });
  await undoImport(opened.database, actor, id, gardenFormats);
  await expect(undoImport(opened.database, actor, id, gardenFormats)).rejects.toMatchObject({ code: 'import.already-undone' });
});

test('a strict import with a bad row loads nothing, and keeps what it received', async () => {
  const actor = newcomer();
  const text = 'code;nom;du\na;Ancien;\nb;Autre;2020-02-30\n';
  const outcome = await runImport(opened.database, actor, filesOf({ 'jardins.csv': text }), gardenFormats, { strict: true });
  expect([outcome.loaded, outcome.importId, counts(outcome)]).toEqual([false, null, [[0, 0, 0, 1]]]);
  expect(await snapshot(actor)).toEqual([]);
  const [kept] = await listImports(opened.database, actor);
  expect([kept?.status, kept?.strict, kept?.files[0]?.rejected]).toEqual(['refused', true, 1]);
  const original = await readOriginal(opened.database, actor, kept?.files[0]?.sha256 ?? '');
  expect(new TextDecoder().decode(original ?? new Uint8Array())).toBe(text);
});

test('a column that the file does not have is left as it is recorded; an empty cell empties it', async () => {
  const actor = newcomer();
  await load(actor, { 'jardins.csv': 'code;nom;autres_noms;du\na;Ancien;Vieux | Antique;2018-01-01\n' });
  expect(counts(await load(actor, { 'jardins.csv': 'code;nom\na;Nouveau\n' }))).toEqual([[0, 1, 0, 0]]);
  expect(counts(await load(actor, { 'jardins.csv': 'code;nom;du\na;Nouveau;\n' }))).toEqual([[0, 1, 0, 0]]);
  const rows = await snapshot(actor);
  expect(rows).toMatchObject([{ row: { name: 'Nouveau', aliases: ['Vieux', 'Antique'], opened: null, origin: 'imported' } }]);
});

test('one import may complete in a second file what it adds in a first, and be undone', async () => {
  const actor = newcomer();
  const outcome = await load(actor, {
    'jardins-1.csv': 'code;nom\na;Ancien\n',
    'jardins-2.csv': 'code;nom;du\na;Ancien;2018-01-01\n',
  });
  expect(counts(outcome)).toEqual([
    [1, 0, 0, 0],
    [0, 1, 0, 0],
  ]);
  await undoImport(opened.database, actor, outcome.importId ?? '', gardenFormats);
  expect(await snapshot(actor)).toEqual([]);
});

test('printed figures are kept as they are, whatever is printed, and numbered where their labels repeat', async () => {
  const actor = newcomer();
  const text =
    'book,label,value_printed,value\nalmanach, Total ,1 3685,\nalmanach, Total ,"- €",0.00\nalmanach,,#REF!,\nalmanach,Part,"12,5,0","12,5"\n';
  const outcome = await load(actor, { 'imprimes.csv': text });
  expect(outcome.files[0]?.rejected.map(({ line, field, rule }) => [line, field, rule])).toEqual([[5, 'value', 'decimal']]);
  expect(counts(await load(actor, { 'imprimes.csv': text }))).toEqual([[0, 0, 3, 1]]);
  const rows = await opened.database.read(
    actor,
    async (tx) =>
      (await sql`select label, occurrence, printed, value from garden.printed order by label, occurrence`.execute(tx)).rows,
  );
  expect(rows).toEqual([
    { label: '', occurrence: 1, printed: '#REF!', value: null },
    { label: ' Total ', occurrence: 1, printed: '1 3685', value: null },
    { label: ' Total ', occurrence: 2, printed: '- €', value: '0.00' },
  ]);
});
