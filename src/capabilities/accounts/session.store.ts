import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';

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

const columns = sql`id, "createdAt" as "openedAt", "seenAt", "userAgent", operator, member, "secondFactor",
  exists (select from accounts.seen_as s where s.session = accounts.session.id and s.ended_at is null) as "seesAs"`;

export async function findOpenSession(accounts: Accounts, id: string): Promise<OpenSession | null> {
  const result = await sql`select ${columns} from accounts.session where id = ${id}`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : row.parse(one);
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
