import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../database/face.ts';
import type { Coordinates, Question } from '../kernel/figure.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import type { Period } from '../kernel/period.ts';
import { condition, isTree, rowsOf, valuesOf } from './rows.store.ts';

function filter(measure: RowMeasure<Rows>, at: Coordinates): RawBuilder<unknown> {
  const conditions = Object.entries(at).map(([dimension, value]) =>
    condition(measure, dimension, sql`${valuesOf(value)}::text[]`),
  );
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** One level of a breakdown: a dimension's own value, or the first step of its path (`root`) when it is a tree. */
export type Level = { readonly dimension: string; readonly root: boolean };

/** The coordinates that have rows, in alphabetical order; a row without a value in a dimension belongs to none and is left out. */
export async function listCoordinates(
  tx: Tx,
  measure: RowMeasure<Rows>,
  period: Period,
  at: Coordinates,
  by: readonly Level[],
): Promise<Record<string, string>[]> {
  const columns = by.map(({ dimension, root }) => {
    const column = sql.ref(`f.${dimension}`);
    const value = !isTree(measure, dimension) ? column : root ? sql`${column}[1]` : sql`${column}[array_upper(${column}, 1)]`;
    return sql`${value} as ${sql.ref(dimension)}`;
  });
  const asked = [...new Set([...Object.keys(at), ...by.map(({ dimension }) => dimension)])];
  const facts = measure.sums ? measure.sums([period], asked) : rowsOf(measure.rows, period);
  const result = await sql`
    with facts as materialized (${facts}),
      cut as (select ${sql.join(columns)} from facts f where ${filter(measure, at)})
    select distinct * from cut where num_nulls(${sql.join(by.map(({ dimension }) => sql.ref(dimension)))}) = 0 order by ${sql.join(by.map((_, index) => sql.raw(String(index + 1))))}`.execute(
    tx,
  );
  return result.rows.map((row) => z.record(z.string(), z.string()).parse(row));
}

const evidenceRow = z.object({
  row_id: z.string(),
  label: z.string(),
  value: z.string().nullable(),
  text_value: z.string().nullable(),
  approximate: z.boolean(),
  origin: z.string(),
  source: z.string().nullable(),
  recorded_at: z.string(),
});

/** One record behind a figure; `value` is a plain decimal in the measure's unit. */
export type EvidenceRow = z.infer<typeof evidenceRow>;

/** Labels that begin with a day as the French write it, in the order of the days and not of their texts. */
const inDayOrder = sql`case when f.label ~ '^[0-9]{2}/[0-9]{2}/[0-9]{4}'
  then substr(f.label, 7, 4) || substr(f.label, 4, 2) || substr(f.label, 1, 2) end`;

export async function listRows(
  tx: Tx,
  measure: RowMeasure<Rows>,
  question: Question,
  limit: number,
  offset: number,
): Promise<EvidenceRow[]> {
  const result = await sql`
    with facts as materialized (${rowsOf(measure.rows, question.period)})
    select f.row_id, f.label, trim_scale(f.value)::text as value, f.text_value, f.approximate, f.origin, f.source, f.recorded_at
    from facts f
    where ${filter(measure, question.at)}
    order by ${inDayOrder}, f.label, f.row_id
    limit ${limit} offset ${offset}`.execute(tx);
  return result.rows.map((row) => evidenceRow.parse(row));
}
