import type { Database } from '../../database/face.ts';
import { demand, mayRead } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import { listAccountsAt } from './account.store.ts';
import { readAccounts } from './record-change.store.ts';

/** Where somebody is written to, and how they are called. */
export type Address = { readonly name: string; readonly email: string };

/**
 * Account → its address, for those of the actor's operator; who may use them, and for what, is asked by the caller. It opens a
 * transaction of its own: not to be called inside another.
 */
export async function listAddresses(
  accounts: Database['accounts'],
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Address>> {
  demand(mayRead(actor));
  if (ids.length === 0) return new Map();
  const found = await readAccounts(accounts, actor, (tx) => listAccountsAt(tx, actor.operator, ids));
  return new Map(found.map(({ id, name, email }) => [id, { name, email }]));
}
