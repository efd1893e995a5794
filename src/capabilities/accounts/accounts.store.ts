import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import type { Role } from '../../kernel/actor.ts';
import { parseOperatorCode } from '../../kernel/identifier.ts';

const operatorCode = z.string().transform((text, context) => {
  const code = parseOperatorCode(text);
  if (code !== null) return code;
  context.addIssue({ code: 'custom', message: 'not an operator code' });
  return z.NEVER;
});

const membershipRow = z.object({ operator: operatorCode, roles: z.array(z.enum(['administrator', 'direction', 'reader'])) });

/** The roles of an account at one operator. */
export type Membership = z.infer<typeof membershipRow>;

/** The account's operators, the first granted first. */
export async function listMemberships(accounts: Database['accounts'], account: string): Promise<Membership[]> {
  const result = await sql`
    select operator, roles from accounts.membership where account = ${account} order by granted_at, operator`.execute(accounts);
  return result.rows.map((row) => membershipRow.parse(row));
}

/** Grants roles, replacing those that the account had at this operator. */
export async function saveMembership(
  accounts: Database['accounts'],
  account: string,
  operator: string,
  roles: readonly Role[],
  grantedBy: string,
): Promise<void> {
  await sql`
    insert into accounts.membership (account, operator, roles, granted_by)
    values (${account}, ${operator}, ${[...roles]}::text[], ${grantedBy})
    on conflict (account, operator) do update set roles = excluded.roles, granted_by = excluded.granted_by, granted_at = now()`.execute(
    accounts,
  );
}

export async function findAccountByEmail(
  accounts: Database['accounts'],
  email: string,
): Promise<{ id: string; name: string } | null> {
  const result = await sql`select id, name from accounts."user" where email = ${email.trim().toLowerCase()}`.execute(accounts);
  const [row] = result.rows;
  return row === undefined ? null : z.object({ id: z.string(), name: z.string() }).parse(row);
}

/** Operators where somebody has a role, in alphabetical order. */
export async function listOperators(accounts: Database['accounts']): Promise<string[]> {
  const result = await sql`select distinct operator from accounts.membership order by operator`.execute(accounts);
  return result.rows.map((row) => z.object({ operator: z.string() }).parse(row).operator);
}
