import type { Database } from '../../database/face.ts';
import type { Capability } from '../../capability.ts';
import type { Sessions } from '../../http/session.ts';
import { type AccountDesk, createAccountDesk } from './create-account.ts';
import { createLibrary, type Journal } from './library.ts';
import { accountsMigrations, accountsTables } from './migrations/2026-11-22-accounts.ts';
import { createSessions } from './sessions.ts';

export { type AccountDesk, generatePassword, type NewAccount } from './create-account.ts';
export type { Journal } from './library.ts';
export { readSecret } from './secret.ts';

/** Accounts on one database: the sessions that the server reads, and the desk where accounts are opened. */
export function createAccounts(options: { database: Database; secret: string; origin: string; journal: Journal }): { sessions: Sessions; desk: AccountDesk } {
  const library = createLibrary(options);
  const { database, journal } = options;
  return { sessions: createSessions(library, database, journal), desk: createAccountDesk(library, database, journal) };
}

export const accounts: Capability = {
  name: 'accounts',
  migrations: accountsMigrations,
  tables: accountsTables,
  measures: [],
  formats: [],
};
