import { no } from '../kernel/access.ts';
import { problem } from '../kernel/problem.ts';
import type { ApiTokens, TokenScope } from './api-tokens.ts';
import type { Session } from './session.ts';

/** Tokens that exist already, for tests of the server; none can be made. */
export function knownTokens(known: Readonly<Record<string, { session: Session; scope: TokenScope }>> = {}): ApiTokens {
  return {
    find: async (token) => known[token] ?? null,
    list: async () => [],
    mayMake: () => no('Aucun jeton ne se fait ici.'),
    make: async () => {
      throw problem('refused', 'token.none', 'Aucun jeton ne se fait ici.');
    },
    revoke: async () => {},
  };
}
