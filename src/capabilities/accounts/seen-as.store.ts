import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import { operatorCode } from './grant.store.ts';

type Accounts = Database['accounts'];

/** What ended a view: the administrator went back or signed out, its hour was over, a role ended, its session was ended. */
export const viewEnds = ['left', 'signed-out', 'time', 'role', 'session'] as const;
export type ViewEnd = (typeof viewEnds)[number];

const row = z.object({
  id: z.string(),
  operator: operatorCode,
  member: z.string().nullable(),
  administrator: z.string(),
  administratorName: z.string(),
  person: z.string(),
  personName: z.string(),
  personEmail: z.string(),
  reason: z.string(),
  fromAt: z.date(),
  untilAt: z.date(),
  endedAt: z.date().nullable(),
});

/** A view of the site in a person's place: whose, by whom, on which side of the operator, why, from when to when. */
export type View = z.infer<typeof row>;

const columns = sql`v.id::text as id, v.operator, v.member, v.administrator, a.name as "administratorName", v.person,
  p.name as "personName", p.email as "personEmail", v.reason, v.from_at as "fromAt", v.until_at as "untilAt",
  v.ended_at as "endedAt"`;

const named = sql`accounts.seen_as v join accounts."user" a on a.id = v.administrator join accounts."user" p on p.id = v.person`;

/** The view in which a session stands; null for one that stands in its own account's place. */
export async function findRunningView(accounts: Accounts, session: string): Promise<View | null> {
  const result = await sql`
    select ${columns} from ${named} where v.session = ${session} and v.ended_at is null`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : row.parse(one);
}

/** Views that nobody has ended and that are over: past their hour, or without their session. */
export async function listLapsedViews(accounts: Accounts, operator: string, now: Date): Promise<View[]> {
  const result = await sql`
    select ${columns} from ${named}
    where v.operator = ${operator} and v.ended_at is null and (v.until_at <= ${now} or v.session is null)
    order by v.from_at`.execute(accounts);
  return result.rows.map((one) => row.parse(one));
}

/** What others saw in a person's place at an operator, the latest first. */
export async function listViewsOf(accounts: Accounts, person: string, operator: string): Promise<View[]> {
  const result = await sql`
    select ${columns} from ${named} where v.person = ${person} and v.operator = ${operator}
    order by v.from_at desc, v.id`.execute(accounts);
  return result.rows.map((one) => row.parse(one));
}

export type NewView = Pick<View, 'operator' | 'member' | 'administrator' | 'person' | 'reason' | 'fromAt' | 'untilAt'>;

export async function insertView(accounts: Accounts, session: string, view: NewView): Promise<void> {
  await sql`
    insert into accounts.seen_as (operator, member, administrator, person, session, reason, from_at, until_at)
    values (${view.operator}, ${view.member}, ${view.administrator}, ${view.person}, ${session}, ${view.reason}, ${view.fromAt},
      ${view.untilAt})`.execute(accounts);
}

/** True when this ended it; false when it had ended already. */
export async function noteViewEnded(accounts: Accounts, id: string, at: Date, cause: ViewEnd): Promise<boolean> {
  const result = await sql`
    update accounts.seen_as set ended_at = greatest(${at}::timestamptz, from_at), end_cause = ${cause}
    where id = ${id}::uuid and ended_at is null returning id`.execute(accounts);
  return result.rows.length > 0;
}

/** How many views of a person at an operator they have not read of yet. */
export async function countUnreadViews(accounts: Accounts, person: string, operator: string): Promise<number> {
  const result = await sql`
    select count(*)::int as count from accounts.seen_as
    where person = ${person} and operator = ${operator} and read_at is null`.execute(accounts);
  return z.object({ count: z.number() }).parse(result.rows[0]).count;
}

export async function markViewsRead(accounts: Accounts, person: string, operator: string, now: Date): Promise<void> {
  await sql`
    update accounts.seen_as set read_at = ${now}
    where person = ${person} and operator = ${operator} and read_at is null`.execute(accounts);
}
