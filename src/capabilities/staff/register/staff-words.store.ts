import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { inNameOrder } from '../../../database/name-order.ts';

const namedRow = z.object({ dimension: z.string(), code: z.string(), name: z.string() });

/** The names behind the codes of the operator's own ladders, and the titles of its posts, in the order of the names. */
export async function listNamedCodes(tx: Tx): Promise<z.infer<typeof namedRow>[]> {
  const result = await sql`
    select dimension, code, name
    from (
      select 'stream' as dimension, code, name from staff.stream
      union all select 'framework', code, name from staff.framework
      union all select 'grade', code, name from staff.grade
    ) named
    order by dimension, ${inNameOrder('name')}, code`.execute(tx);
  return result.rows.map((row) => namedRow.parse(row));
}

const spanRow = z.object({ first: z.number().nullable() });

/** The year in which the first recorded occupation or post begins; null while nothing is recorded. */
export async function findFirstYear(tx: Tx): Promise<number | null> {
  const result = await sql`
    select extract(year from least(
      (select min(from_day) from staff.occupation), (select min(from_day) from staff.post)
    ))::int as first`.execute(tx);
  return spanRow.parse(result.rows[0]).first;
}
