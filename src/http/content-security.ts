import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyHelmetOptions } from '@fastify/helmet';

type Source = (request: IncomingMessage, response: ServerResponse) => string;

/**
 * Beside what the library sets: no page of ours asks for a sense of the machine (passkeys, for this site alone), and what was read signed in is kept nowhere,
 * neither by the browser nor on the way. Files that may be kept (assets) say so themselves.
 */
export const headersOfEveryAnswer: Readonly<Record<string, string>> = {
  'cache-control': 'private, no-store',
  'permissions-policy':
    'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()',
};

/** For the few answers that the server gives before any of ours runs (an address that cannot be read). */
export const headersOfPlainRefusal: Readonly<Record<string, string>> = {
  ...headersOfEveryAnswer,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

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
        'object-src': ["'none'"],
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
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // For browsers that do not know `frame-ancestors`.
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  };
}
