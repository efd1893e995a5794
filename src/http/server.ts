import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyHttpOptions, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Database } from '../database/face.ts';
import type { Registry } from '../figures/registry.ts';
import type { Day } from '../kernel/day.ts';
import { problem } from '../kernel/problem.ts';
import { registerApi } from './api.ts';
import { type ApiTokens, bringsToken, demandScope, type OpenedToken, openToken, refuseTokenInAddress } from './api-tokens.ts';
import { contentSecurity, headersOfEveryAnswer, headersOfPlainRefusal } from './content-security.ts';
import { describeThrown } from './describe-thrown.ts';
import { journalExports } from './exports.ts';
import { refuseForeignRequest } from './foreign-request.ts';
import type { ImportDesk } from './import-desk.ts';
import { writtenPath } from './links.ts';
import type { SendMail } from './mail.ts';
import type { Notify } from './notice.ts';
import { registerPages } from './pages.ts';
import { headersOfProblem, type ProblemDocument, plainProblemPage } from './problem-response.ts';
import type { PublishReport } from './publish-report.ts';
import type { ReaderDoor, SearchHit } from './reader-door.ts';
import { journalRefusals } from './refusals.ts';
import { type Counters, createCounters, type Limits, tooManySignIns, usualLimits } from './request-limits.ts';
import { refuseChangeWhileSeeing } from './seeing.ts';
import type { Session, Sessions } from './session.ts';
import { type Watch, watchAttempts } from './stopped-attempts.ts';
import { createUnderWay } from './under-way.ts';
import { refuseUnreadableAddress } from './unreadable-address.ts';

/** What the site is made of; `main.ts` hands it over, so that nothing here reads the clock or the environment. */
export type Site = {
  readonly database: Database;
  readonly registry: Registry;
  readonly sessions: Sessions;
  readonly tokens: ApiTokens;
  readonly imports: ImportDesk;
  readonly publish: PublishReport;
  readonly doors: readonly ReaderDoor[];
  /** The pages of the rail, for the search. */
  readonly pages: readonly SearchHit[];
  readonly today: () => Day;
  readonly now: () => Date;
  /** Null where no mail server is set. */
  readonly mail: SendMail | null;
  /** Where the pages were built; null serves the API alone. */
  readonly buildFolder: string | null;
  /** The address that people type, e.g. `https://bievre.example.fr`; decides on secure cookies and strict transport. */
  readonly origin: string;
  /** True behind a reverse proxy that sets `X-Forwarded-*`. */
  readonly behindProxy?: boolean;
  /** Where lines of the technical log go; none are written without it. */
  readonly log?: { readonly write: (line: string) => void };
  /** Told of every fault of ours that a person only saw as « erreur inattendue ». */
  readonly fault?: (thrown: unknown) => void;
  /** Told of attempts that belong in no operator's journal. */
  readonly notify?: Notify;
  readonly limits?: Limits;
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

/** The journal says from where somebody acted. */
function cameFrom(address: string, session: Session | null): Session | null {
  return session && { ...session, actor: { ...session.actor, address } };
}

function isTooMany(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 429;
}

/** A page for a person, a problem document for a program. */
function sayProblem(document: ProblemDocument, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.code(document.status);
  return headers.accept?.includes('text/html') === true
    ? reply.type('text/html; charset=utf-8').send(plainProblemPage(document))
    : reply.type('application/problem+json').send(JSON.stringify(document));
}

/** Answers what was thrown outside the API. */
function answerProblem(site: Site, watch: Watch) {
  return async (thrown: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const wait = Number(reply.getHeader('retry-after') ?? 60);
    if (isTooMany(thrown)) watch.stopped(request, 'address', request.session && { account: request.session.actor.id }, wait);
    const document = describeThrown(isTooMany(thrown) ? tooManySignIns(wait) : thrown);
    if (document.status === 500) site.fault?.(thrown);
    return sayProblem(document, request, reply.headers(headersOfProblem(document)));
  };
}

function refuseUnknownAddress(): never {
  throw problem('not-found', 'site.unknown-address', 'Cette adresse n’existe pas.');
}

/** What the server says before any hook of ours runs: an address that it cannot read. */
function refusePlainly(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  sayProblem(describeThrown(error), request, reply.headers(headersOfPlainRefusal));
}

/** Lines of the technical log: who asked for what, without what stands after `?`, cookies, or what was sent. */
const loggedRequest = {
  req: (request: FastifyRequest) => ({ method: request.method, path: writtenPath(request.url), address: request.ip }),
};

function makeServer(site: Site, limits: Limits): FastifyInstance {
  const { patience } = limits;
  const options: FastifyHttpOptions<Server> = {
    // The last proxy alone is believed: what stands before it in X-Forwarded-For, anybody may have written.
    trustProxy: (_address, hop) => site.behindProxy === true && hop === 0,
    forceCloseConnections: true,
    requestTimeout: patience.request,
    keepAliveTimeout: patience.idle,
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: patience.checkEvery },
    frameworkErrors: refusePlainly,
  };
  return site.log ? Fastify({ ...options, logger: { stream: site.log, serializers: loggedRequest } }) : Fastify(options);
}

/** Refuses what no page or program of ours sends; who acts by a token, when one came along. @throws Problem */
async function admitRequest(request: FastifyRequest, site: Site, counters: Counters): Promise<OpenedToken | null> {
  refuseUnreadableAddress(request.url);
  refuseForeignRequest(request, site.origin);
  refuseTokenInAddress(request.url);
  return needsSession(request.url) && bringsToken(request) ? openToken(request, site.tokens, counters) : null;
}

/** The site: pages, REST API, health. Tested by `inject`; `listen` is the caller's. */
export async function createServer(site: Site): Promise<FastifyInstance> {
  const limits = site.limits ?? usualLimits;
  const server = makeServer(site, limits);
  server.decorateRequest('session', null);
  server.decorateRequest('nonce', '');
  await server.register(helmet, contentSecurity(nonceOf, site.origin.startsWith('https:')));
  await server.register(rateLimit, { global: false, cache: 20_000 });
  const underWay = createUnderWay();
  server.addHook('onClose', underWay.settled);
  const watch = watchAttempts(server, site);
  const counters = createCounters(server, limits, watch);
  server.setErrorHandler(answerProblem(site, watch));
  server.setNotFoundHandler(refuseUnknownAddress);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headersOfEveryAnswer);
    request.nonce = nonceOf(request.raw);
    const token = await admitRequest(request, site, counters).catch((thrown) => {
      watch.refused(request, thrown);
      throw thrown;
    });
    if (!needsSession(request.url)) return;
    const found = token ? token.session : await underWay.during(site.sessions.find(headersOf(request)));
    request.session = cameFrom(request.ip, found);
    // Only now, so that the journal knows who was refused.
    if (token) demandScope(request, token.scope);
    refuseChangeWhileSeeing(request, request.session);
  });
  journalRefusals(server, site.database);
  journalExports(server, site.database);
  server.get('/health', { logLevel: 'silent' }, async () => ({ status: 'ok' }));
  await registerApi(server, site);
  if (site.buildFolder !== null) await registerPages(server, site, site.buildFolder, { counters, underWay });
  return server;
}
