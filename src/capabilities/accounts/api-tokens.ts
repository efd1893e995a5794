import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import type { ApiTokens } from '../../http/api-tokens.ts';
import { demand, mayOpenOwnAccount } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import { problem } from '../../kernel/problem.ts';
import { findTokenByHash, insertToken, listTokens, noteUse, revokeToken, type TokenRow } from './api-token.store.ts';
import { expiryOf, isAlive, mayMakeToken, mostTokens, narrowedRoles, tokenDurations } from './api-token.ts';
import { listGrants } from './grant.store.ts';
import { placesOf } from './grant.ts';
import { changeAccounts } from './record-change.store.ts';
import { beginningOf, hashOfToken, newToken } from './token-secret.ts';

type TokensHouse = { readonly database: Database; readonly clock: Clock };

const terms = z.object({
  name: z.string().trim().min(1).max(80),
  scope: z.enum(['read', 'import']),
  days: z.number().refine((days) => tokenDurations.some((one) => one === days)),
});

/** The owner where the token stands, with the roles held there today; null when none is left. */
async function ownerOf({ database, clock }: TokensHouse, token: TokenRow) {
  const places = placesOf(await listGrants(database.accounts, token.account), clock.today());
  const place = places.find(({ operator, member }) => operator === token.operator && member === token.member);
  if (!place) return null;
  const actor: Actor = {
    kind: 'person',
    id: token.account,
    name: `${token.ownerName} (jeton « ${token.name} »)`,
    ...place,
  };
  return { actor, place };
}

async function find(house: TokensHouse, text: string): ReturnType<ApiTokens['find']> {
  const { database, clock } = house;
  const token = await findTokenByHash(database.accounts, hashOfToken(text));
  if (!token || !isAlive(token, clock.today())) return null;
  const owner = await ownerOf(house, token);
  if (!owner) return null;
  if (token.usedOn !== clock.today()) await noteUse(database.accounts, token.id, clock.today());
  const roles = narrowedRoles(owner.actor, token.scope);
  const session = { actor: { ...owner.actor, roles }, email: token.email, places: [{ ...owner.place, roles }] };
  return { session, scope: token.scope };
}

function parseTerms(raw: Parameters<ApiTokens['make']>[1]): z.infer<typeof terms> {
  const parsed = terms.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw problem(
    'invalid',
    'token.bad-terms',
    'Donnez au jeton un nom (80 caractères au plus), ce qu’il permet et sa durée (un an au plus).',
  );
}

async function make({ database, clock }: TokensHouse, actor: Actor, raw: Parameters<ApiTokens['make']>[1]) {
  const { name, scope, days } = parseTerms(raw);
  demand(mayMakeToken(actor, scope));
  const token = newToken();
  const today = clock.today();
  const sheet = await changeAccounts(database.accounts, actor, async (tx) => {
    const alive = (await listTokens(tx, actor)).filter((one) => isAlive(one, today));
    if (alive.length >= mostTokens)
      throw problem('conflict', 'token.too-many', `Vous avez déjà ${mostTokens} jetons ouverts : révoquez-en un.`);
    if (alive.some((one) => one.name === name))
      throw problem(
        'conflict',
        'token.same-name',
        `Vous avez déjà un jeton ouvert appelé « ${name} » : choisissez un autre nom.`,
      );
    const made = await insertToken(tx, actor, {
      name,
      scope,
      beginning: beginningOf(token),
      hash: hashOfToken(token),
      madeOn: today,
      expiresOn: expiryOf(today, days),
    });
    const after = { name, scope, expiresOn: made.expiresOn, member: actor.member };
    return { result: made, facts: [{ name: 'accounts.token-made', subject: actor.id, before: null, after }] };
  });
  return { token, sheet };
}

async function revoke({ database, clock }: TokensHouse, actor: Actor, id: string): Promise<void> {
  await changeAccounts(database.accounts, actor, async (tx) => {
    const revoked = await revokeToken(tx, actor, id, clock.today());
    if (!revoked) throw problem('not-found', 'token.unknown', 'Vous n’avez pas de jeton ouvert de ce nom.');
    const { name, scope, usedOn } = revoked;
    const before = { name, scope, usedOn };
    return { result: undefined, facts: [{ name: 'accounts.token-revoked', subject: actor.id, before, after: null }] };
  });
}

/** The tokens of the API. Roles are read again at each use, so that taking one away works at once. */
export function createApiTokens(house: TokensHouse): ApiTokens {
  return {
    find: (token) => find(house, token),
    list: async (actor) => {
      demand(mayOpenOwnAccount(actor));
      return listTokens(house.database.accounts, actor);
    },
    mayMake: mayMakeToken,
    make: (actor, raw) => make(house, actor, raw),
    revoke: (actor, id) => revoke(house, actor, id),
  };
}
