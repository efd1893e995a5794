import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { demand, mayImport } from '../kernel/access.ts';
import { problem } from '../kernel/problem.ts';
import { withoutNul } from '../kernel/text.ts';
import { refusals } from './api.ts';
import type { ReceivedFile } from './import-desk.ts';
import { asWebRequest, filesOf, largestBody } from './received-files.ts';
import type { Site } from './server.ts';
import { demandSession } from './session.ts';

const rejected = z.object({
  line: z.number().nullable(),
  field: z.string(),
  rule: z.string(),
  value: z.string(),
  message: z.string(),
});

const outcome = z.object({
  importId: z.string().nullable(),
  loaded: z.boolean(),
  files: z.array(
    z.object({
      file: z.string(),
      format: z.string().nullable(),
      read: z.number(),
      added: z.number(),
      changed: z.number(),
      unchanged: z.number(),
      removed: z.number(),
      rejected: z.array(rejected),
      warnings: z.array(rejected),
    }),
  ),
});

const options = z.object({
  'dry-run': z.stringbool().default(false).describe('Tout contrôler sans rien charger'),
  strict: z.stringbool().default(false).describe('Ne rien charger si une seule ligne est rejetée'),
});

const listOfFiles = z.object({
  files: z.array(z.object({ name: z.string().min(1), content: z.string().describe('Contenu en base 64') })).min(1),
});

async function receive(request: Request): Promise<ReceivedFile[]> {
  if (request.headers.get('content-type')?.startsWith('multipart/form-data')) return filesOf(await request.formData(), 'files');
  const parsed = listOfFiles.safeParse(await request.json().catch(() => null));
  if (!parsed.success)
    throw problem(
      'invalid',
      'import.unreadable-request',
      'Envoyez les fichiers en multipart (champ « files ») ou en JSON : {"files": [{"name": …, "content": base 64}]}.',
    );
  return parsed.data.files.map(({ name, content }) => ({ name: withoutNul(name), bytes: Buffer.from(content, 'base64') }));
}

/** Loading and undoing files by programs; the same desk as the page and the command. */
export async function registerImportApi(server: FastifyInstance, site: Site): Promise<void> {
  await server.register(async (imports) => {
    // The body goes on as it comes: Node's own Request reads both forms.
    imports.removeAllContentTypeParsers();
    imports.addContentTypeParser('*', { bodyLimit: largestBody }, (_request, _payload, done) => done(null));
    const typed = imports.withTypeProvider<ZodTypeProvider>();
    typed.post(
      '/api/imports',
      {
        schema: {
          tags: ['imports'],
          summary: 'Importer des fichiers',
          querystring: options,
          consumes: ['multipart/form-data', 'application/json'],
          response: { 200: outcome, ...refusals },
        },
      },
      async (request) => {
        const { actor } = demandSession(request.session);
        demand(mayImport(actor));
        const files = await receive(asWebRequest(request.raw, site.origin));
        if (files.length === 0) throw problem('invalid', 'import.no-file', 'Aucun fichier reçu.');
        const result = await site.imports.load(actor, files, { dryRun: request.query['dry-run'], strict: request.query.strict });
        return outcome.parse(result);
      },
    );
    typed.post(
      '/api/imports/:id/undo',
      {
        schema: {
          tags: ['imports'],
          summary: 'Annuler un import en entier',
          params: z.object({ id: z.uuid() }),
          response: { 200: z.object({ undone: z.string() }), ...refusals },
        },
      },
      async (request) => {
        const { actor } = demandSession(request.session);
        demand(mayImport(actor));
        await site.imports.undo(actor, request.params.id);
        return { undone: request.params.id };
      },
    );
  });
}
