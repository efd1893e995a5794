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

/** The years in which time is recorded, for whomever: found one after the other by the index of days, whatever their number of lines. */
export async function listRecordedYears(tx: Tx): Promise<number[]> {
  const result = await sql<{ year: number }>`
    with recursive found as (
      select activity.first_recorded('-infinity', 'infinity') as day
      union all
      select activity.first_recorded(make_date(extract(year from day)::int + 1, 1, 1), 'infinity') from found where day is not null
    )
    select extract(year from day)::int as year from found where day is not null`.execute(tx);
  return result.rows.map(({ year }) => year);
}

/** Whether any key says how shared days are spread: without one, none are. */
export async function hasSharingKeys(tx: Tx): Promise<boolean> {
  const result = await sql<{ found: boolean }>`select exists (select from activity.sharing_key) as found`.execute(tx);
  return result.rows[0]?.found === true;
}
