import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';

type Accounts = Database['accounts'];

/** Addresses are compared without their case, and kept in lower case. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

const account = z.object({ id: z.string(), name: z.string(), email: z.string() });
export type Account = z.infer<typeof account>;

export async function findAccountByEmail(accounts: Accounts, email: string): Promise<Account | null> {
  const result = await sql`select id, name, email from accounts."user" where email = ${normalEmail(email)}`.execute(accounts);
  const [row] = result.rows;
  return row === undefined ? null : account.parse(row);
}

/** Opens an account under an id of the caller's, with a password already hashed; null for one that signs in by other means. */
export async function insertAccount(accounts: Accounts, account: Account, passwordHash: string | null): Promise<void> {
  const { id, name, email } = account;
  await sql`
    insert into accounts."user" (id, name, email, "emailVerified") values (${id}, ${name}, ${normalEmail(email)}, true)`.execute(
    accounts,
  );
  if (passwordHash === null) return;
  await sql`
    insert into accounts.account (id, "accountId", "providerId", "userId", password)
    values (${randomUUID()}, ${id}, 'credential', ${id}, ${passwordHash})`.execute(accounts);
}

/** The hash of an account's own password; null when it signs in by other means only. */
export async function findPasswordHash(accounts: Accounts, id: string): Promise<string | null> {
  const result = await sql`
    select password from accounts.account where "userId" = ${id} and "providerId" = 'credential'`.execute(accounts);
  const [row] = result.rows;
  return row === undefined ? null : z.object({ password: z.string().nullable() }).parse(row).password;
}

/** The accounts behind these ids, in no particular order. */
export async function listAccounts(accounts: Accounts, ids: readonly string[]): Promise<Account[]> {
  const result = await sql`select id, name, email from accounts."user" where id = any(${[...ids]}::text[])`.execute(accounts);
  return result.rows.map((row) => account.parse(row));
}

/** Those of these accounts that hold a role at an operator, or held one there. */
export async function listAccountsAt(accounts: Accounts, operator: string, ids: readonly string[]): Promise<Account[]> {
  const result = await sql`
    select id, name, email from accounts."user" u where id = any(${[...ids]}::text[])
      and exists (select from accounts.role_grant g where g.account = u.id and g.operator = ${operator})`.execute(accounts);
  return result.rows.map((row) => account.parse(row));
}

/** Account → when it last signed in or came to this operator, as the operator's journal tells. */
export async function listLastVisits(accounts: Accounts): Promise<ReadonlyMap<string, string>> {
  const result = await sql`
    select subject, max(at) as at from journal.entry
    where fact in ('accounts.signed-in', 'accounts.entered-place') group by subject`.execute(accounts);
  const rows = z.array(z.object({ subject: z.string(), at: z.date() })).parse(result.rows);
  return new Map(rows.map(({ subject, at }) => [subject, at.toISOString()]));
}

/** A new hash in place of the former one, or the first of an account that signed in by other means. */
export async function replacePassword(accounts: Accounts, id: string, passwordHash: string): Promise<void> {
  await sql`
    insert into accounts.account (id, "accountId", "providerId", "userId", password)
    values (${randomUUID()}, ${id}, 'credential', ${id}, ${passwordHash})
    on conflict ("userId", "providerId") do update set password = excluded.password, "updatedAt" = now()`.execute(accounts);
}
