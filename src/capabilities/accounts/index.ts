import type { Capability } from '../../capability.ts';
import type { Database } from '../../database/face.ts';
import { appendFacts } from '../../database/journal.store.ts';
import type { Sessions } from '../../http/session.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/command.ts';
import { type AccountDesk, createAccountDesk } from './create-account.ts';
import { createLibrary } from './library.ts';
import { accountsMigrations, accountsTables } from './migrations/2026-11-22-accounts.ts';
import { createSessions } from './sessions.ts';

export { type AccountDesk, generatePassword, type NewAccount } from './create-account.ts';
export { readSecret } from './secret.ts';

/** Accounts on one database: the sessions that the server reads, and the desk where accounts are opened. */
export function createAccounts(options: { database: Database; secret: string; origin: string }): {
  sessions: Sessions;
  desk: AccountDesk;
} {
  const { database } = options;
  // The journal is the operator's: a member's person writes in it through the house, and reads nothing of it.
  const journal = (actor: Actor, fact: Fact) =>
    database.transaction({ ...actor, member: null }, (tx) => appendFacts(tx, actor, [fact]));
  const library = createLibrary({ ...options, journal });
  return { sessions: createSessions(library, database, journal), desk: createAccountDesk(library, database, journal) };
}

export const accounts: Capability = {
  name: 'accounts',
  migrations: accountsMigrations,
  tables: accountsTables,
  measures: [],
  formats: [],
};
