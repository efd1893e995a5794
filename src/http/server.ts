import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Database } from '../database/face.ts';
import type { Registry } from '../figures/registry.ts';
import type { Day } from '../kernel/day.ts';
import { problem } from '../kernel/problem.ts';
import { registerApi } from './api.ts';
import { contentSecurity } from './content-security.ts';
import type { ImportDesk } from './import-desk.ts';
import { registerPages } from './pages.ts';
import { describeProblem, plainProblemPage } from './problem-response.ts';
import type { ReaderDoor, SearchHit } from './reader-door.ts';
import type { Session, Sessions } from './session.ts';

/** What the site is made of; `main.ts` hands it over, so that nothing here reads the clock or the environment. */
export type Site = {
  readonly database: Database;
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly imports: ImportDesk;
  readonly doors: readonly ReaderDoor[];
  /** The pages of the rail, for the search. */
  readonly pages: readonly SearchHit[];
  readonly today: () => Day;
  /** Where the pages were built; null serves the API alone. */
  readonly buildFolder: string | null;
  /** The address that people type, e.g. `https://bievre.example.fr`; decides on secure cookies and strict transport. */
  readonly origin: string;
  /** True behind a reverse proxy that sets `X-Forwarded-*`. */
  readonly behindProxy?: boolean;
  readonly log?: FastifyBaseLogger | boolean;
};

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | null;
    nonce: string;
  }
}

const nonces = new WeakMap<IncomingMessage, string>();

function nonceOf(incoming: IncomingMessage): string {
  const known = nonces.get(incoming);
  if (known) return known;
  const nonce = randomBytes(16).toString('base64');
  nonces.set(incoming, nonce);
  return nonce;
}

function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  if (request.headers.cookie) headers.set('cookie', request.headers.cookie);
  return headers;
}

function needsSession(path: string): boolean {
  return !path.startsWith('/assets/') && path !== '/health' && path !== '/favicon.svg';
}

/** A form of another site must not act in the name of a person who is signed in here. */
function refuseForeignForms(request: FastifyRequest): void {
  const origin = request.headers.origin;
  if (request.method === 'GET' || request.method === 'HEAD' || origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== request.host) {
    throw problem('refused', 'request.foreign-origin', 'Cette demande vient d’un autre site : refaites-la depuis Bièvre.');
  }
}

async function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const isTooMany = error instanceof Error && 'statusCode' in error && error.statusCode === 429;
  const document = isTooMany
    ? {
        ...describeProblem(null),
        title: 'Trop d’essais',
        status: 429,
        code: 'session.too-many-attempts',
        detail: 'Trop d’essais de connexion : attendez cinq minutes, puis réessayez.',
      }
    : describeProblem(error);
  if (document.status >= 500) request.log.error(error);
  const wantsPage = request.headers.accept?.includes('text/html') === true;
  return wantsPage
    ? reply.code(document.status).type('text/html; charset=utf-8').send(plainProblemPage(document))
    : reply.code(document.status).type('application/problem+json').send(JSON.stringify(document));
}

/** The site: pages, REST API, health. Tested by `inject`; `listen` is the caller's. */
export async function createServer(site: Site): Promise<FastifyInstance> {
  const options = { trustProxy: site.behindProxy ?? false, forceCloseConnections: true };
  const server =
    typeof site.log === 'object'
      ? Fastify({ ...options, loggerInstance: site.log })
      : Fastify({ ...options, logger: site.log ?? false });
  server.decorateRequest('session', null);
  server.decorateRequest('nonce', '');
  await server.register(helmet, contentSecurity(nonceOf, site.origin.startsWith('https:')));
  await server.register(rateLimit, { global: false });
  server.setErrorHandler(answerProblem);
  server.addHook('onRequest', async (request) => {
    request.nonce = nonceOf(request.raw);
    refuseForeignForms(request);
    if (needsSession(request.url)) request.session = await site.sessions.find(headersOf(request));
  });
  server.get('/health', { logLevel: 'silent' }, async () => ({ status: 'ok' }));
  await registerApi(server, site);
  if (site.buildFolder !== null) await registerPages(server, site, site.buildFolder);
  return server;
}
