import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Day, day } from '../../kernel/day.ts';
import { operatorCode } from './grant.store.ts';

type Accounts = Database['accounts'];

const readDay = z.string().transform(day);

const sheet = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.enum(['read', 'import']),
  beginning: z.string(),
  madeOn: readDay,
  expiresOn: readDay,
  usedOn: readDay.nullable(),
  revokedOn: readDay.nullable(),
  revokedBy: z.string().nullable(),
  revocationReason: z.string().nullable(),
});

const row = sheet.extend({
  account: z.string(),
  operator: operatorCode,
  member: z.string().nullable(),
  ownerName: z.string(),
  email: z.string(),
});

type Sheet = z.infer<typeof sheet>;

/** A token with its owner. */
export type TokenRow = z.infer<typeof row>;

const columns = sql`t.id::text as id, t.name, t.scope, t.beginning, t.made_on as "madeOn", t.expires_on as "expiresOn",
  t.used_on as "usedOn", t.revoked_on as "revokedOn",
  (select r.name from accounts."user" r where r.id = t.revoked_by) as "revokedBy", t.revocation_reason as "revocationReason"`;

export async function findTokenByHash(accounts: Accounts, hash: Uint8Array): Promise<TokenRow | null> {
  const result = await sql`
    select ${columns}, t.account, t.operator, t.member, u.name as "ownerName", u.email
    from accounts.api_token t join accounts."user" u on u.id = t.account where t.hash = ${hash}`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : row.parse(one);
}

/** Whose tokens, and where they were made. */
const own = (actor: Actor) =>
  sql`t.account = ${actor.id} and t.operator = ${actor.operator} and t.member is not distinct from ${actor.member}::text`;

/** The actor's own in the place where they stand, the latest first. */
export async function listTokens(accounts: Accounts, actor: Actor): Promise<Sheet[]> {
  const result = await sql`
    select ${columns} from accounts.api_token t where ${own(actor)} order by t.made_at desc, t.id`.execute(accounts);
  return result.rows.map((one) => sheet.parse(one));
}

export type NewToken = Pick<Sheet, 'name' | 'scope' | 'beginning' | 'madeOn' | 'expiresOn'> & { readonly hash: Uint8Array };

export async function insertToken(accounts: Accounts, actor: Actor, token: NewToken): Promise<Sheet> {
  const result = await sql`
    insert into accounts.api_token as t (account, operator, member, name, scope, beginning, hash, made_on, expires_on)
    values (${actor.id}, ${actor.operator}, ${actor.member}, ${token.name}, ${token.scope}, ${token.beginning}, ${token.hash},
      ${token.madeOn}::date, ${token.expiresOn}::date)
    returning ${columns}`.execute(accounts);
  return sheet.parse(result.rows[0]);
}

/** The token as it stands once revoked; null when the actor has no such token that is still open. */
export async function revokeToken(accounts: Accounts, actor: Actor, id: string, today: Day): Promise<Sheet | null> {
  const result = await sql`
    update accounts.api_token as t set revoked_on = ${today}::date
    where ${own(actor)} and t.id::text = ${id} and t.revoked_on is null returning ${columns}`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : sheet.parse(one);
}

/** Every token of an operator that opens something on a day, with its owner, by the names of the owners. */
export async function listOpenTokensAt(accounts: Accounts, operator: string, today: Day): Promise<TokenRow[]> {
  const result = await sql`
    select ${columns}, t.account, t.operator, t.member, u.name as "ownerName", u.email
    from accounts.api_token t join accounts."user" u on u.id = t.account
    where t.operator = ${operator} and t.revoked_on is null and t.expires_on > ${today}::date
    order by u.name, t.name, t.id`.execute(accounts);
  return result.rows.map((one) => row.parse(one));
}

/** Every token of an account that opens something on a day, wherever it was made. */
export async function listOpenTokensOf(accounts: Accounts, account: string, today: Day): Promise<TokenRow[]> {
  const result = await sql`
    select ${columns}, t.account, t.operator, t.member, u.name as "ownerName", u.email
    from accounts.api_token t join accounts."user" u on u.id = t.account
    where t.account = ${account} and t.revoked_on is null and t.expires_on > ${today}::date
    order by t.operator, t.name, t.id`.execute(accounts);
  return result.rows.map((one) => row.parse(one));
}

/** Revokes every token of an account, for a reason that its owner will read. */
export async function revokeTokensOf(accounts: Accounts, account: string, today: Day, reason: string): Promise<void> {
  await sql`
    update accounts.api_token set revoked_on = ${today}::date, revocation_reason = ${reason}
    where account = ${account} and revoked_on is null`.execute(accounts);
}

/** Revokes a token in its owner's stead; false when it is revoked already. */
export async function revokeFor(
  accounts: Accounts,
  id: string,
  today: Day,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<boolean> {
  const result = await sql`
    update accounts.api_token set revoked_on = ${today}::date, revoked_by = ${by}, revocation_reason = ${reason}
    where id = ${id}::uuid and revoked_on is null returning id`.execute(accounts);
  return result.rows.length > 0;
}

export async function noteUse(accounts: Accounts, id: string, today: Day): Promise<void> {
  await sql`update accounts.api_token set used_on = ${today}::date where id = ${id}::uuid`.execute(accounts);
}
