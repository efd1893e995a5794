import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyHelmetOptions } from '@fastify/helmet';

type Source = (request: IncomingMessage, response: ServerResponse) => string;

/**
 * Nothing is loaded from outside, and no script runs but ours: files of this site, and the inline ones that carry the nonce
 * of the answer. Style attributes are allowed, because React writes widths and positions there; style elements need the nonce.
 */
export function contentSecurity(nonceOf: (request: IncomingMessage) => string, secure: boolean): FastifyHelmetOptions {
  const nonce: Source = (request) => `'nonce-${nonceOf(request)}'`;
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", nonce],
        'style-src': ["'self'", nonce],
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    // Sent over plain HTTP (a first try on one's own machine), it would lock the browser out of the other sites of that host.
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'same-origin' },
  };
}
