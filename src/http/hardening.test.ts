import { connect } from 'node:net';
import fc from 'fast-check';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { apiRoute } from './api-route.ts';
import { documentRoute } from './document-route.ts';
import { usualLimits } from './request-limits.ts';
import { createServer, type Site } from './server.ts';
import type { Session } from './session.ts';
import { sampleSite } from './site.samples.ts';

const session: Session = { actor: testActor('alpha'), email: 'a@alpha.example', places: [] };
const origin = 'http://localhost:3000';
const broken = apiRoute({
  path: '/api/broken',
  tag: 'essai',
  summary: 'Échoue',
  params: z.object({}),
  query: z.object({}),
  answer: z.object({}),
  read: async () => {
    throw new Error('the secret of the house');
  },
});
const file = documentRoute({
  path: '/fichiers/:name',
  summary: 'Un fichier',
  params: z.object({ name: z.string() }),
  query: z.object({}),
  read:
    async ({ params }) =>
    async () => ({ name: params.name, type: 'text/csv', bytes: 'a' }),
});

let base: TestDatabase;
let logged = '';
let faults: unknown[] = [];

const siteOf = (changes: Partial<Site> = {}): Site => {
  const site = sampleSite(base.database);
  return {
    ...site,
    sessions: { ...site.sessions, find: async (headers) => (headers.get('cookie') === 'who=a' ? session : null) },
    doors: [{ api: [broken], documents: [file] }],
    origin,
    log: {
      write: (line) => {
        logged += line;
      },
    },
    fault: (thrown) => void faults.push(thrown),
    ...changes,
  };
};

let server: FastifyInstance;
beforeAll(async () => {
  base = await openTestDatabase();
  server = await createServer(siteOf());
});
afterAll(async () => {
  await server.close();
  await base.close();
});

const ask = (options: InjectOptions) => server.inject({ ...options, headers: { cookie: 'who=a', ...options.headers } });

const kinds: readonly (readonly [string, number, InjectOptions])[] = [
  ['an API answer', 200, { url: '/api/measures' }],
  ['a refusal of the API', 401, { url: '/api/measures', headers: { cookie: '' } }],
  ['a document', 200, { url: '/fichiers/a.csv' }],
  ['an unknown address of the API', 404, { url: '/api/nulle-part' }],
  ['an unknown address', 404, { url: '/nulle-part' }],
  ['an unknown method', 404, { url: '/nulle-part', method: 'DELETE', headers: { origin } }],
  ['an error of ours', 500, { url: '/api/broken' }],
  ['a refused change', 403, { url: '/api/imports', method: 'POST', headers: { origin: 'https://evil.example' } }],
  ['an address that cannot be read', 400, { url: '/%E0%A4%A' }],
  ['the health', 200, { url: '/health' }],
];

describe('every answer, here', () => {
  test.each(kinds)('%s (%i) says what a browser may do with it, and nothing of what made it', async (_kind, status, options) => {
    const { headers, statusCode } = await ask(options);
    expect(statusCode).toBe(status);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    // On plain HTTP, the browser would be locked out of the other sites of this host.
    expect(headers).not.toHaveProperty('strict-transport-security');
  });

  test('keeps other origins out of its window and its resources', async () => {
    expect((await ask({ url: '/health' })).headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'x-frame-options': 'DENY',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    });
  });

  test('lets this site’s own pages ask for passkeys, and nobody else', async () => {
    const policy = String((await ask({ url: '/health' })).headers['permissions-policy']);
    expect(policy.split(', ').filter((one) => one.startsWith('publickey'))).toEqual([
      'publickey-credentials-create=(self)',
      'publickey-credentials-get=(self)',
    ]);
    expect(policy.split(', ').filter((one) => !one.startsWith('publickey') && !one.endsWith('=()'))).toEqual([]);
  });

  test('behind TLS, asks the browser to come back by TLS only, for a year', async () => {
    const secure = await createServer(siteOf({ origin: 'https://bievre.example' }));
    const { headers } = await secure.inject('/health');
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    await secure.close();
  });

  test('in an error, is a sentence in French; the fault is told to the house alone', async () => {
    faults = [];
    const answer = await ask({ url: '/api/broken' });
    expect(answer.json().detail).toMatch(/^Le serveur n’a pas pu répondre/);
    expect(answer.body).not.toContain('secret');
    expect(faults).toHaveLength(1);
    expect((await ask({ url: '/nulle-part' })).json().detail).toBe('Cette adresse n’existe pas.');
    expect((await ask({ url: '/nulle-part', headers: { accept: 'text/html' } })).body).toContain('<h1>Introuvable</h1>');
  });

  test('gives a file under a name that ends no header', async () => {
    const { headers } = await ask({ url: `/fichiers/${encodeURIComponent('a"\r\nx: y é.csv')}` });
    expect(headers['content-disposition']).toBe(`attachment; filename="a_x_ y e.csv"; filename*=UTF-8''a_x_%20y%20%C3%A9.csv`);
    expect(headers).not.toHaveProperty('x');
  });
});

