import type { FastifyRequest } from 'fastify';
import type { Answer } from '../kernel/access.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Day } from '../kernel/day.ts';
import { problem } from '../kernel/problem.ts';
import type { Counters } from './request-limits.ts';
import type { Session } from './session.ts';

/** What a program may do with a token: read, or also load and undo files. */
export type TokenScope = 'read' | 'import';

/** A token as its owner sees it afterwards: never the token itself. */
export type TokenSheet = {
  readonly id: string;
  readonly name: string;
  readonly scope: TokenScope;
  /** Its first characters, to tell it from others in a program's settings. */
  readonly beginning: string;
  readonly madeOn: Day;
  /** The first day on which it opens nothing any more. */
  readonly expiresOn: Day;
  readonly usedOn: Day | null;
  readonly revokedOn: Day | null;
  /** Who revoked it in the owner's stead, and why; null for the owner. */
  readonly revokedBy: string | null;
  readonly revocationReason: string | null;
};

/** Who acts by a token, and how far it goes. */
export type OpenedToken = { readonly session: Session; readonly scope: TokenScope };

/** What the server and the page of tokens need of accounts. */
export type ApiTokens = {
  /** Whom a token lets act, with the owner's roles narrowed to its scope; null when it opens nothing. */
  readonly find: (token: string) => Promise<OpenedToken | null>;
  /** The actor's own, at the place where they stand, the latest first. */
  readonly list: (actor: Actor) => Promise<readonly TokenSheet[]>;
  readonly mayMake: (actor: Actor, scope: TokenScope) => Answer;
  /** Makes a token; this is the only time that it can be read. @throws Problem when the terms are refused */
  readonly make: (
    actor: Actor,
    terms: { readonly name: string; readonly scope: string; readonly days: number },
  ) => Promise<{ readonly token: string; readonly sheet: TokenSheet }>;
  /** @throws Problem `not-found` when the actor has no such token */
  readonly revoke: (actor: Actor, id: string) => Promise<void>;
};

const form = /^Bearer +(bievre_[\w-]{43})$/i;
const anywhere = /bievre_[\w-]{43}/;

function refused(): Error {
  return problem(
    'refused',
    'token.refused',
    'Ce jeton n’ouvre rien : il a expiré, il a été révoqué, ou il n’a jamais existé. Faites-en un autre dans « Mes jetons d’API ».',
  );
}

/** Addresses are kept in histories and logs on the way: a token seen in one is not used. @throws Problem */
export function refuseTokenInAddress(url: string): void {
  if (anywhere.test(url))
    throw problem(
      'invalid',
      'token.in-address',
      'Un jeton ne se met jamais dans une adresse, où d’autres le lisent : envoyez-le dans l’en-tête « Authorization: Bearer », et révoquez celui-ci.',
    );
}

/** @throws Problem when the token does not go as far as this request */
export function demandScope(request: FastifyRequest, scope: TokenScope): void {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const imports = scope === 'import' && /^\/api\/imports(\/|\?|$)/.test(request.url);
  if (!reads && !imports)
    throw problem('refused', 'token.scope', 'Ce jeton ne permet pas cette action : faites-en un qui la permet.', { scope });
}

/** True for what a token may open: the API, and nothing that a person looks at. */
export function bringsToken(request: FastifyRequest): boolean {
  return request.headers.authorization !== undefined && request.url.startsWith('/api/');
}

/** Who acts by the token of this request, and how far it goes. A cookie that came along is not looked at. @throws Problem */
export async function openToken(request: FastifyRequest, tokens: ApiTokens, counters: Counters): Promise<OpenedToken> {
  const [, token] = form.exec(request.headers.authorization ?? '') ?? [];
  const found = token === undefined ? null : await tokens.find(token);
  if (token === undefined || found === null) {
    await counters.countUnknownToken(request);
    throw refused();
  }
  await counters.countCall(request, token, found.session.actor);
  return found;
}
