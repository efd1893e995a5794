import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { problem } from '../kernel/problem.ts';
import { createLater, type Later } from './later.ts';
import { openForms } from './links.ts';
import { pageContext } from './page-context.ts';
import { asWebRequest, largestBody, largestForm } from './received-files.ts';
import { type Counters, usualLimits } from './request-limits.ts';
import type { Site } from './server.ts';
import type { UnderWay } from './under-way.ts';

async function loadPages(buildFolder: string): Promise<ServerBuild> {
  const file = join(buildFolder, 'server', 'index.js');
  if (!existsSync(file))
    throw problem(
      'unavailable',
      'site.not-built',
      'Les pages ne sont pas construites : lancez « npm start », qui les construit.',
    );
  // The bundle is written by React Router's own build, which exports exactly this.
  return (await import(pathToFileURL(file).href)) as ServerBuild;
}

function contextOf(request: FastifyRequest, site: Site, counters: Counters, { later }: Later): RouterContextProvider {
  const { database, registry, today, now, origin, mail, tokens, imports, publish, doors, pages } = site;
  const provider = new RouterContextProvider();
  provider.set(pageContext, {
    database,
    registry,
    today,
    now,
    origin,
    mail,
    address: request.ip,
    later,
    refuseAttempt: (email) => counters.refuseAttempt(request, email),
    sessions: counters.countSignIns(site.sessions, request),
    tokens,
    imports,
    publish,
    doors,
    pages,
    session: request.session,
    fault: (thrown) => site.fault?.(thrown),
    nonce: request.nonce,
  });
  return provider;
}

/**
 * The pages, rendered by React Router. They stand in a scope without body parsers: a form goes on to the page's action as
 * it comes. Fastify sends the web answer with its own headers (helmet's) added.
 */
export async function registerPages(
  server: FastifyInstance,
  site: Site,
  buildFolder: string,
  { counters, underWay }: { readonly counters: Counters; readonly underWay: UnderWay },
): Promise<void> {
  const build = await loadPages(buildFolder);
  const render = createRequestHandler(build, 'production');
  const work = createLater((thrown) => site.fault?.(thrown));
  server.addHook('onClose', work.settled);
  await server.register(fastifyStatic, {
    root: join(buildFolder, 'client'),
    wildcard: false,
    index: false,
    // File names of assets carry a hash of their content.
    setHeaders: (response, path) =>
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      ),
  });
  await server.register(async (pages) => {
    pages.removeAllContentTypeParsers();
    pages.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const answer = async (request: FastifyRequest) => {
      const asked = asWebRequest(request.raw, originOf(request), largestOf(request));
      return counters.saySo(request, await underWay.during(render(asked, contextOf(request, site, counters, work))));
    };
    const limits = site.limits ?? usualLimits;
    const secondFactors = { max: limits.signInsPerAddress, timeWindow: limits.signInMinutes * 60_000, groupId: 'second-factor' };
    for (const url of [
      '/connexion/second-facteur',
      '/connexion/second-facteur.data',
      '/compte/second-facteur.data',
      '/compte/second-facteur',
      '/compte/second-facteur/*',
    ])
      pages.post(url, { config: { rateLimit: secondFactors } }, answer);
    const signIns = { max: limits.signInsPerAddress, timeWindow: limits.signInMinutes * 60_000, groupId: 'sign-in' };
    const forms = [...openForms, '/compte', '/compte.data', '/compte/identite', '/compte/identite.data'];
    for (const url of forms) pages.post(url, { config: { rateLimit: signIns } }, answer);
    // Out to the identity provider, and back from it: neither is a form.
    for (const [groupId, url] of [
      ['openid', '/connexion/openid'],
      ['openid', '/connexion/openid.data'],
      ['sign-in', '/connexion/retour'],
      ['sign-in', '/connexion/retour.data'],
    ])
      pages.get(String(url), { config: { rateLimit: { ...signIns, groupId: String(groupId) } } }, answer);
    pages.route({ method: ['GET', 'POST'], url: '/*', handler: answer });
  });
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

/** Files come in by a form of several parts, from someone who is signed in; everything else is short. */
function largestOf(request: FastifyRequest): number {
  const hasFiles = request.headers['content-type']?.startsWith('multipart/form-data') === true;
  return hasFiles && request.session !== null ? largestBody : largestForm;
}
