import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listEntries } from '../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { demand, no } from '../kernel/access.ts';
import { attachment } from '../kernel/file-name.ts';
import { problem } from '../kernel/problem.ts';
import { apiRoute } from './api-route.ts';
import { knownTokens } from './api-tokens.samples.ts';
import { documentRoute } from './document-route.ts';
import { createServer } from './server.ts';
import type { Session } from './session.ts';
import { sampleSite } from './site.samples.ts';

const nothing = z.object({});
const asked = z.object({ mot: z.string().optional() });

const made = documentRoute({
  path: '/bilans/:year/:file',
  summary: 'Un document',
  params: z.object({ year: z.string(), file: z.string() }),
  query: asked,
  read: async ({ params }) => {
    if (params.year === '1900') throw problem('not-found', 'sample.none', 'Aucun bilan cette année-là.');
    if (params.year === '1901') demand(no('Réservé.'));
    return async () => {
      if (params.year === '1902') throw new Error('the document could not be made');
      return { name: params.file, type: 'text/plain', bytes: 'a' };
    };
  },
});

const figures = apiRoute({
  path: '/api/chiffres',
  members: true,
  tag: 'essai',
  summary: 'Une lecture, non un fichier',
  params: nothing,
  query: nothing,
  answer: z.object({}),
  read: async () => ({}),
});

const sessions: Record<string, Session> = {
  'who=reader': {
    actor: { ...testActor('alpha', ['reader']), id: 'r1', name: 'Lectrice' },
    email: 'r@alpha.example',
    places: [],
  },
  'who=seeing': {
    actor: { ...testActor('alpha', ['member-reader'], 'gentilly'), name: 'Vue', seenBy: { id: 'a1', name: 'Administratrice' } },
    email: 'm@alpha.example',
    places: [],
  },
  'who=member': { actor: testActor('alpha', ['member-reader'], 'gentilly'), email: 'm@alpha.example', places: [] },
};
const token = `bievre_${'r'.repeat(43)}`;

let base: TestDatabase;
let server: FastifyInstance;
let writable = true;
beforeAll(async () => {
  base = await openTestDatabase();
  const database: TestDatabase['database'] = {
    ...base.database,
    transaction: (actor, run) => (writable ? base.database.transaction(actor, run) : Promise.reject(new Error('no room left'))),
  };
  const plain = sampleSite(database);
  const find = async (headers: Headers) => sessions[headers.get('cookie') ?? ''] ?? null;
  const bearer = {
    session: { ...sessions['who=reader'], actor: { ...testActor('alpha', ['reader']), name: 'Lectrice (jeton « suivi »)' } },
  };
  server = await createServer({
    ...plain,
    sessions: { ...plain.sessions, find },
    tokens: knownTokens({ [token]: { session: { email: '', places: [], ...bearer.session }, scope: 'read' } }),
    doors: [{ api: [figures], documents: [made] }],
  });
  const page = (status: number) => async () =>
    new Response('a;b', { status, headers: { 'content-disposition': attachment('adhérents.csv') } });
  server.get('/adherents.csv', page(200));
  server.get('/refuse.csv', page(403));
  server.get('/api/chiffres.csv', page(200));
});
afterAll(async () => {
  await server.close();
  await base.close();
});

const ask = (url: string, cookie: string, method: 'GET' | 'HEAD' = 'GET') => server.inject({ method, url, headers: { cookie } });
const exports = () => base.database.read(testActor('alpha'), (tx) => listEntries(tx, { fact: 'export.made', limit: 10 }));

describe('an export', () => {
  it('is none when nothing leaves: not found, refused, failed, nobody, the heading alone, a reading of the API', async () => {
    const answers = [
      ['/bilans/1900/bilan.pdf', 'who=reader', 404],
      ['/bilans/1901/bilan.pdf', 'who=reader', 403],
      ['/bilans/1902/bilan.pdf', 'who=reader', 500],
      ['/bilans/2020/bilan.pdf', '', 401],
      ['/bilans/2020/bilan.pdf', 'who=member', 404],
      ['/refuse.csv', 'who=reader', 403],
      ['/adherents.csv', '', 200],
      ['/api/chiffres', 'who=reader', 200],
    ] as const;
    for (const [url, cookie, status] of answers) expect([url, (await ask(url, cookie)).statusCode]).toEqual([url, status]);
    await ask('/adherents.csv', 'who=reader', 'HEAD');
    expect(await exports()).toEqual([]);
  });

  it('does not leave when it cannot be journaled', async () => {
    writable = false;
    for (const url of ['/bilans/2020/bilan.pdf', '/adherents.csv']) {
      const answer = await ask(url, 'who=reader');
      expect([answer.statusCode, answer.body.includes('a;b')]).toEqual([500, false]);
    }
    writable = true;
    expect(await exports()).toEqual([]);
  });

  it('of a document is journaled with who took what, from where, and nothing of what stands after the question mark', async () => {
    expect((await ask('/bilans/2020/bilan.pdf?mot=secret', 'who=reader')).statusCode).toBe(200);
    expect(await exports()).toMatchObject([
      {
        fact: 'export.made',
        actorId: 'r1',
        actorName: 'Lectrice',
        fromWhere: '127.0.0.1',
        subject: '/bilans/2020/bilan.pdf',
        before: null,
        after: { file: 'bilan.pdf' },
      },
    ]);
  });

  it('of a page’s list is journaled as that of a document, for a member’s person too', async () => {
    expect((await ask('/adherents.csv?q=a', 'who=member')).statusCode).toBe(200);
    expect((await exports())[0]).toMatchObject({ actorId: 'essai', subject: '/adherents.csv', after: { file: 'adhérents.csv' } });
  });

  it('by whoever sees as another person is theirs, under both names', async () => {
    expect((await ask('/adherents.csv', 'who=seeing')).statusCode).toBe(200);
    expect((await exports())[0]).toMatchObject({ actorId: 'a1', actorName: 'Administratrice (vu comme Vue)' });
  });

  it('by a token says that the token did it', async () => {
    await server.inject({ url: '/api/chiffres.csv', headers: { authorization: `Bearer ${token}` } });
    expect((await exports())[0]).toMatchObject({ actorName: 'Lectrice (jeton « suivi »)', subject: '/api/chiffres.csv' });
  });
});
