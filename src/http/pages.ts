import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router';
import { problem } from '../kernel/problem.ts';
import { pageContext } from './page-context.ts';
import { asWebRequest } from './received-files.ts';
import type { Site } from './server.ts';

/** Attempts to sign in that one address may make in five minutes. */
export const signInAttempts = { max: 10, timeWindow: '5 minutes' };

async function loadPages(buildFolder: string): Promise<ServerBuild> {
  const file = join(buildFolder, 'server', 'index.js');
  if (!existsSync(file))
    throw problem(
      'unavailable',
      'site.not-built',
      'Les pages ne sont pas construites : lancez « npm start », qui les construit.',
    );
  // The bundle is written by React Router's own build, which exports exactly this.
  return (await import(pathToFileURL(file).href)) as ServerBuild;
}

function contextOf(request: FastifyRequest, site: Site): RouterContextProvider {
  const { database, registry, today, sessions, imports, doors, pages } = site;
  const provider = new RouterContextProvider();
  provider.set(pageContext, {
    database,
    registry,
    today,
    sessions,
    imports,
    doors,
    pages,
    session: request.session,
    nonce: request.nonce,
  });
  return provider;
}

/**
 * The pages, rendered by React Router. They stand in a scope without body parsers: a form goes on to the page's action as
 * it comes. Fastify sends the web answer with its own headers (helmet's) added.
 */
export async function registerPages(server: FastifyInstance, site: Site, buildFolder: string): Promise<void> {
  const build = await loadPages(buildFolder);
  const render = createRequestHandler(build, 'production');
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
    const answer = async (request: FastifyRequest) =>
      render(asWebRequest(request.raw, originOf(request)), contextOf(request, site));
    pages.post('/connexion', { config: { rateLimit: { ...signInAttempts, groupId: 'sign-in' } } }, answer);
    pages.post('/connexion.data', { config: { rateLimit: { ...signInAttempts, groupId: 'sign-in' } } }, answer);
    pages.route({ method: ['GET', 'POST'], url: '/*', handler: answer });
  });
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}
