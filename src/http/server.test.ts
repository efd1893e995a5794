import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { createRegistry } from '../figures/registry.ts';
import { day } from '../kernel/day.ts';
import { problem } from '../kernel/problem.ts';
import { apiRoute } from './api-route.ts';
import { knownTokens } from './api-tokens.samples.ts';
import type { ReceivedFile } from './import-desk.ts';
import { createServer } from './server.ts';
import type { Session } from './session.ts';
import { noSessions } from './sessions.samples.ts';

let base: TestDatabase;
let server: FastifyInstance;
let received: readonly ReceivedFile[] = [];

const sessions: Record<string, Session> = {
  'who=administrator': { actor: testActor('alpha'), email: 'a@alpha.example', places: [] },
  'who=reader': { actor: testActor('alpha', ['reader']), email: 'r@alpha.example', places: [] },
  'who=nobody': { actor: testActor('alpha', []), email: 'n@alpha.example', places: [] },
};

const echo = apiRoute({
  path: '/api/echo/:name',
  tag: 'essai',
  summary: 'Répète',
  params: z.object({ name: z.string() }),
  query: z.object({ times: z.coerce.number().int().default(1) }),
  answer: z.object({ said: z.string(), today: z.string(), operator: z.string() }),
  read: async ({ params, query, today, actor }) => ({ said: params.name.repeat(query.times), today, operator: actor.operator }),
});
const broken = apiRoute({
  path: '/api/broken/:how',
  tag: 'essai',
  summary: 'Échoue',
  params: z.object({ how: z.string() }),
  query: z.object({}),
  answer: z.object({}),
  read: async ({ params }) => {
    throw params.how === 'missing' ? problem('not-found', 'essai.missing', 'Rien ici.') : new Error('a secret of the house');
  },
});

beforeAll(async () => {
  base = await openTestDatabase();
  server = await createServer({
    database: base.database,
    registry: createRegistry([]),
    sessions: noSessions({ find: async (headers) => sessions[headers.get('cookie') ?? ''] ?? null }),
    tokens: knownTokens(),
    imports: {
      load: async (_actor, files, { dryRun }) => {
        received = files;
        return { importId: null, loaded: !dryRun, files: [] };
      },
      undo: async () => {},
      formats: [],
    },
    publish: async () => ({ number: 1, figures: 0 }),
    doors: [{ api: [echo, broken] }],
    pages: [],
    today: () => day('2026-11-22'),
    now: () => new Date('2026-11-22T10:00:00Z'),
    mail: null,
    buildFolder: null,
    origin: 'http://localhost:3000',
  });
});
afterAll(async () => {
  await server.close();
  await base.close();
});

const ask = (url: string, cookie?: string) => server.inject({ url, headers: cookie === undefined ? {} : { cookie } });

