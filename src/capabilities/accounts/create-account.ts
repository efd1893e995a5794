import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/face.ts';
import type { Actor, Role } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import type { OperatorCode } from '../../kernel/identifier.ts';
import { problem } from '../../kernel/problem.ts';
import { findAccountByEmail, insertAccount, normalEmail } from './account.store.ts';
import { insertGrant } from './grant.store.ts';
import { listUnopened } from './opening.store.ts';
import { listKnownOperators, type OpeningHouse, offerFirstOpening, offerOpening } from './openings.ts';
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
  /** Operators that have accounts, or wait for their first one. */
  readonly operators: () => Promise<readonly string[]>;
  /**
   * A new link that opens the first account of the actor's operator, an administrator's; the former one opens nothing any more.
   * Null when the operator has accounts.
   */
  readonly offerOpening: (actor: Actor) => Promise<string | null>;
  /** The same for an operator that is still to be named; null once any is known. */
  readonly offerFirstOpening: () => Promise<string | null>;
  /** Operators that wait for their first account. */
  readonly unopened: () => Promise<readonly OperatorCode[]>;
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

export function createAccountDesk(house: OpeningHouse & { readonly origin: string }): AccountDesk {
  const { database, clock, origin } = house;
  const linkOf = (token: string | null) => token && `${origin}/ouverture/${token}`;
  return {
    create: (actor, account) => createAccount(database, clock.today(), actor, account),
    operators: () => listKnownOperators(database.accounts),
    offerOpening: async (actor) => linkOf(await offerOpening(house, actor)),
    offerFirstOpening: async () => linkOf(await offerFirstOpening(house)),
    unopened: () => listUnopened(database.accounts),
  };
}

/** A password to print once: 20 characters in groups of five, some 98 bits. */
export function generatePassword(): string {
  return readableSecret(4, 5);
}
