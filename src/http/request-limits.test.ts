import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { testActor } from '../database/testing.ts';
import { type Counters, createCounters, usualLimits } from './request-limits.ts';
import { noSessions } from './sessions.samples.ts';
import type { Watch } from './stopped-attempts.ts';

let server: FastifyInstance;
let counters: Counters;
let tried: string[] = [];
let stopped: string[] = [];
const watch: Watch = {
  stopped: (_request, what, whose) => void stopped.push(`${what} ${JSON.stringify(whose)}`),
  calls: (_request, { id }) => void stopped.push(`calls ${id}`),
  refused: () => {},
};

const sessions = noSessions({
  signIn: async ({ email }) => {
    tried.push(email);
    return { signedIn: false, why: 'Adresse ou mot de passe incorrect.' };
  },
});

beforeEach(async () => {
  tried = [];
  stopped = [];
  server = Fastify({ trustProxy: true });
  await server.register(rateLimit, { global: false });
  counters = createCounters(server, { ...usualLimits, signInsPerAccount: 3, callsPerToken: 2, unknownTokens: 2 }, watch);
  server.get('/sign-in/:email', async (request) => {
    const { email } = Object(request.params);
    const answer = await counters.countSignIns(sessions, request).signIn({ email, password: 'x' }, new Headers());
    return counters.saySo(request, Response.json(answer, { status: 401 }));
  });
  server.get('/forgotten/:email', async (request) => {
    const why = await counters.refuseAttempt(request, Object(request.params).email);
    return counters.saySo(request, Response.json({ why }));
  });
  server.get('/call/:token', async (request) => {
    await counters.countCall(request, Object(request.params).token, testActor('alpha'));
    return 'ok';
  });
  server.get('/unknown', async (request) => {
    await counters.countUnknownToken(request);
    return 'ok';
  });
});
afterEach(() => server.close());

const from = (address: string, url: string) => server.inject({ url, headers: { 'x-forwarded-for': address } });
const statuses = async (times: number, address: string, url: string) => {
  const seen: number[] = [];
  for (let time = 0; time < times; time += 1) seen.push((await from(address, url)).statusCode);
  return seen;
};

describe('guessing a password', () => {
  test('is stopped before the password is even compared, with the time to wait', async () => {
    expect(await statuses(4, '203.0.113.1', '/sign-in/a@alpha.example')).toEqual([401, 401, 401, 429]);
    expect(tried).toHaveLength(3);
    expect(stopped).toEqual(['password {"email":"a@alpha.example"}']);
    const answer = await from('203.0.113.1', '/sign-in/a@alpha.example');
    expect(answer.json().why).toMatch(/^Trop d’essais de connexion\s: attendez \d minutes, puis réessayez\.$/);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(200);
  });

  test('is the same account however its address is written', async () => {
    await statuses(3, '203.0.113.1', '/sign-in/a@alpha.example');
    expect(await statuses(1, '203.0.113.1', '/sign-in/%20A@ALPHA.example')).toEqual([429]);
  });

  test('locks out nobody else: neither the account from another address, nor another account from this one', async () => {
    await statuses(9, '203.0.113.1', '/sign-in/a@alpha.example');
    expect(await statuses(1, '198.51.100.7', '/sign-in/a@alpha.example')).toEqual([401]);
    expect(await statuses(1, '203.0.113.1', '/sign-in/b@alpha.example')).toEqual([401]);
  });

  test('shares its count with what is asked otherwise about the account, a forgotten password', async () => {
    expect(await statuses(2, '203.0.113.1', '/forgotten/a@alpha.example')).toEqual([200, 200]);
    expect(await statuses(2, '203.0.113.1', '/sign-in/a@alpha.example')).toEqual([401, 429]);
    expect(await statuses(1, '203.0.113.1', '/forgotten/A@alpha.example')).toEqual([429]);
  });

  test('may go on once the time has passed', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await statuses(4, '203.0.113.1', '/sign-in/a@alpha.example');
    vi.setSystemTime(Date.now() + 5 * 60_000 + 1);
    expect(await statuses(1, '203.0.113.1', '/sign-in/a@alpha.example')).toEqual([401]);
  });
});

describe('guessing a second factor', () => {
  const given: string[] = [];
  const held = noSessions({
    secondStep: {
      find: async (headers) => ({ account: headers.get('cookie') ?? '', codes: 'one', passkey: null, hasRecoveryCodes: true }),
      give: async ({ kind }) => {
        given.push(kind);
        return { state: 'refused', why: 'non' };
      },
    },
  });

  beforeEach(() => {
    given.length = 0;
    server.get('/step/:kind/:account', async (request) => {
      const { kind, account } = Object(request.params);
      const { secondStep } = counters.countSignIns(held, request);
      const shape =
        kind === 'totp' ? { kind, code: '1', next: '' } : kind === 'recovery' ? { kind, code: 'a' } : { kind, answer: '{}' };
      const answer = await secondStep.give(shape, new Headers({ cookie: account }));
      return counters.saySo(request, Response.json(answer, { status: 401 }));
    });
  });

  test('by codes is stopped for that account at that address', async () => {
    expect(await statuses(4, '203.0.113.1', '/step/totp/a')).toEqual([401, 401, 401, 429]);
    expect(given).toHaveLength(3);
    expect(stopped).toEqual([expect.stringMatching(/^code .*"account":"a"/)]);
    const answer = await from('203.0.113.1', '/step/totp/a');
    expect(answer.json().why).toMatch(
      /^Trop de codes essayés\s: attendez \d minutes, ou prenez une clé d’accès ou un code de secours\.$/,
    );
  });

  test('closes neither the passkey nor the recovery codes, nor the password, nor the codes from elsewhere or of another', async () => {
    await statuses(9, '203.0.113.1', '/step/totp/a');
    expect(await statuses(5, '203.0.113.1', '/step/passkey/a')).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses(5, '203.0.113.1', '/step/recovery/a')).toEqual([401, 401, 401, 401, 401]);
    expect(await statuses(1, '203.0.113.1', '/sign-in/a')).toEqual([401]);
    expect(await statuses(1, '198.51.100.7', '/step/totp/a')).toEqual([401]);
    expect(await statuses(1, '203.0.113.1', '/step/totp/b')).toEqual([401]);
  });
});

test('a session that is guessing its own password is stopped as a sign-in is', async () => {
  server.get('/prove', async (request) => {
    const session = { actor: testActor('alpha'), email: 'a@alpha.example', places: [] };
    return { right: await counters.countSignIns(sessions, request).proveAgain(session, 'x') };
  });
  expect(await statuses(4, '203.0.113.1', '/prove')).toEqual([200, 200, 200, 500]);
  expect(await statuses(1, '203.0.113.1', '/sign-in/a@alpha.example')).toEqual([429]);
});

describe('a program', () => {
  test('that asks too often is told to slow down, wherever it asks from; the others go on', async () => {
    await from('203.0.113.1', '/call/one');
    await from('203.0.113.2', '/call/one');
    const answer = await from('203.0.113.3', '/call/one');
    expect([answer.statusCode, answer.json().code]).toEqual([500, 'api.too-many-requests']);
    expect(stopped).toEqual([`calls ${testActor('alpha').id}`]);
    expect((await from('203.0.113.3', '/call/two')).statusCode).toBe(200);
  });

  test('that tries unknown tokens is stopped at its address', async () => {
    expect(await statuses(3, '203.0.113.1', '/unknown')).toEqual([200, 200, 500]);
    expect(stopped).toEqual(['token null']);
    expect(await statuses(1, '203.0.113.2', '/unknown')).toEqual([200]);
  });
});
