import { randomInt } from 'node:crypto';
import type { Database } from '../../database/face.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import type { OperatorCode } from '../../kernel/identifier.ts';
import { problem } from '../../kernel/problem.ts';
import { findAccountByEmail, listOperators, saveMembership } from './accounts.store.ts';
import { type Journal, type Library, onBehalfOf } from './library.ts';

export type NewAccount = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly operator: OperatorCode;
  readonly roles: readonly Role[];
};

/** What `main.ts` and the command line may do with accounts; people open none by themselves. */
export type AccountDesk = {
  /** Opens an account with its first roles. @throws Problem `conflict` when the address is taken. */
  readonly create: (actor: Actor, account: NewAccount) => Promise<string>;
  /** Gives an existing account roles at the actor's operator, replacing those that it had there. */
  readonly grant: (actor: Actor, email: string, roles: readonly Role[]) => Promise<void>;
  /** Operators where at least one account has a role. */
  readonly operators: () => Promise<readonly string[]>;
};

function demandPassword(password: string): void {
  if (password.length >= 12 && password.length <= 128) return;
  throw problem('invalid', 'accounts.short-password', 'Le mot de passe doit compter de 12 à 128 caractères.');
}

async function createAccount(
  library: Library,
  database: Database,
  journal: Journal,
  actor: Actor,
  account: NewAccount,
): Promise<string> {
  demandPassword(account.password);
  const email = account.email.trim().toLowerCase();
  if (await findAccountByEmail(database.accounts, email))
    throw problem('conflict', 'accounts.taken', `Un compte existe déjà pour ${email}.`);
  const { internalAdapter, password } = await library.$context;
  const hash = await password.hash(account.password);
  const user = await onBehalfOf(actor, () =>
    internalAdapter.createUser({ email, name: account.name, emailVerified: true }, { method: 'email-password' }),
  );
  await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
  await saveRoles(database, journal, { ...actor, operator: account.operator }, user.id, account.roles);
  return user.id;
}

async function saveRoles(
  database: Database,
  journal: Journal,
  actor: Actor,
  account: string,
  roles: readonly Role[],
): Promise<void> {
  await saveMembership(database.accounts, account, actor.operator, roles, actor.id);
  await journal(actor, { name: 'accounts.roles-granted', subject: account, before: null, after: { roles } });
}

export function createAccountDesk(library: Library, database: Database, journal: Journal): AccountDesk {
  return {
    create: (actor, account) => createAccount(library, database, journal, actor, account),
    grant: async (actor, email, roles) => {
      const account = await findAccountByEmail(database.accounts, email);
      if (!account) throw problem('not-found', 'accounts.unknown', `Aucun compte pour ${email}.`);
      await saveRoles(database, journal, actor, account.id, roles);
    },
    operators: () => listOperators(database.accounts),
  };
}

// Without the letters and digits that are taken for one another when read aloud or copied by hand.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to print once: 20 characters in groups of five, some 98 bits. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