describe('what is too much', () => {
  test('a long body where a short one is expected is refused with a sentence', async () => {
    const payload = JSON.stringify({ text: 'x'.repeat(2_000_000) });
    const headers = { cookie: 'who=a', origin, 'content-type': 'application/json' };
    const answer = await server.inject({ method: 'POST', url: '/api/nulle-part', headers, payload });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      413,
      { code: 'request.too-large', detail: 'L’envoi est trop long.' },
    ]);
  });

  test('a file beyond 96 Mo is refused before it is read', async () => {
    const headers = { cookie: 'who=a', origin, 'content-type': 'application/json', 'content-length': String(97 * 1024 * 1024) };
    const answer = await server.inject({ method: 'POST', url: '/api/imports', headers, payload: '{}' });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'request.too-large']);
  });

  test.each([
    ['its headers', 'GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    ['its body', `POST /api/imports HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nOrigin: ${origin}\r\n\r\n{`],
  ])('a caller who sends %s drop by drop is hung up on', async (_what, beginning) => {
    const patience = { headers: 150, request: 300, idle: 100, checkEvery: 50 };
    const slow = await createServer(siteOf({ limits: { ...usualLimits, patience } }));
    const address = new URL(await slow.listen({ host: '127.0.0.1', port: 0 }));
    const closed = await new Promise((resolve) => {
      const socket = connect(Number(address.port), '127.0.0.1', () => socket.write(beginning));
      socket.on('error', () => resolve('closed')).on('close', () => resolve('closed'));
      socket.resume();
    });
    expect(closed).toBe('closed');
    await slow.close();
  });

  test('the usual patience is finite', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout } = server.server;
    expect([headersTimeout, requestTimeout, keepAliveTimeout]).toEqual([15_000, 300_000, 10_000]);
  });
});

describe('the address of who asks', () => {
  const addressSeen = async (behindProxy: boolean) => {
    logged = '';
    const one = await createServer(siteOf({ behindProxy }));
    await one.inject({ url: '/nulle-part', headers: { 'x-forwarded-for': '198.51.100.9, 203.0.113.5' } });
    await one.close();
    return /"address":"([^"]+)"/.exec(logged)?.[1];
  };

  test('is never what the asker says of it: only what the last proxy saw, and nothing without a proxy', async () => {
    expect(await addressSeen(false)).toBe('127.0.0.1');
    expect(await addressSeen(true)).toBe('203.0.113.5');
  });
});

test('no cookie, token, password or question reaches the technical log, whatever happens', async () => {
  logged = '';
  const secrets = ['s3cret-cookie', 'bievre_s3cret-token', 's3cret-password', 's3cret-question'];
  const urls = ['/api/measures', '/api/broken', '/nulle-part', '/connexion', '/fichiers/a.csv', '/%E0%A4%A', '/api/imports'];
  urls.push(
    ...['invitation', 'ouverture', 'mot-de-passe', 'avis'].flatMap((page) => [
      `/${page}/s3cret-link`,
      `/${page}/s3cret-link.data`,
    ]),
  );
  for (const url of urls)
    for (const method of ['GET', 'POST'] as const)
      await server.inject({
        method,
        url: `${url}?q=${secrets[3]}`,
        headers: { cookie: `who=a; other=${secrets[0]}`, authorization: `Bearer ${secrets[1]}`, origin },
        ...(method === 'POST' ? { payload: { email: 'a@alpha.example', password: secrets[2] } } : {}),
      });
  expect(logged).toContain('/api/measures');
  expect(logged).not.toMatch(/s3cret/);
  expect(logged).not.toContain('a@alpha.example');
});

test('no answer carries what was asked as markup', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 40 }), async (text) => {
      const answer = await ask({ url: `/x${encodeURIComponent(text.toWellFormed())}<script>`, headers: { accept: 'text/html' } });
      expect(answer.body).not.toContain('<script>');
    }),
    { numRuns: 50 },
  );
});
