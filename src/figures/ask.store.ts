import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../database/face.ts';
import type { Coordinates, Question } from '../kernel/figure.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import type { Period } from '../kernel/period.ts';

/**
 * The statements of the figures engine. A figure and the list of its rows are the same statement with the same filter: one
 * adds up, the other lists, so a count and its list can never differ.
 */
const aggregate = z.object({
  rows: z.number(),
  valued: z.number(),
  total: z.string().nullable(),
  distinct_texts: z.number(),
  distinct_values: z.number(),
  least: z.string().nullable(),
  text: z.string().nullable(),
  approximate: z.boolean().nullable(),
  synthetic: z.boolean().nullable(),
  complete: z.boolean().nullable(),
});

/** What the database adds up for one set of coordinates; decimals as text, so that nothing is rounded on the way. */
export type Aggregate = z.infer<typeof aggregate>;

const aggregates = sql`
  count(f.row_id)::int as rows,
  count(f.value)::int as valued,
  sum(f.value)::text as total,
  count(distinct f.text_value)::int as distinct_texts,
  count(distinct f.value)::int as distinct_values,
  min(f.value)::text as least,
  min(f.text_value) as text,
  bool_or(f.approximate) as approximate,
  bool_or(f.origin = 'synthetic') as synthetic`;

function isTree(measure: RowMeasure<Rows>, dimension: string): boolean {
  return measure.dimensions[dimension]?.shape === 'tree';
}

function valuesOf(coordinate: string | readonly string[]): string[] {
  return typeof coordinate === 'string' ? [coordinate] : [...coordinate];
}

function condition(measure: RowMeasure<Rows>, dimension: string, values: RawBuilder<unknown>): RawBuilder<unknown> {
  const column = sql.ref(`f.${dimension}`);
  return isTree(measure, dimension) ? sql`${column} && ${values}` : sql`${column} = any(${values})`;
}

function filter(measure: RowMeasure<Rows>, at: Coordinates): RawBuilder<unknown> {
  const conditions = Object.entries(at).map(([dimension, value]) =>
    condition(measure, dimension, sql`${valuesOf(value)}::text[]`),
  );
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** True when each coordinate is one value of a flat dimension: the join can then be hashed. */
function isPlain(measure: RowMeasure<Rows>, questions: readonly Question[]): boolean {
  return questions.every((question) =>
    Object.entries(question.at).every(([name, value]) => typeof value === 'string' && !isTree(measure, name)),
  );
}

/** Answers many questions about one measure, one period and one set of dimensions in one statement; same order out as in. */
export async function addUpMany(
  tx: Tx,
  measure: RowMeasure<Rows>,
  period: Period,
  dimensions: readonly string[],
  questions: readonly Question[],
): Promise<Aggregate[]> {
  const plain = isPlain(measure, questions);
  const asked = JSON.stringify(
    questions.map((question, position) => ({
      position,
      ...Object.fromEntries(
        dimensions.map((name) => [`q_${name}`, plain ? question.at[name] : valuesOf(question.at[name] ?? [])]),
      ),
    })),
  );
  const columns = dimensions.map((name) => sql`, ${sql.ref(`q_${name}`)} ${plain ? sql`text` : sql`text[]`}`);
  const joins = dimensions.map((name) =>
    plain ? sql`${sql.ref(`f.${name}`)} = ${sql.ref(`q.q_${name}`)}` : condition(measure, name, sql.ref(`q.q_${name}`)),
  );
  const complete = measure.complete ? sql`exists (${measure.complete(period)})` : sql`null::boolean`;
  const result = await sql`
    with facts as materialized (${measure.rows(period)})
    select q.position, ${aggregates}, ${complete} as complete
    from jsonb_to_recordset(${asked}::jsonb) as q(position int${sql.join(columns, sql``)})
    left join facts f on ${joins.length === 0 ? sql`true` : sql.join(joins, sql` and `)}
    group by q.position
    order by q.position`.execute(tx);
  return result.rows.map((row) => aggregate.parse(row));
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
  const result = await sql`
    with facts as materialized (${measure.rows(period)}),
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

export async function listRows(
  tx: Tx,
  measure: RowMeasure<Rows>,
  question: Question,
  limit: number,
  offset: number,
): Promise<EvidenceRow[]> {
  const result = await sql`
    with facts as materialized (${measure.rows(question.period)})
    select f.row_id, f.label, f.value::text as value, f.text_value, f.approximate, f.origin, f.source, f.recorded_at
    from facts f
    where ${filter(measure, question.at)}
    order by f.label, f.row_id
    limit ${limit} offset ${offset}`.execute(tx);
  return result.rows.map((row) => evidenceRow.parse(row));
}
