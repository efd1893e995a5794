import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import { roles } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { operatorCode, scopeOf } from './grant.store.ts';
import type { Terms } from './grant.ts';

type Accounts = Database['accounts'];

const row = z
  .object({
    id: z.string(),
    operator: operatorCode,
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    scope: z.enum(['operator', 'team', 'member']),
    code: z.string().nullable(),
    fromDay: z.string().transform(day),
    toDay: z.string().transform(day).nullable(),
    expiresAt: z.date(),
    invitedBy: z.string(),
    invitedAt: z.date(),
    mailedAt: z.date().nullable(),
  })
  .transform(({ scope, code, role, fromDay, toDay, ...invitation }) => ({
    ...invitation,
    terms: { role, scope: scopeOf(scope, code), fromDay, toDay } satisfies Terms,
  }));

/** An invitation that is neither accepted nor withdrawn; its link may have expired. */
export type Invitation = z.output<typeof row>;

const columns = sql`id::text as id, operator, email, name, role, scope, scope_code as code, from_day as "fromDay",
  to_day as "toDay", expires_at as "expiresAt", invited_by as "invitedBy", invited_at as "invitedAt", mailed_at as "mailedAt"`;

const pending = sql`accepted_at is null and revoked_at is null`;

/** The pending invitations of an operator, the latest first. */
export async function listPending(accounts: Accounts, operator: string): Promise<Invitation[]> {
  const result = await sql`
    select ${columns} from accounts.invitation where operator = ${operator} and ${pending}
    order by invited_at desc, email`.execute(accounts);
  return result.rows.map((one) => row.parse(one));
}

/** The pending invitation of a link that has not expired; locked until the transaction ends, so that it works once. */
export async function findByToken(accounts: Accounts, tokenSha256: string, now: Date): Promise<Invitation | null> {
  const result = await sql`
    select ${columns} from accounts.invitation
    where token_sha256 = ${tokenSha256} and expires_at > ${now} and ${pending} for update`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : row.parse(one);
}

/** The invitations of an address whose links have not expired, at every operator or at one; locked until the transaction ends. */
export async function listPendingFor(
  accounts: Accounts,
  email: string,
  now: Date,
  operator: string | null = null,
): Promise<Invitation[]> {
  const result = await sql`
    select ${columns} from accounts.invitation
    where email = ${email} and expires_at > ${now} and ${pending} and (${operator}::text is null or operator = ${operator})
    order by invited_at, id for update`.execute(accounts);
  return result.rows.map((one) => row.parse(one));
}

type Link = { readonly tokenSha256: string; readonly expiresAt: Date };

export async function insertInvitation(
  accounts: Accounts,
  invitation: { readonly operator: string; readonly email: string; readonly name: string; readonly invitedBy: string } & {
    readonly terms: Terms;
  } & Link,
): Promise<string> {
  const { role, scope, fromDay, toDay } = invitation.terms;
  const result = await sql<{ id: string }>`
    insert into accounts.invitation
      (operator, email, name, role, scope, scope_code, from_day, to_day, token_sha256, expires_at, invited_by)
    values (${invitation.operator}, ${invitation.email}, ${invitation.name}, ${role}, ${scope.kind},
      ${scope.kind === 'operator' ? null : scope.code}, ${fromDay}::date, ${toDay}::date, ${invitation.tokenSha256},
      ${invitation.expiresAt}, ${invitation.invitedBy})
    returning id::text as id`.execute(accounts);
  return z.object({ id: z.string() }).parse(result.rows[0]).id;
}

/** A new link for an invitation: the former one opens nothing any more. */
export async function replaceLink(accounts: Accounts, id: string, { tokenSha256, expiresAt }: Link): Promise<void> {
  await sql`
    update accounts.invitation set token_sha256 = ${tokenSha256}, expires_at = ${expiresAt}, mailed_at = null
    where id = ${id}::uuid`.execute(accounts);
}

export async function noteMailed(accounts: Accounts, id: string, now: Date): Promise<void> {
  await sql`update accounts.invitation set mailed_at = ${now} where id = ${id}::uuid`.execute(accounts);
}

export async function noteRevoked(accounts: Accounts, id: string, now: Date): Promise<void> {
  await sql`update accounts.invitation set revoked_at = ${now} where id = ${id}::uuid`.execute(accounts);
}

export async function noteAccepted(accounts: Accounts, id: string, now: Date): Promise<void> {
  await sql`update accounts.invitation set accepted_at = ${now} where id = ${id}::uuid`.execute(accounts);
}
