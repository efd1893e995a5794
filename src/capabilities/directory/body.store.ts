import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import { type Day, day } from '../../kernel/day.ts';
import { atDay, lastDayOf, type Period } from '../../kernel/period.ts';
import type { Body } from './body.ts';
import type { Succession } from './succession.ts';

/** For the statements of other capabilities: `operator`, `code`, `name`, `category` of every body. */
export const bodyNames: Rows = sql`select operator, code, name, category from directory.body`;

const dayField = z.string().transform(day);

const bodyRow = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  status: z.enum(['member', 'customer']),
  category: z.enum(['town', 'housing-office', 'territory', 'other']),
  college: z.string().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
  siren: z.string().nullable(),
  insee: z.string().nullable(),
  aliases: z.array(z.string()),
});

const bodyColumns = sql`code, name, coalesce(short_name, name) as "shortName", status, category, college,
  from_day as "fromDay", to_day as "toDay", siren, insee, coalesce(aliases, '{}') as aliases`;

/** Every body ever served, in the order of the names. */
export async function listBodies(tx: Tx): Promise<Body[]> {
  const result = await sql`select ${bodyColumns} from directory.body order by ${inNameOrder('name')}, code`.execute(tx);
  return result.rows.map((row) => bodyRow.parse(row));
}

/** The bodies served on a day, in the order of the names: the same rows as `directory.bodies` counts. */
export async function listServedBodies(tx: Tx, date: Day): Promise<Body[]> {
  const result =
    await sql`select ${bodyColumns} from (${servedBodies(atDay(date))}) served order by ${inNameOrder('name')}, code`.execute(tx);
  return result.rows.map((row) => bodyRow.parse(row));
}

const successionRow = z.object({ predecessor: z.string(), successor: z.string(), onDay: dayField });

/** Every succession, the oldest first. */
export async function listSuccessions(tx: Tx): Promise<Succession[]> {
  const result = await sql`
    select predecessor, successor, on_day as "onDay" from directory.succession
    order by on_day, predecessor, successor`.execute(tx);
  return result.rows.map((row) => successionRow.parse(row));
}

/**
 * Bodies that are served on the last day of the period: begun, not ended, and not yet succeeded. A row keeps the body's own
 * codes, so that a predecessor is still found under its name in the periods before it was succeeded.
 */
export function servedBodies(period: Period): Rows {
  const date = lastDayOf(period);
  return sql`
    select b.* from directory.body b
    where (b.from_day is null or b.from_day <= ${date}::date)
      and (b.to_day is null or b.to_day > ${date}::date)
      and not exists (
        select from directory.succession s
        where s.operator = b.operator and s.predecessor = b.code and s.on_day <= ${date}::date
      )`;
}

/** One row per body served on the last day of the period. */
export function bodyRows(period: Period): Rows {
  return sql`
    select b.id::text as row_id, b.name as label, 1::numeric as value, null::text as text_value, false as approximate,
      b.origin, null::text as source, b.recorded_at,
      b.code as body, b.category, b.status, b.college
    from (${servedBodies(period)}) b`;
}
