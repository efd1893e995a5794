import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import { roles } from '../../kernel/actor.ts';
import { type Day, day } from '../../kernel/day.ts';
import { parseOperatorCode } from '../../kernel/identifier.ts';
import type { Grant, Scope, Terms } from './grant.ts';

type Accounts = Database['accounts'];

export const operatorCode = z.string().transform((text, context) => {
  const code = parseOperatorCode(text);
  if (code !== null) return code;
  context.addIssue({ code: 'custom', message: 'not an operator code' });
  return z.NEVER;
});

/** A grant as `grantColumns` reads it. */
export const grantRow = z
  .object({
    id: z.string(),
    account: z.string(),
    operator: operatorCode,
    role: z.enum(roles),
    scope: z.enum(['operator', 'team', 'member']),
    code: z.string().nullable(),
    fromDay: z.string().transform(day),
    toDay: z.string().transform(day).nullable(),
    grantedBy: z.string(),
  })
  .transform(({ scope, code, ...grant }): Grant => ({ ...grant, scope: scopeOf(scope, code) }));

/** @throws RangeError when the code is missing: the table's own checks keep that from happening. */
export function scopeOf(kind: Scope['kind'], code: string | null): Scope {
  if (kind === 'operator') return { kind };
  if (code === null) throw new RangeError(`a scope without its ${kind}`);
  return { kind, code };
}

export const grantColumns = sql`id::text as id, account, operator, role, scope, scope_code as code,
  from_day as "fromDay", to_day as "toDay", granted_by as "grantedBy"`;

/** Every grant of an account, past ones included, in the order in which they were given. */
export async function listGrants(accounts: Accounts, account: string): Promise<Grant[]> {
  const result = await sql`
    select ${grantColumns} from accounts.role_grant where account = ${account} order by granted_at, operator, role`.execute(
    accounts,
  );
  return result.rows.map((one) => grantRow.parse(one));
}

/** Every grant given at an operator, past ones included. */
export async function listGrantsAt(accounts: Accounts, operator: string): Promise<Grant[]> {
  const result = await sql`
    select ${grantColumns} from accounts.role_grant where operator = ${operator} order by granted_at, role`.execute(accounts);
  return result.rows.map((one) => grantRow.parse(one));
}

export async function insertGrant(
  accounts: Accounts,
  grant: Terms & { readonly account: string; readonly operator: string; readonly grantedBy: string },
): Promise<void> {
  const code = grant.scope.kind === 'operator' ? null : grant.scope.code;
  await sql`
    insert into accounts.role_grant (account, operator, role, scope, scope_code, from_day, to_day, granted_by)
    values (${grant.account}, ${grant.operator}, ${grant.role}, ${grant.scope.kind}, ${code}, ${grant.fromDay}::date,
      ${grant.toDay}::date, ${grant.grantedBy})`.execute(accounts);
}

/** Ends a grant on a day, which may be the one on which it began: it then never held. */
export async function endGrant(accounts: Accounts, operator: string, id: string, toDay: Day): Promise<void> {
  await sql`
    update accounts.role_grant set to_day = greatest(${toDay}::date, from_day) where operator = ${operator} and id = ${id}::uuid`.execute(
    accounts,
  );
}

/** Operators where a role was ever given, in alphabetical order. */
export async function listOperators(accounts: Accounts): Promise<string[]> {
  const result = await sql`select distinct operator from accounts.role_grant order by operator`.execute(accounts);
  return result.rows.map((one) => z.object({ operator: z.string() }).parse(one).operator);
}
