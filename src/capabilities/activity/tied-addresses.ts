import type { Database } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Address, listAddresses } from '../accounts/index.ts';
import { listTiedAccounts } from '../staff/index.ts';

/** Staff number → the name and address of the account with which the person signs in; those without one are left out. */
export async function readTiedAddresses(database: Database, actor: Actor): Promise<ReadonlyMap<string, Address>> {
  const tied = await database.read(actor, listTiedAccounts);
  const accounts = await listAddresses(
    database.accounts,
    actor,
    tied.map(({ account }) => account),
  );
  return new Map(
    tied.flatMap(({ person, account }) => {
      const found = accounts.get(account);
      return found === undefined ? [] : [[person, found] as const];
    }),
  );
}
