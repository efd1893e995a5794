import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/face.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Day } from '../../kernel/day.ts';
import { problem } from '../../kernel/problem.ts';
import { findAccountByEmail, insertAccount, normalEmail } from './account.store.ts';
import { insertGrant, listOperators } from './grant.store.ts';
import { demandPassword, hashOf } from './password.ts';
import { readableSecret } from './readable-secret.ts';
import { changeAccounts } from './record-change.store.ts';

export type NewAccount = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** Held for the whole operator from today on. */
  readonly roles: readonly Role[];
};

/** What `main.ts` and the command line may do with accounts; people open none by themselves. */
export type AccountDesk = {
  /** Opens an account with its first roles in the actor's operator. @throws Problem `conflict` when the address is taken. */
  readonly create: (actor: Actor, account: NewAccount) => Promise<string>;
  /** Operators where a role was ever given. */
  readonly operators: () => Promise<readonly string[]>;
};

async function createAccount(database: Database, today: Day, actor: Actor, account: NewAccount): Promise<string> {
  demandPassword(account.password);
  const email = normalEmail(account.email);
  const hash = await hashOf(account.password);
  return changeAccounts(database.accounts, actor, async (tx) => {
    if (await findAccountByEmail(tx, email)) throw problem('conflict', 'accounts.taken', `Un compte existe déjà pour ${email}.`);
    const id = randomUUID();
    await insertAccount(tx, { id, name: account.name, email }, hash);
    for (const role of account.roles) {
      const terms = { role, scope: { kind: 'operator' as const }, fromDay: today, toDay: null };
      await insertGrant(tx, { ...terms, account: id, operator: actor.operator, grantedBy: actor.id });
    }
    const created = { name: 'accounts.created', subject: id, before: null, after: { name: account.name, email } };
    const granted = account.roles.map((role) => ({
      name: 'accounts.role-granted',
      subject: id,
      before: null,
      after: { role, scope: 'operator', fromDay: today, toDay: null },
    }));
    return { result: id, facts: [created, ...granted] };
  });
}

export function createAccountDesk(database: Database, clock: Clock): AccountDesk {
  return {
    create: (actor, account) => createAccount(database, clock.today(), actor, account),
    operators: () => listOperators(database.accounts),
  };
}

/** A password to print once: 20 characters in groups of five, some 98 bits. */
export function generatePassword(): string {
  return readableSecret(4, 5);
}
