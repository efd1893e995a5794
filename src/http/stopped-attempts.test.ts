import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listEntries } from '../database/journal.store.ts';
import { openTestDatabase, type TestDatabase, testActor } from '../database/testing.ts';
import { knownTokens } from './api-tokens.samples.ts';
import type { Notice } from './notice.ts';
import { usualLimits } from './request-limits.ts';
import { createServer } from './server.ts';
import type { Session } from './session.ts';
import { noSessions } from './sessions.samples.ts';
import { sampleSite } from './site.samples.ts';
import { type Watch, watchAttempts } from './stopped-attempts.ts';

const token = (letter: string) => `bievre_${letter.repeat(43)}`;
const session: Session = {
  actor: { ...testActor('alpha', ['member-reader'], 'gentilly'), name: 'Jeanne (jeton « Essai »)' },
  email: 'a@alpha.example',
  places: [],
};

let base: TestDatabase;
let server: FastifyInstance;
let watch: Watch;
let notices: Notice[];
let journaled: unknown[];
let now: Date;

beforeEach(async () => {
  base = await openTestDatabase();
  [notices, journaled, now] = [[], [], new Date('2026-11-22T10:00:00Z')];
  const site = {
    ...sampleSite(base.database),
    sessions: noSessions({
      find: async (headers) => (headers.get('cookie') === 'who=a' ? session : null),
      noteStopped: async (...noted) => {
        journaled.push(noted);
        return !JSON.stringify(noted[0]).includes('nobody');
      },
    }),
    tokens: knownTokens({ [token('r')]: { session, scope: 'read' } }),
    limits: { ...usualLimits, callsPerToken: 2, unknownTokens: 2 },
    now: () => now,
    notify: (notice: Notice) => void notices.push(notice),
  };
  server = await createServer(site);
  watch = watchAttempts(server, site);
  for (const url of ['/stopped/:what/:email', '/limited'])
    server.get(url, { config: url === '/limited' ? { rateLimit: { max: 1, timeWindow: 60_000 } } : {} }, async (request) => {
      const { what, email } = Object(request.params);
      if (what !== undefined) watch.stopped(request, what, { email }, 300);
      return 'ok';
    });
});
afterEach(async () => {
  await server.close();
  await base.close();
});

const from = (remoteAddress: string, url: string, headers: Record<string, string> = {}, method: 'GET' | 'POST' = 'GET') =>
  server.inject({ method, url, remoteAddress, headers });
const again = async (times: number, ...asked: Parameters<typeof from>) => {
  for (let time = 0; time < times; time += 1) await from(...asked);
};
/** What is written once the answers have been given is written by now. */
const settled = async () => {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setImmediate(next));
};

describe('attempts that are stopped', () => {
  test('about an account are journaled there once a window, whatever its address is written like', async () => {
    await again(5, '203.0.113.1', '/stopped/password/a@alpha.example');
    await again(2, '203.0.113.1', '/stopped/password/%20A@alpha.example');
    await settled();
    expect(journaled).toEqual([[{ email: 'a@alpha.example' }, 'password', '203.0.113.1']]);
    expect(notices).toEqual([]);
    now = new Date('2026-11-22T10:05:00Z');
    await again(2, '203.0.113.1', '/stopped/password/a@alpha.example');
    await settled();
    expect(journaled).toHaveLength(2);
  });

  test('are told apart by counter, by address and by account', async () => {
    await again(2, '203.0.113.1', '/stopped/password/a@alpha.example');
    await again(2, '203.0.113.1', '/stopped/code/a@alpha.example');
    await again(2, '203.0.113.2', '/stopped/code/a@alpha.example');
    await again(2, '203.0.113.2', '/stopped/code/b@alpha.example');
    await settled();
    expect(journaled).toHaveLength(4);
  });

  test('about nobody are in no journal: the machine’s log has one line, without what was typed', async () => {
    await again(3, '203.0.113.1', '/stopped/password/nobody@alpha.example');
    await settled();
    expect(notices).toEqual([{ event: 'attempts.stopped', why: 'password', address: '203.0.113.1' }]);
  });

  test('of a whole address are noted once, in the journal of whoever is signed in there', async () => {
    await again(4, '203.0.113.1', '/limited');
    await again(4, '203.0.113.2', '/limited', { cookie: 'who=a' });
    await settled();
    expect(notices).toEqual([{ event: 'attempts.stopped', why: 'address', address: '203.0.113.1' }]);
    expect(journaled).toEqual([[{ account: session.actor.id }, 'address', '203.0.113.2']]);
  });
});

describe('tokens', () => {
  test('that are unknown are noted once, and so is that they are stopped', async () => {
    await again(5, '203.0.113.1', '/api/measures', { authorization: `Bearer ${token('u')}` });
    await settled();
    expect(notices.map(({ event, why }) => [event, why]).sort()).toEqual([
      ['attempts.stopped', 'token'],
      ['request.refused', 'token.refused'],
    ]);
    expect(JSON.stringify(notices)).not.toContain(token('u'));
  });

  test('that ask too often are journaled once an hour under their owner’s name, a member’s too', async () => {
    const written = () =>
      base.database.read(testActor('alpha'), (tx) => listEntries(tx, { fact: 'accounts.token-stopped', limit: 9 }));
    await again(2, '203.0.113.1', '/api/measures', { authorization: `Bearer ${token('r')}` });
    await settled();
    expect(await written()).toEqual([]);
    await again(5, '203.0.113.1', '/api/measures', { authorization: `Bearer ${token('r')}` });
    await expect.poll(written).toMatchObject([{ actorName: session.actor.name, fromWhere: '203.0.113.1' }]);
    now = new Date('2026-11-22T10:59:59Z');
    await again(2, '203.0.113.1', '/api/measures', { authorization: `Bearer ${token('r')}` });
    await settled();
    expect(await written()).toHaveLength(1);
  });
});

test.each([
  ['another site’s form', 'request.foreign-origin', { origin: 'https://evil.example' }, '/connexion'],
  ['a form that does not say where it comes from', 'request.no-origin', {}, '/connexion'],
  ['a token in an address', 'token.in-address', { origin: 'http://localhost:3000' }, `/connexion?jeton=${token('t')}`],
])('%s is noted once an hour, and nothing of what it carried', async (_what, why, headers, url) => {
  await again(3, '203.0.113.1', url, headers, 'POST');
  await settled();
  expect(notices).toEqual([{ event: 'request.refused', why, address: '203.0.113.1' }]);
});

test('what everybody meets is not noted: no session, an address that does not exist', async () => {
  await again(2, '203.0.113.1', '/api/measures');
  await again(2, '203.0.113.1', '/nulle-part');
  await settled();
  expect([notices, journaled]).toEqual([[], []]);
});
