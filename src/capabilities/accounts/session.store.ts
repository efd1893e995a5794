import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import { factorDemands } from './factor-demand.ts';
import { grantColumns, grantRow } from './grant.store.ts';

type Accounts = Database['accounts'];

const row = z.object({
  id: z.string(),
  openedAt: z.date(),
  seenAt: z.date(),
  userAgent: z.string().nullable(),
  operator: z.string().nullable(),
  member: z.string().nullable(),
  seesAs: z.boolean(),
  secondFactor: z.string().nullable(),
});

/** An open session of an account; its token stays in the database. */
export type OpenSession = z.infer<typeof row>;

const columns = sql`accounts.session.id, accounts.session."createdAt" as "openedAt", "seenAt", "userAgent", operator, member, "secondFactor",
  exists (select from accounts.seen_as s where s.session = accounts.session.id and s.ended_at is null) as "seesAs"`;

const heldRow = z.object({
  session: row.extend({ isOutOfDate: z.boolean() }),
  user: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  grants: z.array(grantRow),
  demands: z.record(z.string(), z.enum(factorDemands)),
});

/**
 * A session with whose it is, every role that they were given, and what the operators of these ask of whoever signs in: all that each
 * request must know, in one statement, since what lies between two is most of what a refusal takes.
 */
export type HeldSession = z.infer<typeof heldRow>;

export async function findSessionByToken(accounts: Accounts, token: string): Promise<HeldSession | null> {
  const result = await sql<Record<string, unknown>>`
    select ${columns}, "expiresAt" <= now() as "isOutOfDate", u.id as account, u.name, u.email,
      (select coalesce(jsonb_agg(to_jsonb(g) - 'granted_at' order by g.granted_at, g.operator, g.role), '[]')
        from (select ${grantColumns}, granted_at from accounts.role_grant where account = u.id) g) as grants,
      (select coalesce(jsonb_object_agg(operator, second_factor), '{}') from accounts.sign_in_setting
        where operator in (select operator from accounts.role_grant where account = u.id)) as demands
    from accounts.session join accounts."user" u on u.id = accounts.session."userId" where token = ${token}`.execute(accounts);
  const [one] = result.rows;
  if (one === undefined) return null;
  const { account, name, email, grants, demands, ...session } = one;
  return heldRow.parse({ session, user: { id: account, name, email }, grants, demands });
}

export async function noteSeen(accounts: Accounts, id: string, now: Date): Promise<void> {
  await sql`update accounts.session set "seenAt" = ${now} where id = ${id}`.execute(accounts);
}

/** Where the session stands from now on. */
export async function moveSession(accounts: Accounts, id: string, operator: string, member: string | null): Promise<void> {
  await sql`update accounts.session set operator = ${operator}, member = ${member} where id = ${id}`.execute(accounts);
}

export async function deleteSession(accounts: Accounts, id: string): Promise<void> {
  await sql`delete from accounts.session where id = ${id}`.execute(accounts);
}

/** Ends every session of an account, wherever it stands; how many there were. */
export async function deleteSessionsOf(accounts: Accounts, account: string): Promise<number> {
  const result = await sql`delete from accounts.session where "userId" = ${account} returning id`.execute(accounts);
  return result.rows.length;
}

/** Ends the sessions of an account that stand at an operator, one member's side only when `member` is given; how many. */
export async function deleteSessionsIn(
  accounts: Accounts,
  account: string,
  operator: string,
  member: string | null,
): Promise<number> {
  const result = await sql`
    delete from accounts.session where "userId" = ${account} and operator = ${operator}
      and (${member}::text is null or member = ${member}) returning id`.execute(accounts);
  return result.rows.length;
}

/** The sessions of an account whose cookie is not out of date, the latest used first. */
export async function listOpenSessions(accounts: Accounts, account: string): Promise<OpenSession[]> {
  const result = await sql`
    select ${columns} from accounts.session where "userId" = ${account} and "expiresAt" > now()
    order by "seenAt" desc, id`.execute(accounts);
  return result.rows.map((one) => row.parse(one));
}

/** Ends every session of an account, wherever it stands. */
export async function deleteEverySession(accounts: Accounts, account: string): Promise<void> {
  await sql`delete from accounts.session where "userId" = ${account}`.execute(accounts);
}
