import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../../database/testing.ts';
import { createRegistry } from '../../figures/registry.ts';
import type { DocumentRoute } from '../../http/document-route.ts';
import { importMigrations, importTables } from '../../import/import.tables.ts';
import { runImport } from '../../import/run-import.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { registration as directory } from '../directory/index.ts';
import { importsReader } from './imports.reader.ts';
import { getRun } from './run.ts';

let opened: TestDatabase;
let importId = '';
const administrator = testActor('alpha');
const members = 'nom;qualite;categorie\r\nArcueil;adhérent;ville\r\nGentilly;adhérent;royaume\r\n';

beforeAll(async () => {
  opened = await openTestDatabase({
    capabilities: [{ migrations: importMigrations, tables: importTables }, directory],
  });
  const outcome = await runImport(
    opened.database,
    administrator,
    [
      { name: 'operateur.csv', bytes: new TextEncoder().encode('code;nom\nalpha;Syndicat alpha\n') },
      { name: 'adherents "2020".csv', bytes: new TextEncoder().encode(members) },
    ],
    directory.formats,
  );
  importId = outcome.importId ?? '';
  return () => opened.close();
});

const documents = importsReader(directory.formats).documents ?? [];

async function fetchDocument(path: string, actor: Actor, params: unknown) {
  const route = documents.find((one: DocumentRoute) => one.path === path);
  if (!route) throw new Error(`no document at ${path}`);
  const make = await opened.database.read(actor, (tx) =>
    route.read({ tx, registry: createRegistry([]), actor, today: day('2026-11-22'), params, query: {} }),
  );
  return make();
}
const original = (actor: Actor, id: string, number: number) =>
  fetchDocument('/imports/:id/fichiers/:number', actor, { id, number });

describe('a past import', () => {
  it.each(['00000000-0000-4000-8000-000000000000', 'autre chose', "'; drop table import.run; --"])(
    'is unknown under %j',
    async (id) => {
      await expect(opened.database.read(administrator, (tx) => getRun(tx, id))).rejects.toMatchObject({
        kind: 'not-found',
        code: 'import.unknown',
      });
    },
  );

  it('is unknown to another operator, its files too', async () => {
    const stranger = testActor('beta');
    await expect(opened.database.read(stranger, (tx) => getRun(tx, importId))).rejects.toMatchObject({ code: 'import.unknown' });
    await expect(original(stranger, importId, 1)).rejects.toMatchObject({ code: 'import.unknown' });
  });

  it('tells again each rejected line, with its sentence', async () => {
    const { record, outcome } = await opened.database.read(administrator, (tx) => getRun(tx, importId));
    expect(record).toMatchObject({ id: importId, status: 'loaded', by: 'Compte d’essai' });
    const [, told] = outcome.files;
    expect(told).toMatchObject({ read: 2, added: 1 });
    expect(told?.rejected).toEqual([expect.objectContaining({ line: 3, field: 'categorie', value: 'royaume' })]);
    expect(told?.rejected[0]?.message).toContain('royaume');
  });

  it('gives back a file to the byte, under a name that no header breaks on, to those who may import', async () => {
    const { record } = await opened.database.read(administrator, (tx) => getRun(tx, importId));
    const number = record.files.find(({ name }) => name.startsWith('adherents'))?.number ?? 0;
    const { name, bytes } = await original(administrator, importId, number);
    expect(name).toBe('adherents _2020_.csv');
    expect(new TextDecoder().decode(bytes as Uint8Array)).toBe(members); // an original is bytes
    await expect(original(administrator, importId, 99)).rejects.toMatchObject({ code: 'import.unknown-file' });
    await expect(original(testActor('alpha', ['reader']), importId, number)).rejects.toMatchObject({ kind: 'refused' });
  });
});

describe('a template', () => {
  const template = (file: string) => fetchDocument('/imports/modeles/:file', administrator, { file });

  it('is refused when there is none of that name', async () => {
    await expect(template('../secret')).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('can be imported as it is', async () => {
    const { name, bytes } = await template('adherents.csv');
    const file = { name, bytes: bytes as Uint8Array }; // a template is bytes
    const { files } = await runImport(opened.database, testActor('gamma'), [file], directory.formats, { dryRun: true });
    expect(files[0]).toMatchObject({ format: 'adherents', rejected: [] });
    expect(files[0]?.added).toBeGreaterThan(0);
  });
});
