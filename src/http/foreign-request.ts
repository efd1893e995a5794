import type { FastifyRequest } from 'fastify';
import { problem } from '../kernel/problem.ts';

const changesNothing = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The origins that are this site: the address that the request came to, and the one that people type. */
function isOurs(origin: string, request: FastifyRequest, siteOrigin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const asked = new URL(origin).origin;
  return asked === `${request.protocol}://${request.host}` || asked === new URL(siteOrigin).origin;
}

/**
 * A form or script of another site must not act in the name of a person who is signed in here. Browsers say where a change comes
 * from; one that does not say is refused too, unless it is a program's with a token of its own, which no browser adds by itself.
 * @throws Problem `refused`
 */
export function refuseForeignRequest(request: FastifyRequest, siteOrigin: string): void {
  if (changesNothing.has(request.method)) return;
  const { origin, cookie, authorization, 'sec-fetch-site': place } = request.headers;
  if ((origin !== undefined && !isOurs(origin, request, siteOrigin)) || (place !== undefined && place !== 'same-origin'))
    throw problem('refused', 'request.foreign-origin', 'Cette demande vient d’un autre site : refaites-la depuis Bièvre.');
  const isProgram = authorization !== undefined && cookie === undefined && request.url.startsWith('/api/');
  if (origin === undefined && place === undefined && !isProgram)
    throw problem(
      'refused',
      'request.no-origin',
      'Cette demande ne dit pas d’où elle vient (en-tête Origin) : refaites-la depuis Bièvre, ou avec un jeton d’API.',
    );
}
