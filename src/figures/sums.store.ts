import { sql } from 'kysely';
import type { Rows, Tx } from '../database/face.ts';
import type { Question } from '../kernel/figure.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import { type Period, periodText } from '../kernel/period.ts';
import { type Aggregate, aggregate, isPlain, type Placed, questioned } from './add-up.store.ts';
import { condition, isTree } from './rows.store.ts';

type Sums = NonNullable<RowMeasure<Rows>['sums']>;

/** The sums, those of a tree under each step of their path, joined to the questions that ask them. */
function added(measure: RowMeasure<Rows>, sums: Rows, questions: readonly Placed[], dimensions: readonly string[]): Rows {
  const plain = isPlain(questions);
  const trees = plain ? dimensions.filter((name) => isTree(measure, name)) : [];
  const step = (name: string) => sql.ref(`s_${name}`);
  // No path has a step twice: it would lead back to itself.
  const steps = trees.map((name) => sql` cross join lateral unnest(f.${sql.ref(name)}) as ${step(name)}(step)`);
  const found = dimensions.map((name) => {
    const wanted = sql.ref(`q.q_${name}`);
    if (!plain) return sql` and ${condition(measure, name, wanted)}`;
    return sql` and ${trees.includes(name) ? sql`${step(name)}.step` : sql`f.${sql.ref(name)}`} = ${wanted}`;
  });
  const table = steps.length === 0 ? sql`(${sums}) f` : sql`((${sums}) f${sql.join(steps, sql``)})`;
  return sql`
    select q.position, q.asked, f.rows, f.total, f.approximate, f.synthetic
    from ${questioned(questions, dimensions, plain)} left join ${table} on f.asked = q.asked${sql.join(found, sql``)}`;
}

/** Answers questions about a measure that gives its sums, whatever their periods, in one statement; same order out as in. */
export async function addUpMeasure(
  tx: Tx,
  measure: RowMeasure<Rows>,
  sums: Sums,
  questions: readonly Question[],
): Promise<Aggregate[]> {
  const periods = new Map(questions.map(({ period }): [string, Period] => [periodText(period), period]));
  const order = [...periods.keys()];
  const placed = questions.map((question, position) => ({
    question,
    position,
    asked: order.indexOf(periodText(question.period)),
    covered: null,
  }));
  const sets = Map.groupBy(placed, ({ question }) => Object.keys(question.at).sort().join());
  const parts = [...sets.values()].map((set) => {
    const dimensions = Object.keys(set[0]?.question.at ?? {});
    return added(measure, sums([...periods.values()], dimensions), set, dimensions);
  });
  const covered = measure.complete ? measure.complete([...periods.values()]) : sql`select null::int as asked where false`;
  const isCovered = measure.complete ? sql`c.asked is not null` : sql`null::boolean`;
  const result = await sql`
    select a.position, coalesce(sum(a.rows), 0)::int as rows, sum(a.total)::text as total, 0 as distinct_texts, 0 as distinct_values,
      null::text as least, null::text as text, bool_or(a.approximate) as approximate, bool_or(a.synthetic) as synthetic,
      ${isCovered} as complete
    from (${sql.join(parts, sql` union all `)}) a left join (${covered}) c on c.asked = a.asked
    group by a.position, c.asked
    order by a.position`.execute(tx);
  return result.rows.map((row) => aggregate.parse(row));
}
