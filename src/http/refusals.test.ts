import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listEntries } from '../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { demand, no, yes } from '../kernel/access.ts';
import { apiRoute } from './api-route.ts';
import { documentRoute } from './document-route.ts';
import { createServer } from './server.ts';
import type { Session } from './session.ts';
import { sampleSite } from './site.samples.ts';

const secret = apiRoute({
  path: '/api/secret/:name',
  members: true,
  tag: 'essai',
  summary: 'Réservé',
  params: z.object({ name: z.string() }),
  query: z.object({ word: z.string().optional() }),
  answer: z.object({}),
  read: async ({ actor }) => {
    demand(actor.roles.includes('administrator') ? yes : no('Réservé à l’administration.'));
    return {};
  },
});

const file = documentRoute({
  path: '/fichier.csv',
  summary: 'Un fichier de l’opérateur',
  params: z.object({}),
  query: z.object({}),
  read: async () => async () => ({ name: 'fichier.csv', type: 'text/csv', bytes: 'a' }),
});

const sessions: Record<string, Session> = {
  'who=administrator': { actor: testActor('alpha'), email: 'a@alpha.example', places: [] },
  'who=reader': { actor: { ...testActor('alpha', ['reader']), id: 'r1' }, email: 'r@alpha.example', places: [] },
  'who=member': { actor: testActor('alpha', ['member-reader'], 'gentilly'), email: 'm@alpha.example', places: [] },
};

let base: TestDatabase;
let server: FastifyInstance;
beforeAll(async () => {
  base = await openTestDatabase();
  const plain = sampleSite(base.database);
  const find = async (headers: Headers) => sessions[headers.get('cookie') ?? ''] ?? null;
  server = await createServer({ ...plain, sessions: { ...plain.sessions, find }, doors: [{ api: [secret], documents: [file] }] });
  for (const url of ['/page', '/invitation/*', '/mot-de-passe/*'])
    server.get(url, async () => new Response('Réservé.', { status: 403 }));
});
afterAll(async () => {
  await server.close();
  await base.close();
});

const ask = (url: string, cookie: string) => server.inject({ url, headers: { cookie } });
const journaled = () => base.database.read(testActor('alpha'), (tx) => listEntries(tx, { fact: 'access.refused', limit: 10 }));

describe('a document of the operator', () => {
  it('does not exist for a member’s person', async () => {
    expect((await ask('/fichier.csv', 'who=member')).statusCode).toBe(404);
    expect((await ask('/fichier.csv', 'who=reader')).statusCode).toBe(200);
  });
});

describe('a refusal', () => {
  it('leaves no trace of who is allowed, of nobody, nor of what is not there', async () => {
    expect((await ask('/api/secret/x', 'who=administrator')).statusCode).toBe(200);
    expect((await ask('/api/secret/x', '')).statusCode).toBe(401);
    expect((await ask('/api/nulle-part', 'who=reader')).statusCode).toBe(404);
    expect(await journaled()).toEqual([]);
  });

  it('is journaled with who was refused what, from where, and nothing of what stands after the question mark', async () => {
    const answer = await ask('/api/secret/plan?word=mot-de-passe', 'who=reader');
    expect([answer.statusCode, answer.json().detail]).toEqual([403, 'Réservé à l’administration.']);
    expect(await journaled()).toMatchObject([
      {
        fact: 'access.refused',
        actorId: 'r1',
        fromWhere: '127.0.0.1',
        subject: 'GET /api/secret/plan',
        after: { roles: ['reader'] },
      },
    ]);
  });

  it('of a page is journaled as that of the API', async () => {
    expect((await ask('/page', 'who=reader')).statusCode).toBe(403);
    expect((await journaled())[0]).toMatchObject({ fact: 'access.refused', subject: 'GET /page' });
  });

  it('is written for a member’s person too, who can neither read nor write the journal', async () => {
    expect((await ask('/api/secret/plan', 'who=member')).statusCode).toBe(403);
    expect((await journaled())[0]).toMatchObject({ fact: 'access.refused', after: { roles: ['member-reader'] } });
  });
});

describe('the secret of a link', () => {
  it('is not written into the journal when somebody signed in is refused there', async () => {
    await ask('/invitation/s3cret', 'who=reader');
    await ask('/mot-de-passe/s3cret.data', 'who=reader');
    expect((await journaled()).slice(0, 2).map(({ subject }) => subject)).toEqual(['GET /mot-de-passe/…', 'GET /invitation/…']);
  });
});
