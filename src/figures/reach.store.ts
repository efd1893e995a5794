import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../database/face.ts';
import type { Days, RowMeasure } from '../kernel/measure.ts';

export type ReachStatement = NonNullable<RowMeasure<Rows>['reach']>;

/** What a reader reaches over a period: everything, or some codes of some dimensions. */
export type Reach = 'everything' | ReadonlyMap<string, ReadonlySet<string>>;

const reachRow = z.object({ asked: z.number(), dimension: z.string().nullable(), code: z.string().nullable() });

/** What the actor of the transaction reaches over each period, in their order. */
export async function listReaches(tx: Tx, reach: ReachStatement, periods: readonly Days[]): Promise<Reach[]> {
  const { rows } = await sql`select r.asked, r.dimension, r.code from (${reach(periods)}) r`.execute(tx);
  const byPeriod = Map.groupBy(
    rows.map((row) => reachRow.parse(row)),
    ({ asked }) => asked,
  );
  return periods.map((_, index) => {
    const own = byPeriod.get(index) ?? [];
    if (own.some(({ dimension }) => dimension === null)) return 'everything';
    const codes = new Map<string, Set<string>>();
    for (const { dimension, code } of own) {
      if (dimension === null || code === null) continue;
      const known = codes.get(dimension) ?? new Set();
      codes.set(dimension, known.add(code));
    }
    return codes;
  });
}
