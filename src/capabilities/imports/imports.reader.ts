import { z } from 'zod';
import { apiRoute } from '../../http/api-route.ts';
import { documentRoute } from '../../http/document-route.ts';
import type { FactWords, ReaderDoor } from '../../http/reader-door.ts';
import type { FileFormat } from '../../import/format.ts';
import { mayReload } from '../../import/import.access.ts';
import { importPath } from '../../import/import.paths.ts';
import { unpackOriginal } from '../../import/prepare-import.ts';
import { findOriginal, listRuns } from '../../import/run.store.ts';
import { makeTemplates } from '../../import/templates.ts';
import { demand, mayImport } from '../../kernel/access.ts';
import { safeFileName } from '../../kernel/file-name.ts';
import { problem } from '../../kernel/problem.ts';
import { getRun, originalsOf } from './run.ts';

const nothing = z.object({});

const counts = {
  read: z.number(),
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  removed: z.number(),
  rejected: z.number(),
};

const run = z.object({
  id: z.string(),
  at: z.string().describe('ISO 8601, UTC'),
  by: z.string(),
  strict: z.boolean(),
  status: z.enum(['loaded', 'refused', 'undone']),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
  files: z.array(
    z.object({ number: z.number(), name: z.string(), format: z.string().nullable(), sha256: z.string().nullable(), ...counts }),
  ),
});

const pastImports = apiRoute({
  path: '/api/imports',
  tag: 'imports',
  summary: 'Les imports passés, le dernier d’abord (cent au plus)',
  params: nothing,
  query: nothing,
  answer: z.array(run),
  read: async ({ tx }) => (await listRuns(tx, 100)).map((one) => run.parse(one)),
});

function original(formats: readonly FileFormat[]) {
  return documentRoute({
    path: '/imports/:id/fichiers/:number',
    summary: 'Un fichier importé, tel qu’il a été reçu',
    params: z.object({ id: z.string(), number: z.coerce.number().int() }),
    query: nothing,
    read: async ({ tx, actor, params }) => {
      demand(mayImport(actor));
      const { record } = await getRun(tx, params.id);
      const file = originalsOf(record).find(({ number }) => number === params.number);
      for (const format of file?.formats ?? []) demand(mayReload(actor, format, formats));
      const kept = file ? await findOriginal(tx, file.sha256) : null;
      if (!file || kept === null)
        throw problem('not-found', 'import.unknown-file', 'Cet import n’a pas gardé de fichier de ce numéro.', {
          number: params.number,
        });
      return async () => ({ name: safeFileName(file.name), type: 'application/octet-stream', bytes: await unpackOriginal(kept) });
    },
  });
}

function template(formats: readonly FileFormat[]) {
  return documentRoute({
    path: '/imports/modeles/:file',
    summary: 'Un fichier d’exemple, à remplir',
    params: z.object({ file: z.string() }),
    query: nothing,
    read: async ({ params }) => {
      const found = makeTemplates(formats).find(({ name }) => name === params.file);
      if (!found)
        throw problem('not-found', 'import.unknown-template', `Il n’y a pas de modèle « ${params.file} ».`, {
          file: params.file,
        });
      return async () => ({ name: found.name, type: 'application/octet-stream', bytes: found.bytes });
    },
  });
}

const counted = {
  files: 'fichier',
  file: 'nom',
  format: 'reconnu comme',
  read: 'lues',
  added: 'ajoutées',
  changed: 'changées',
  unchanged: 'inchangées',
  rejected: 'rejetées',
  removed: 'enregistrements retirés',
  restored: 'enregistrements rétablis',
};

const runPage = (id: string) => ({ path: importPath(id), label: `import ${id.slice(0, 8)}` });

/** What the import engine writes into the journal. */
const importFacts: Readonly<Record<string, FactWords>> = {
  'import.loaded': { label: 'Import chargé', fields: counted, page: runPage },
  'import.refused': { label: 'Import refusé', fields: counted, page: runPage },
  'import.undone': { label: 'Import annulé', fields: counted, page: runPage },
};

/** What readers take from the import engine: past imports, the originals, and an example of each kind of file. */
export function importsReader(formats: readonly FileFormat[]): ReaderDoor {
  return { api: [pastImports], documents: [original(formats), template(formats)], facts: importFacts };
}
