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

type Placed = { readonly question: Question; readonly position: number };

/** True when each coordinate is one value: the join can then be hashed. */
function isPlain(questions: readonly Placed[]): boolean {
  return questions.every(({ question }) => Object.values(question.at).every((value) => typeof value === 'string'));
}

/** The rows and, for each dimension that is a tree, the steps of their paths, each once: one value of a tree is then found by equality. */
function rowsBySteps(measure: RowMeasure<Rows>, dimensions: readonly string[]): RawBuilder<unknown> {
  const steps = dimensions
    .filter((name) => isTree(measure, name))
    .map((name) => sql` cross join lateral (select distinct unnest(f.${sql.ref(name)}) as step) as ${sql.ref(`s_${name}`)}`);
  // Brackets around a single table are no SQL.
  return steps.length === 0 ? sql`facts f` : sql`(facts f${sql.join(steps, sql``)})`;
}

/** The sums of the questions that share their dimensions, each under its position. */
function sumsOf(measure: RowMeasure<Rows>, questions: readonly Placed[]): RawBuilder<unknown> {
  const dimensions = Object.keys(questions[0]?.question.at ?? {});
  const plain = isPlain(questions);
  const asked = ({ question: { at } }: Placed, name: string) => (plain ? at[name] : valuesOf(at[name] ?? []));
  const questioned = JSON.stringify(
    questions.map((one) => ({
      position: one.position,
      ...Object.fromEntries(dimensions.map((name) => [`q_${name}`, asked(one, name)])),
    })),
  );
  const columns = dimensions.map((name) => sql`, ${sql.ref(`q_${name}`)} ${plain ? sql`text` : sql`text[]`}`);
  const joins = dimensions.map((name) => {
    const wanted = sql.ref(`q.q_${name}`);
    if (!plain) return condition(measure, name, wanted);
    return isTree(measure, name) ? sql`${sql.ref(`s_${name}.step`)} = ${wanted}` : sql`${sql.ref(`f.${name}`)} = ${wanted}`;
  });
  return sql`
    select q.position, ${aggregates}, (select complete from covered) as complete
    from jsonb_to_recordset(${questioned}::jsonb) as q(position int${sql.join(columns, sql``)})
    left join ${plain ? rowsBySteps(measure, dimensions) : sql`facts f`} on ${joins.length === 0 ? sql`true` : sql.join(joins, sql` and `)}
    group by q.position`;
}

/** Answers many questions about one measure and one period in one statement, its rows being worked out once; same order out as in. */
export async function addUpMany(
  tx: Tx,
  measure: RowMeasure<Rows>,
  period: Period,
  questions: readonly Question[],
): Promise<Aggregate[]> {
  const placed = questions.map((question, position) => ({ question, position }));
  const sets = Map.groupBy(placed, ({ question }) => Object.keys(question.at).sort().join());
  const complete = measure.complete ? sql`exists (${measure.complete(period)})` : sql`null::boolean`;
  const result = await sql`
    with facts as materialized (${measure.rows(period)}),
    covered as materialized (select ${complete} as complete)
    ${sql.join(
      [...sets.values()].map((set) => sumsOf(measure, set)),
      sql` union all `,
    )}
    order by position`.execute(tx);
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
