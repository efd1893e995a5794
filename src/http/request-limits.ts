import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import { problem } from '../kernel/problem.ts';
import type { OpenIdDoor } from './openid-door.ts';
import type { Sessions } from './session.ts';
import type { Watch } from './stopped-attempts.ts';

/** How much is taken from one side in a time, and how long the server waits for it. */
export type Limits = {
  /** Attempts to sign in from one address: those who share it (a town hall) must all get in. */
  readonly signInsPerAddress: number;
  /** Attempts on one account from one address, passwords and codes each: whoever guesses from elsewhere locks out nobody but themselves. */
  readonly signInsPerAccount: number;
  readonly signInMinutes: number;
  /** Requests of one token in a minute. */
  readonly callsPerToken: number;
  /** Unknown tokens from one address in a minute. */
  readonly unknownTokens: number;
  /** Milliseconds for the headers, for the whole request, for the next one on the same connection; how often that is looked at. */
  readonly patience: { readonly headers: number; readonly request: number; readonly idle: number; readonly checkEvery: number };
};

export const usualLimits: Limits = {
  signInsPerAddress: 60,
  signInsPerAccount: 10,
  signInMinutes: 5,
  callsPerToken: 600,
  unknownTokens: 30,
  patience: { headers: 15_000, request: 300_000, idle: 10_000, checkEvery: 5000 },
};

/** The counters of a running server. */
export type Counters = {
  /** Counts an attempt for the request's address and an account; the sentence that refuses it, or null when it may be made. */
  readonly refuseAttempt: (request: FastifyRequest, email: string) => Promise<string | null>;
  /** Sessions whose sign-in is counted for the request's address and the account that it names. */
  readonly countSignIns: (sessions: Sessions, request: FastifyRequest) => Sessions;
  /** The page's answer, as 429 with the time to wait when a sign-in was not even tried. */
  readonly saySo: (request: FastifyRequest, answer: Response) => Response;
  /** @throws Problem when the request's address tries too many unknown tokens. */
  readonly countUnknownToken: (request: FastifyRequest) => Promise<void>;
  /** @throws Problem when the token asks too often. */
  readonly countCall: (request: FastifyRequest, token: string, owner: Actor) => Promise<void>;
};

/** A refusal for having asked too often; `retryAfter` becomes the header of that name. */
export function tooMany(code: string, message: string, seconds: number): Error {
  return problem('unavailable', code, message, { retryAfter: seconds });
}

function inWords(seconds: number): string {
  if (seconds <= 90) return 'une minute';
  return `${Math.ceil(seconds / 60)} minutes`;
}

export function tooManySignIns(seconds: number): Error {
  return tooMany(
    'session.too-many-attempts',
    `Trop d’essais de connexion : attendez ${inWords(seconds)}, puis réessayez.`,
    seconds,
  );
}

function tooManyCodes(seconds: number): string {
  return `Trop de codes essayés : attendez ${inWords(seconds)}, ou prenez une clé d’accès ou un code de secours.`;
}

/** The journal says from where somebody came back; the returns themselves are counted where they come in. */
function withAddress(door: OpenIdDoor, address: string): OpenIdDoor {
  return { ...door, finish: (answer, session, headers) => door.finish(answer, session, headers, address) };
}

const fingerprint = (text: string) => createHash('sha256').update(text).digest('base64');

/** Counters in this process's memory; with several instances behind one address, each counts its own share. `watch` is told of refusals. */
export function createCounters(server: FastifyInstance, limits: Limits, watch: Watch): Counters {
  // What the key is made of besides the address: the library asks for it from the request alone.
  const subjects = new WeakMap<FastifyRequest, string>();
  const waits = new WeakMap<FastifyRequest, number>();
  const counter = (max: number, minutes: number, whole: boolean) => {
    const count = server.createRateLimit({
      max,
      timeWindow: minutes * 60_000,
      keyGenerator: (request) => `${whole ? '' : request.ip} ${subjects.get(request) ?? ''}`,
    });
    return async (request: FastifyRequest, subject: string): Promise<number | null> => {
      subjects.set(request, fingerprint(subject));
      const counted = await count(request);
      return !counted.isAllowed && counted.isExceeded ? counted.ttlInSeconds : null;
    };
  };
  const signIns = counter(limits.signInsPerAccount, limits.signInMinutes, false);
  const codes = counter(limits.signInsPerAccount, limits.signInMinutes, false);
  const unknown = counter(limits.unknownTokens, 1, false);
  const calls = counter(limits.callsPerToken, 1, true);
  const refuseAttempt = async (request: FastifyRequest, email: string): Promise<string | null> => {
    const wait = await signIns(request, email.trim().toLowerCase());
    if (wait === null) return null;
    watch.stopped(request, 'password', { email }, wait);
    waits.set(request, wait);
    return tooManySignIns(wait).message;
  };
  return {
    refuseAttempt,
    countSignIns: (sessions, request) => ({
      ...sessions,
      signIn: async (credentials, headers) => {
        const why = await refuseAttempt(request, credentials.email);
        return why === null ? sessions.signIn(credentials, headers, request.ip) : { signedIn: false, why };
      },
      proveAgain: async (session, password) => {
        const wait = await signIns(request, session.email);
        if (wait !== null) {
          watch.stopped(request, 'password', session, wait);
          throw tooManySignIns(wait);
        }
        return sessions.proveAgain(session, password);
      },
      openId: sessions.openId && withAddress(sessions.openId, request.ip),
      secondStep: {
        find: sessions.secondStep.find,
        give: async (given, headers) => {
          // Passkeys and recovery codes can't be guessed: counting them would only close them to their owner.
          const awaited = given.kind === 'totp' ? await sessions.secondStep.find(headers) : null;
          const wait = awaited === null ? null : await codes(request, awaited.account);
          if (wait === null) return sessions.secondStep.give(given, headers, request.ip);
          watch.stopped(request, 'code', awaited, wait);
          waits.set(request, wait);
          return { state: 'refused', why: tooManyCodes(wait) };
        },
      },
    }),
    saySo: (request, answer) => {
      const wait = waits.get(request);
      if (wait === undefined) return answer;
      const headers = new Headers(answer.headers);
      headers.set('retry-after', String(wait));
      return new Response(answer.body, { status: 429, headers });
    },
    countUnknownToken: async (request) => {
      const wait = await unknown(request, '');
      if (wait === null) return;
      watch.stopped(request, 'token', null, wait);
      throw tooMany('api.too-many-requests', 'Trop de jetons inconnus : attendez une minute.', wait);
    },
    countCall: async (request, token, owner) => {
      const wait = await calls(request, token);
      if (wait === null) return;
      watch.calls(request, owner);
      throw tooMany('api.too-many-requests', 'Ce jeton a fait trop de demandes en une minute : ralentissez.', wait);
    },
  };
}
