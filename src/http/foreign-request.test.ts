import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { createServer } from './server.ts';
import type { Session } from './session.ts';
import { noSessions } from './sessions.samples.ts';
import { sampleSite } from './site.samples.ts';

const session: Session = { actor: testActor('alpha'), email: 'a@alpha.example', places: [] };
const origin = 'http://localhost:3000';

let base: TestDatabase;
let server: FastifyInstance;
beforeAll(async () => {
  base = await openTestDatabase();
  const find = async (headers: Headers) => (headers.get('cookie') === 'who=a' ? session : null);
  server = await createServer(sampleSite(base.database, { sessions: noSessions({ find }), origin }));
});
afterAll(async () => {
  await server.close();
  await base.close();
});

describe('a change', () => {
  const change = async (headers: Record<string, string>) => {
    const payload = { files: [{ name: 'a.csv', content: '' }] };
    const answer = await server.inject({ method: 'POST', url: '/api/imports', payload, headers });
    return [answer.statusCode, answer.json().code];
  };
  const cookie = 'who=a';

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['the same host without TLS', { origin: 'https://localhost:3000' }],
    ['another port', { origin: 'http://localhost:3001' }],
    ['a page without origin (sandboxed frame, file)', { origin: 'null' }],
    ['a neighbour of the same site', { origin, 'sec-fetch-site': 'same-site' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a link or a bookmark', { 'sec-fetch-site': 'none' }],
  ])('is refused from %s', async (_from, headers) => {
    expect(await change({ cookie, ...headers })).toEqual([403, 'request.foreign-origin']);
  });

  test('is refused with a cookie and no word of where it comes from', async () => {
    expect(await change({ cookie })).toEqual([403, 'request.no-origin']);
    expect(await change({ cookie, authorization: 'Bearer x' })).toEqual([403, 'request.no-origin']);
  });

  test('is refused wherever it goes: API, pages, and addresses that do not exist', async () => {
    for (const url of ['/api/imports', '/connexion', '/imports', '/deconnexion', '/nulle-part', '/health']) {
      const answer = await server.inject({ method: 'POST', url, headers: { cookie, origin: 'https://evil.example' } });
      expect([url, answer.statusCode]).toEqual([url, 403]);
    }
  });

  test('is accepted from our own pages', async () => {
    expect((await change({ cookie, origin }))[0]).toBe(200);
    expect((await change({ cookie, origin, 'sec-fetch-site': 'same-origin' }))[0]).toBe(200);
  });
});
