import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import type { OperatorCode } from '../../kernel/identifier.ts';
import { operatorCode } from './grant.store.ts';
import type { KeptLink } from './link-token.ts';

type Accounts = Database['accounts'];

const row = z.object({ id: z.string(), operator: operatorCode.nullable() });

/** A link that has not expired; `operator` is null while it is still to be named. */
export type Opening = z.output<typeof row>;

/** A new link in place of the former one of that operator, and of the one that was for an operator without a name. */
export async function replaceOpening(
  accounts: Accounts,
  operator: OperatorCode | null,
  { tokenSha256, expiresAt }: KeptLink,
  now: Date,
): Promise<void> {
  await sql`delete from accounts.opening where operator is null`.execute(accounts);
  await sql`
    insert into accounts.opening (operator, token_sha256, expires_at, made_at)
    values (${operator}, ${tokenSha256}, ${expiresAt}, ${now})
    on conflict ((coalesce(operator, ''))) do update
    set token_sha256 = excluded.token_sha256, expires_at = excluded.expires_at, made_at = excluded.made_at`.execute(accounts);
}

/** Locked until the transaction ends, so that it works once. */
export async function findOpeningByToken(accounts: Accounts, tokenSha256: string, now: Date): Promise<Opening | null> {
  const result = await sql`
    select id::text as id, operator from accounts.opening
    where token_sha256 = ${tokenSha256} and expires_at > ${now} for update`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : row.parse(one);
}

/** From now on the link is for that operator, and for no other. */
export async function nameOpening(accounts: Accounts, id: string, operator: OperatorCode): Promise<void> {
  await sql`update accounts.opening set operator = ${operator} where id = ${id}::uuid`.execute(accounts);
}

export async function deleteOpening(accounts: Accounts, id: string): Promise<void> {
  await sql`delete from accounts.opening where id = ${id}::uuid`.execute(accounts);
}

/** Operators that wait for their first account, whether their link still works or not. */
export async function listUnopened(accounts: Accounts): Promise<OperatorCode[]> {
  const result = await sql`
    select operator from accounts.opening o
    where operator is not null and not exists (select from accounts.role_grant g where g.operator = o.operator)
    order by operator`.execute(accounts);
  return result.rows.map((one) => z.object({ operator: operatorCode }).parse(one).operator);
}