describe('the API', () => {
  test('answers nobody without a session, its own description included', async () => {
    for (const url of ['/api/echo/x', '/api/openapi.json', '/api/nothing']) {
      const answer = await ask(url);
      expect([url, answer.statusCode]).toEqual([url, url === '/api/nothing' ? 404 : 401]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });

  test('answers nobody without a role', async () => {
    expect((await ask('/api/echo/x', 'who=nobody')).statusCode).toBe(403);
  });

  test('says which parameter is wrong', async () => {
    const answer = await ask('/api/echo/x?times=beaucoup', 'who=reader');
    expect([answer.statusCode, answer.json().detail]).toEqual([400, 'Paramètres incorrects : times (attendu : un nombre).']);
    expect(answer.json().details).toEqual({ times: 'un nombre' });
  });

  test('refuses an address with a character that no text has, and reads others that cannot be decoded', async () => {
    for (const url of ['/api/echo/a%00', '/api/echo/a?times=%00', '/api/echo/a?%00=1', '/nowhere%00', '/health?%00']) {
      const answer = await ask(url, 'who=reader');
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 400, 'request.unreadable-address']);
    }
    expect((await ask('/api/echo/%zz', 'who=reader')).json().detail).toBe('La demande n’est pas lisible.');
    const person = await server.inject({ url: '/adherents/%zz', headers: { accept: 'text/html' } });
    expect([person.statusCode, person.headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
    expect(person.body).toContain('La demande n’est pas lisible.');
    expect((await ask('/api/echo/a?times=1&other=%zz', 'who=reader')).statusCode).toBe(200);
  });

  test('answers a refusal with its sentence, and an unexpected error without its cause', async () => {
    expect((await ask('/api/broken/missing', 'who=reader')).json()).toMatchObject({
      status: 404,
      code: 'essai.missing',
      detail: 'Rien ici.',
    });
    const unexpected = await ask('/api/broken/badly', 'who=reader');
    expect(unexpected.statusCode).toBe(500);
    expect(unexpected.body).not.toContain('secret');
  });

  test('gives the reader what was asked, in their operator, on the day that the server is told', async () => {
    expect((await ask('/api/echo/a?times=3', 'who=reader')).json()).toEqual({
      said: 'aaa',
      today: '2026-11-22',
      operator: 'alpha',
    });
  });

  test('says what a period looks like when it cannot read one, and names no measure that does not exist', async () => {
    expect((await ask('/api/figures?measure=x.y&period=hier', 'who=reader')).json()).toMatchObject({
      status: 422,
      code: 'figures.unreadable-period',
    });
    expect((await ask('/api/figures?measure=x.y&period=2020', 'who=reader')).json()).toMatchObject({
      status: 404,
      code: 'figures.unknown-measure',
    });
    expect((await ask('/api/measures', 'who=reader')).json()).toEqual([]);
  });

  test('describes itself as OpenAPI', async () => {
    const document = (await ask('/api/openapi.json', 'who=reader')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/echo/{name}', '/api/imports']));
  });
});

describe('importing by the API', () => {
  const own = { origin: 'http://localhost:3000' };
  const json = { ...own, 'content-type': 'application/json' };

  test('is refused to a reader', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { ...json, cookie: 'who=reader' },
      payload: { files: [] },
    });
    expect(answer.statusCode).toBe(403);
  });

  test('is refused from a form of another site', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { ...json, cookie: 'who=administrator', origin: 'https://evil.example' },
      payload: { files: [] },
    });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'request.foreign-origin']);
  });

  test('says what to send when it cannot read what it was sent', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { ...json, cookie: 'who=administrator' },
      payload: 'rien',
    });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'import.unreadable-request']);
  });

  test('takes files as JSON, and only tries them on a dry run', async () => {
    const payload = { files: [{ name: 'adhe\u0000rents.csv', content: Buffer.from('nom\nÉvry').toString('base64') }] };
    const answer = await server.inject({
      method: 'POST',
      url: '/api/imports?dry-run=true',
      headers: { ...json, cookie: 'who=administrator' },
      payload,
    });
    expect(answer.json()).toMatchObject({ loaded: false });
    expect(received.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([['adherents.csv', 'nom\nÉvry']]);
  });

  test('takes files as a browser sends them', async () => {
    const form = new FormData();
    form.append('files', new Blob(['code;nom']), 'operateur.csv');
    form.append('files', new Blob([]), '');
    const answer = await server.inject({
      method: 'POST',
      url: '/api/imports',
      headers: { ...own, cookie: 'who=administrator' },
      payload: form,
    });
    expect(answer.json()).toMatchObject({ loaded: true });
    expect(received.map(({ name }) => name)).toEqual(['operateur.csv']);
  });
});

describe('every answer', () => {
  test('forbids scripts but ours, frames, and anything from outside', async () => {
    const policy = String((await ask('/health')).headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}'/);
    expect(policy).not.toMatch(/unsafe-eval|https?:|script-src[^;]*unsafe-inline/);
  });

  test('tells a watchman that the site is up, without a session', async () => {
    expect((await ask('/health')).json()).toEqual({ status: 'ok' });
  });
});
