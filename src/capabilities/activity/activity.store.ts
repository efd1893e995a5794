import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';

const named = z.object({ code: z.string(), name: z.string() });

/** Every project to which time is given, in the order of the names. */
export async function listProjects(tx: Tx): Promise<{ readonly code: string; readonly name: string }[]> {
  const result = await sql`select code, name from activity.project order by ${inNameOrder('name')}, code`.execute(tx);
  return result.rows.map((row) => named.parse(row));
}

/** The years in which time is recorded: found one after the other by the index of days, whatever their number of lines. */
export async function listRecordedYears(tx: Tx): Promise<number[]> {
  const result = await sql<{ year: number }>`
    with recursive found as (
      (select day from activity.time_line order by day limit 1)
      union all
      select next.day from found
      cross join lateral (
        select l.day from activity.time_line l where l.day >= make_date(extract(year from found.day)::int + 1, 1, 1) order by l.day limit 1
      ) next
    )
    select extract(year from day)::int as year from found`.execute(tx);
  return result.rows.map(({ year }) => year);
}

/** Whether any key says how shared days are spread: without one, none are. */
export async function hasSharingKeys(tx: Tx): Promise<boolean> {
  const result = await sql<{ found: boolean }>`select exists (select from activity.sharing_key) as found`.execute(tx);
  return result.rows[0]?.found === true;
}
