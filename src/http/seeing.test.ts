import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listEntries } from '../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { createServer } from './server.ts';
import type { Session } from './session.ts';
import { sampleSite } from './site.samples.ts';

const until = '2026-11-28T11:00:00.000Z';
const person = { ...testActor('alpha', ['member-it-director'], 'gentilly'), id: 'p1', name: 'Gentiane' };
const seenBy = { id: 'a1', name: 'Administration' };
const colleague = { ...testActor('alpha', ['administrator']), id: 'p2', name: 'Adjointe', seenBy };

const sessions: Record<string, Session> = {
  'who=seeing': {
    ...{ actor: { ...person, seenBy }, email: 'p@alpha.example', places: [] },
    seeing: { person: 'Gentiane', until, isOver: false },
  },
  'who=seeing-administrator': {
    ...{ actor: colleague, email: 'b@alpha.example', places: [] },
    seeing: { person: 'Adjointe', until, isOver: false },
  },
  'who=over': {
    ...{ actor: { ...testActor('alpha'), id: 'a1' }, email: 'a@alpha.example', places: [] },
    seeing: { person: 'Gentiane', until, isOver: true },
  },
  'who=administrator': { actor: testActor('alpha'), email: 'a@alpha.example', places: [] },
};

let base: TestDatabase;
let server: FastifyInstance;
let loaded = 0;
beforeAll(async () => {
  base = await openTestDatabase();
  const plain = sampleSite(base.database);
  server = await createServer({
    ...plain,
    sessions: { ...plain.sessions, find: async (headers) => sessions[headers.get('cookie') ?? ''] ?? null },
    imports: {
      ...plain.imports,
      load: async () => {
        loaded += 1;
        return { importId: null, loaded: true, files: [] };
      },
    },
  });
  for (const url of ['/administration/personnes/p2', '/voir-comme/fin', '/deconnexion', '/deconnexion/x'])
    server.route({ method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], url, handler: async () => ({ done: true }) });
});
afterAll(async () => {
  await server.close();
  await base.close();
});

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const ask = (method: Method, url: string, cookie: string, accept = '*/*') =>
  server.inject({ method, url, headers: { cookie, accept, origin: 'http://localhost:3000', host: 'localhost:3000' } });
const journaled = () => base.database.read(testActor('alpha'), (tx) => listEntries(tx, { limit: 20 }));

describe('a session that sees as a person', () => {
  it.each<[Method, string]>([
    ['POST', '/administration/personnes/p2'],
    ['PUT', '/administration/personnes/p2'],
    ['PATCH', '/administration/personnes/p2'],
    ['DELETE', '/administration/personnes/p2'],
    ['POST', '/deconnexion/x'],
    ['POST', '/api/imports'],
    ['POST', '/api/nulle-part'],
  ])('is refused %s %s in words, in whosever place it stands', async (method, url) => {
    for (const who of ['who=seeing', 'who=seeing-administrator']) {
      const answer = await ask(method, url, who);
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.refused']);
      expect(answer.json().detail).toContain('en lecture seule');
    }
    expect(loaded).toBe(0);
  });

  it('is told so on a page, where a person sent a form without scripts', async () => {
    const answer = await ask('POST', '/administration/personnes/p2', 'who=seeing', 'text/html');
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('Vous voyez Bièvre comme Gentiane, en lecture seule');
  });

  it('reads, goes back and signs out', async () => {
    expect((await ask('GET', '/administration/personnes/p2', 'who=seeing')).statusCode).toBe(200);
    expect((await ask('POST', '/voir-comme/fin', 'who=seeing')).statusCode).toBe(200);
    expect((await ask('POST', '/deconnexion?index', 'who=seeing')).statusCode).toBe(200);
  });

  it('is named in the journal by who looks, with the roles under which they were refused', async () => {
    const [latest] = await journaled();
    expect(latest).toMatchObject({
      fact: 'access.refused',
      actorId: 'a1',
      actorName: 'Administration (vu comme Gentiane)',
      fromWhere: '127.0.0.1',
      after: { roles: ['member-it-director'] },
    });
    expect((await journaled()).map(({ actorId }) => actorId)).not.toContain('p1');
  });
});

describe('a session whose view has just ended by itself', () => {
  it('does nothing in its own name of what was sent from the view, and reads on', async () => {
    const answer = await ask('POST', '/administration/personnes/p2', 'who=over');
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.view-over']);
    expect((await ask('GET', '/administration/personnes/p2', 'who=over')).statusCode).toBe(200);
    expect((await ask('POST', '/administration/personnes/p2', 'who=administrator')).statusCode).toBe(200);
  });
});
