import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { taking } from '../../../database/hold.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';
import type { Hold } from '../../../kernel/hold.ts';

/**
 * Held by whoever goes on to write lines: from then on no month is locked nor unlocked, and no kind and no project changes its days, until
 * they are done.
 */
export const monthsHeld: Hold = { name: 'activity.months', mode: 'shared' };

/** Takes it in the middle of a transaction: what follows sees what is locked. */
export async function holdMonths(tx: Tx, actor: Actor): Promise<void> {
  await sql`select ${taking(actor, monthsHeld)}`.execute(tx);
}

/** Waits for those who are writing lines, and makes others wait until this transaction has changed what is locked, or what may be worked on. */
export async function awaitHolders(tx: Tx, actor: Actor): Promise<void> {
  await sql`select ${taking(actor, { ...monthsHeld, mode: 'alone' })}`.execute(tx);
}

/** False when it was locked already. */
export async function insertLock(tx: Tx, actor: Actor, month: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into activity.month_lock (operator, month, origin, recorded_by)
    values (${actor.operator}, ${month}::date, 'entered', ${actor.id})
    on conflict (operator, month) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

/** False when it was not locked. */
export async function deleteLock(tx: Tx, month: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from activity.month_lock where month = ${month}::date`.execute(tx);
  return numAffectedRows === 1n;
}

const lockRow = z.object({ month: z.string().transform(day), at: z.string() });

/** Locked months, the latest first, and when they were. */
export async function listLocks(tx: Tx) {
  const { rows } = await sql`select month, recorded_at as at from activity.month_lock order by month desc`.execute(tx);
  return rows.map((row) => lockRow.parse(row));
}

/** The first days of locked months, the latest first. */
export async function listLockedMonths(tx: Tx): Promise<Day[]> {
  return (await listLocks(tx)).map(({ month }) => month);
}

/** For the statements of others: whether a day is in a locked month. */
export const isLockedDay = (date: Rows): Rows =>
  sql`exists (select from activity.month_lock m where m.month = date_trunc('month', ${date})::date)`;

/** For the statements of others: the first day of each locked month, as `month`. */
export const lockedMonths: Rows = sql`select month from activity.month_lock`;
