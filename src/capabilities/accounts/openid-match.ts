import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/face.ts';
import type { Place } from '../../http/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { OperatorCode } from '../../kernel/identifier.ts';
import { findOperator, listBodies } from '../directory/index.ts';
import { type Account, findAccountByEmail } from './account.store.ts';
import { listGrants } from './grant.store.ts';
import { type Grant, placesOf } from './grant.ts';
import { type Invitation, listPendingFor } from './invitation.store.ts';
import type { Identity } from './openid-claims.ts';
import { findByIdentity, findLinkedAt } from './openid-identity.store.ts';

type House = { readonly database: Database; readonly clock: Clock };

/** Somebody whom we know, by their identity or as the one who was invited. */
export type Matched = {
  readonly account: Account;
  /** `known`: the identity opens this account already; `linked`: it will; `opened`: so will the account be, from an invitation. */
  readonly how: 'known' | 'linked' | 'opened';
  readonly invitations: readonly Invitation[];
  /** Where they will stand today, once the invitations are taken up. */
  readonly places: readonly Place[];
};

/** Where a refused address is known, for the journals there; empty for a stranger. */
export type Unmatched = {
  readonly because: 'unverified-email' | 'other-identity';
  readonly subject: string;
  readonly operators: readonly OperatorCode[];
};

function asGrant(invitation: Invitation, account: string): Grant {
  const { id, operator, invitedBy, terms } = invitation;
  return { ...terms, id, account, operator, grantedBy: invitedBy };
}

async function sirenOf(database: Database, { operator, member }: Pick<Place, 'operator' | 'member'>): Promise<string | null> {
  const reader: Actor = { kind: 'system', id: 'connexion', name: 'Connexion', operator, member: null, roles: [] };
  return database.read(reader, async (tx) => {
    if (member === null) return (await findOperator(tx))?.siren ?? null;
    return (await listBodies(tx)).find(({ code }) => code === member)?.siren ?? null;
  });
}

/**
 * Whether the claimed address is that of whoever is there. A provider that verifies addresses says so; ProConnect says for which
 * establishment the person works instead, and the directory knows bodies by their SIREN, the first nine digits of it.
 */
async function isTheirs({ database }: House, identity: Identity, places: readonly Place[]): Promise<boolean> {
  if (identity.isEmailVerified !== null) return identity.isEmailVerified;
  if (identity.siret === null) return false;
  const siren = identity.siret.slice(0, 9);
  for (const place of places) if ((await sirenOf(database, place)) === siren) return true;
  return false;
}

/**
 * Finds whom an identity stands for: the account that it opens already, else the account or the pending invitations of its address.
 * @returns null for somebody whom nobody invited
 */
export async function matchIdentity(house: House, provider: string, identity: Identity): Promise<Matched | Unmatched | null> {
  const { accounts } = house.database;
  const known = await findByIdentity(accounts, provider, identity.subject);
  const email = known?.email ?? identity.email;
  if (email === null) return null;
  const found = known ?? (await findAccountByEmail(accounts, email));
  const invitations = await listPendingFor(accounts, email, house.clock.now());
  const [first] = invitations;
  const account = found ?? (first ? { id: randomUUID(), name: first.name, email } : null);
  if (account === null) return null;
  const grants = [...(await listGrants(accounts, account.id)), ...invitations.map((one) => asGrant(one, account.id))];
  const places = placesOf(grants, house.clock.today());
  if (known) return { account, how: 'known', invitations, places };
  const operators = [...new Set([...places, ...invitations].map(({ operator }) => operator))];
  if (operators.length === 0) return null;
  const refused = { subject: found?.id ?? first?.id ?? account.id, operators };
  if (found && (await findLinkedAt(accounts, found.id, provider))) return { because: 'other-identity', ...refused };
  // An invitation may begin later: its place vouches for the address all the same.
  const invited = invitations.map(({ operator, terms }) => ({
    operator,
    member: terms.scope.kind === 'member' ? terms.scope.code : null,
    roles: [],
  }));
  if (!(await isTheirs(house, identity, [...places, ...invited]))) return { because: 'unverified-email', ...refused };
  return { account, how: found ? 'linked' : 'opened', invitations, places };
}
