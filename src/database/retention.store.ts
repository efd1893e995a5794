import { sql } from 'kysely';
import type { Day } from '../kernel/day.ts';
import type { Tx } from './face.ts';

/** For how many years the operator keeps its journal; null: for ever. */
export async function findRetention(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ years: number | null }>`select years from journal.retention`.execute(tx);
  return rows[0]?.years ?? null;
}

/** The same, held until the transaction ends, so that what is journaled as before was what stood before. */
export async function lockRetention(tx: Tx, operator: string): Promise<number | null> {
  await sql`insert into journal.retention (operator) values (${operator}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ years: number | null }>`select years from journal.retention for update`.execute(tx);
  return rows[0]?.years ?? null;
}

export async function updateRetention(tx: Tx, years: number | null): Promise<void> {
  await sql`update journal.retention set years = ${years}`.execute(tx);
}

/** What a retention of so many years removes on a day: everything up to a day, from the beginning of the journal. */
export type PruningPlan = {
  readonly count: number;
  /** Number of the last entry removed; null when nothing is that old. */
  readonly lastNumber: number | null;
  /** The last day of which something may be removed. */
  readonly upToDay: string;
};

/** As `journal.prune` does it, told before. */
export async function planPruning(tx: Tx, years: number, today: Day): Promise<PruningPlan> {
  const { rows } = await sql<PruningPlan>`
    with kept as materialized (select (${today}::date - make_interval(years => ${years}::int))::date as from_day),
    first as materialized (
      select id from journal.entry
      where at >= (select from_day::timestamp at time zone 'Europe/Paris' from kept) order by id limit 1
    )
    select count(*)::int as count, max(id) as "lastNumber", (select from_day - 1 from kept)::text as "upToDay"
    from journal.entry where id < coalesce((select id from first), ${Number.MAX_SAFE_INTEGER}::bigint)`.execute(tx);
  const [plan] = rows;
  if (!plan) throw new Error('a count always answers');
  return plan;
}
