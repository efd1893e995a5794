import type { Database } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { listAccounts } from './account.store.ts';
import { listGrants } from './grant.store.ts';
import { holdsOn } from './grant.ts';
import { readAccounts } from './record-change.store.ts';

/** Whom to write to about what they did here. */
export type Correspondent = { readonly name: string; readonly email: string };

/**
 * The name and address behind an account, for a mail that the house sends: of somebody who holds a role today with the actor's operator,
 * else null. What it answers is written to, never shown.
 */
export async function findCorrespondent(
  accounts: Database['accounts'],
  actor: Actor,
  today: Day,
  account: string,
): Promise<Correspondent | null> {
  return readAccounts(accounts, actor, async (tx) => {
    const grants = await listGrants(tx, account);
    if (!grants.some((one) => one.operator === actor.operator && holdsOn(one, today))) return null;
    const [found] = await listAccounts(tx, [account]);
    return found === undefined ? null : { name: found.name, email: found.email };
  });
}
