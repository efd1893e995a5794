import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import type { Secrecy } from '../../kernel/measure.ts';
import type { Period } from '../../kernel/period.ts';
import type { Stay } from './stay.ts';

const stayRow = z.object({
  person: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
});

/** Who the group is made of in a period, from when to when and where; the same stretch is given once. */
export async function listStays(tx: Tx, { dimensions, persons }: Secrecy<Rows>, period: Period): Promise<Stay[]> {
  const columns = Object.keys(dimensions).map((name) => sql`${name}::text, to_jsonb(p.${sql.ref(name)})`);
  const result = await sql`
    select distinct p.person, greatest(p.from_day, ${period.from}::date) as "from",
      least(coalesce(p.to_day, ${period.to}::date), ${period.to}::date) as "to",
      jsonb_build_object(${sql.join(columns)}) as at
    from (${persons(period)}) p
    where p.from_day < ${period.to}::date and (p.to_day is null or p.to_day > ${period.from}::date)
    order by 1, 2, 3, 4`.execute(tx);
  return result.rows.map((row) => stayRow.parse(row));
}
