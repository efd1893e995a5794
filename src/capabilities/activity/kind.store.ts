import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { type Day, day } from '../../kernel/day.ts';
import { type Kind, natures } from './kind.ts';

/**
 * For the statements of other stores: every kind with the codes that lead to it, and the team and the nature that it has itself or from
 * the nearest kind above.
 */
export const kindPaths: Rows = sql`
  with recursive below as (
    select operator, code, name, parent, rank, array[code] as path, team, nature, from_day, to_day from activity.kind where parent is null
    union all
    select k.operator, k.code, k.name, k.parent, k.rank, below.path || k.code, coalesce(k.team, below.team), coalesce(k.nature, below.nature),
      k.from_day, k.to_day
    from activity.kind k
    join below on below.operator = k.operator and below.code = k.parent
  )
  select * from below`;

const kindRow = z.object({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  path: z.array(z.string()),
  team: z.string().nullable(),
  nature: z.enum(natures).nullable(),
  fromDay: z.string().transform(day).nullable(),
  toDay: z.string().transform(day).nullable(),
});

/** A kind with the days between which it can be chosen; null where there is no such day. */
export type DatedKind = Kind & { readonly fromDay: Day | null; readonly toDay: Day | null };

/** Every kind, those of the past included, in the order that each team gave them. */
export async function listKinds(tx: Tx): Promise<DatedKind[]> {
  const result = await sql`
    select code, name, parent, path, team, nature, from_day as "fromDay", to_day as "toDay"
    from (${kindPaths}) k order by team nulls last, array_length(path, 1), rank nulls last, name, code`.execute(tx);
  return result.rows.map((row) => kindRow.parse(row));
}
