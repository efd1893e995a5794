import { sql } from 'kysely';
import type { Rows, Tx } from '../database/face.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import type { Period } from '../kernel/period.ts';

type Unfinished = NonNullable<RowMeasure<Rows>['unfinished']>;

/** The positions of the periods that a measure says to be unfinished. */
export async function listUnfinished(tx: Tx, unfinished: Unfinished, periods: readonly Period[]): Promise<ReadonlySet<number>> {
  const { rows } = await sql<{ asked: number }>`select distinct u.asked from (${unfinished(periods)}) u`.execute(tx);
  return new Set(rows.map(({ asked }) => asked));
}
