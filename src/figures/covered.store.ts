import { sql } from 'kysely';
import type { Rows, Tx } from '../database/face.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import { type Period, periodText } from '../kernel/period.ts';
import type { Asked } from './statements.ts';

type Register = NonNullable<RowMeasure<Rows>['complete']>;

/**
 * Whether the registers of measures cover the periods asked, in the order of the questions; null where a measure has none that would say.
 * Each is asked of each period once, all in one statement, and not in those that add up: a register that looks over all members' rows would
 * keep the database from reading many rows with several processes.
 */
export async function listCovered(tx: Tx, asked: readonly Asked[]): Promise<(boolean | null)[]> {
  const registers = new Map<Register, Map<string, Period>>();
  for (const { measure, question } of asked) {
    if (!measure.complete) continue;
    const periods = registers.get(measure.complete) ?? new Map<string, Period>();
    registers.set(measure.complete, periods.set(periodText(question.period), question.period));
  }
  if (registers.size === 0) return asked.map(() => null);
  const each = [...registers].map(
    ([register, periods], place) => sql`select ${sql.lit(place)} as place, c.asked from (${register([...periods.values()])}) c`,
  );
  const { rows } = await sql<{ place: number; asked: number }>`${sql.join(each, sql` union all `)}`.execute(tx);
  const found = new Set(rows.map((row) => `${row.place} ${row.asked}`));
  const places = new Map([...registers].map(([register, periods], place) => [register, { place, order: [...periods.keys()] }]));
  return asked.map(({ measure, question }) => {
    const own = measure.complete && places.get(measure.complete);
    return own ? found.has(`${own.place} ${own.order.indexOf(periodText(question.period))}`) : null;
  });
}
