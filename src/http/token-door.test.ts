import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listEntries } from '../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { knownTokens } from './api-tokens.samples.ts';
import { usualLimits } from './request-limits.ts';
import { createServer } from './server.ts';
import type { Session } from './session.ts';
import { sampleSite } from './site.samples.ts';

const token = (letter: string) => `bievre_${letter.repeat(43)}`;
const [reading, importing, unknown] = [token('r'), token('i'), token('u')];
const session: Session = { actor: testActor('alpha'), email: 'a@alpha.example', places: [] };

let base: TestDatabase;
let server: FastifyInstance;

beforeAll(async () => {
  base = await openTestDatabase();
  const site = sampleSite(base.database);
  server = await createServer({
    ...site,
    sessions: { ...site.sessions, find: async (headers) => (headers.get('cookie') === 'who=a' ? session : null) },
    tokens: knownTokens({ [reading]: { session, scope: 'read' }, [importing]: { session, scope: 'import' } }),
    limits: { ...usualLimits, callsPerToken: 20, unknownTokens: 8 },
  });
});
afterAll(async () => {
  await server.close();
  await base.close();
});

let askers = 0;
/** Each question from another address, so that one test's refusals do not stop the next. */
async function ask(url: string, authorization: string | null, more: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') {
  askers += 1;
  const answer = await server.inject({
    method,
    url,
    remoteAddress: `198.51.100.${askers}`,
    headers: { ...(authorization === null ? {} : { authorization }), ...more },
    ...(method === 'POST' ? { payload: { files: [{ name: 'a.csv', content: '' }] } } : {}),
  });
  const document = answer.headers['content-type']?.includes('problem') ? answer.json() : {};
  return { status: answer.statusCode, code: document.code, headers: answer.headers };
}

describe('a token', () => {
  test.each([
    ['unknown', `Bearer ${unknown}`],
    ['of another form', 'Bearer abc'],
    ['without its beginning', `Bearer ${'r'.repeat(43)}`],
    ['too long', `Bearer ${reading}x`],
    ['given as a name and a password', `Basic ${Buffer.from(`a:${reading}`).toString('base64')}`],
    ['alone', reading],
    ['twice', `Bearer ${reading}, Bearer ${reading}`],
  ])('%s opens nothing, and the answer says how to sign in', async (_how, authorization) => {
    const { status, code, headers } = await ask('/api/measures', authorization);
    expect([status, code, headers['www-authenticate']]).toEqual([401, 'token.refused', 'Bearer realm="bievre"']);
  });

  test('that opens nothing is not replaced by the cookie that came along', async () => {
    expect((await ask('/api/measures', `Bearer ${unknown}`, { cookie: 'who=a' })).status).toBe(401);
  });

  test('in an address is refused wherever it stands, even a good one', async () => {
    for (const url of [`/api/measures?access_token=${reading}`, `/api/${reading}`, `/?jeton=${reading}`]) {
      expect(await ask(url, `Bearer ${reading}`)).toMatchObject({ status: 422, code: 'token.in-address' });
    }
  });

  test('opens the API alone, and no document or page', async () => {
    expect((await ask('/api/measures', `Bearer ${reading}`)).status).toBe(200);
    expect((await ask('/health', `Bearer ${reading}`)).status).toBe(200);
    expect((await ask('/bilans/2020', `Bearer ${reading}`)).status).toBe(404);
  });

  test('to read changes nothing, and the journal tells who tried', async () => {
    expect(await ask('/api/imports', `Bearer ${reading}`, {}, 'POST')).toMatchObject({ status: 403, code: 'token.scope' });
    const [entry] = await base.database.read(session.actor, (tx) => listEntries(tx, { limit: 1 }));
    expect(entry).toMatchObject({ fact: 'access.refused', subject: 'POST /api/imports', fromWhere: `198.51.100.${askers}` });
  });

  test('to import does nothing else', async () => {
    expect((await ask('/api/imports', `Bearer ${importing}`, {}, 'POST')).status).toBe(200);
    expect(await ask('/api/anything', `Bearer ${importing}`, {}, 'POST')).toMatchObject({ status: 403, code: 'token.scope' });
    expect(await ask('/api/importsx', `Bearer ${importing}`, {}, 'POST')).toMatchObject({ status: 403, code: 'token.scope' });
  });

  test('is described in the OpenAPI document', async () => {
    const answer = await server.inject({ url: '/api/openapi.json', headers: { authorization: `bearer ${reading}` } });
    expect(answer.json().components.securitySchemes.token).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(answer.json().security).toContainEqual({ token: [] });
  });
});

describe('too many', () => {
  const from = (address: string, authorization: string) =>
    server.inject({ url: '/api/measures', remoteAddress: address, headers: { authorization } });

  test('unknown tokens stop the address that tries them, and nobody else', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 9; time += 1) statuses.push((await from('203.0.113.1', `Bearer ${unknown}`)).statusCode);
    expect(statuses.slice(-2)).toEqual([401, 429]);
    expect((await from('203.0.113.2', `Bearer ${unknown}`)).statusCode).toBe(401);
  });

  test('questions of one token are answered 429 with the time to wait and a sentence', async () => {
    let last = await from('203.0.113.3', `Bearer ${importing}`);
    for (let time = 0; time < 21; time += 1) last = await from('203.0.113.3', `Bearer ${importing}`);
    expect([last.statusCode, last.json().detail]).toEqual([429, 'Ce jeton a fait trop de demandes en une minute : ralentissez.']);
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });
});
