import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { yearOf } from '../../kernel/day.ts';
import { lastDayOf, type Period } from '../../kernel/period.ts';
import { servedBodies } from './body.store.ts';

const populationRow = z.object({
  year: z.number(),
  municipal: z.number().nullable(),
  total: z.number().nullable(),
  source: z.string().nullable(),
});

/** The population of one body in one year; null: unknown. */
export type Population = z.infer<typeof populationRow>;

/** Populations recorded for a body, the oldest first. */
export async function listPopulations(tx: Tx, body: string): Promise<Population[]> {
  const result =
    await sql`select year, municipal, total, source from directory.population where body = ${body} order by year`.execute(tx);
  return result.rows.map((row) => populationRow.parse(row));
}

/**
 * One row per body served on the last day of the period: its last known population, of that day's year or of an earlier
 * one. A year without that population does not hide an older one that has it.
 */
export function populationRows(which: 'municipal' | 'total', period: Period): Rows {
  const count = sql.ref(`p.${which}`);
  return sql`
    select distinct on (p.operator, p.body)
      p.id::text as row_id, b.name || ', population ' || p.year as label, ${count}::numeric as value, null::text as text_value,
      false as approximate, p.origin, p.source, p.recorded_at,
      p.body, b.category, b.status
    from directory.population p
    join (${servedBodies(period)}) b on b.operator = p.operator and b.code = p.body
    where p.year <= ${yearOf(lastDayOf(period))} and ${count} is not null
    order by p.operator, p.body, p.year desc`;
}

/** For the statements of other stores: `operator`, `body`, `year` and the total population, where it is known. */
export const knownPopulations: Rows = sql`
  select operator, body, year, total from directory.population where total is not null`;
