import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../database/face.ts';
import type { Days, RowMeasure, SharedRows } from '../kernel/measure.ts';
import type { Period } from '../kernel/period.ts';

/**
 * The rows of a measure, in a statement of the figures engine. A figure and the list of its rows are the same rows with the same
 * filter: one adds up, the other lists, so a count and its list can never differ.
 */
type Reading = RowMeasure<Rows>['rows'];

/** The periods asked, as a table `q`: `asked` is the position of each, `first` its first day, `next` the day after its last one. */
export function askedPeriods(periods: readonly Days[]): Rows {
  return sql`unnest(${periods.map((_, index) => index)}::int[], ${periods.map(({ from }) => from)}::date[],
    ${periods.map(({ to }) => to)}::date[]) as q(asked, first, next)`;
}

/** From the first day that one of these runs holds to the last. */
export function daysAround(runs: readonly Days[]): Days {
  const from = runs.map((run) => run.from).sort()[0];
  const to = runs
    .map((run) => run.to)
    .sort()
    .at(-1);
  if (from === undefined || to === undefined) throw new Error('no period was asked');
  return { from, to };
}

/** The rows of a run of days that are read from a shared list, in a statement of their own. */
export function rowsOver({ list, reach, read }: SharedRows<Rows>, days: Days): Rows {
  return sql`
    with listed as materialized (${list.over(reach(days))})
    select one.* from (${read(sql`listed`, [days])}) one`;
}

/** The rows of one period, in a statement of their own. */
export function rowsOf(reading: Reading, period: Period): Rows {
  return typeof reading === 'function' ? reading(period) : rowsOver(reading, period);
}

/** The rows of the periods asked, each with the position of its own as `asked`; `list` names the list that the measure shares, if it does. */
export function rowsAsked(reading: Reading, periods: readonly Period[], list: RawBuilder<unknown>): Rows {
  if (typeof reading !== 'function') return reading.read(list, periods);
  const each = periods.map((period, index) => sql`select ${sql.lit(index)} as asked, one.* from (${reading(period)}) one`);
  return sql`${sql.join(each, sql` union all `)}`;
}

export function isTree(measure: RowMeasure<Rows>, dimension: string): boolean {
  return measure.dimensions[dimension]?.shape === 'tree';
}

export function valuesOf(coordinate: string | readonly string[]): string[] {
  return typeof coordinate === 'string' ? [coordinate] : [...coordinate];
}

/** Holds for a row `f` that has one of these values in the dimension. */
export function condition(measure: RowMeasure<Rows>, dimension: string, values: RawBuilder<unknown>): RawBuilder<unknown> {
  const column = sql.ref(`f.${dimension}`);
  return isTree(measure, dimension) ? sql`${column} && ${values}` : sql`${column} = any(${values})`;
}
