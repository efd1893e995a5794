import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../database/face.ts';
import type { Question } from '../kernel/figure.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import { type Period, periodText } from '../kernel/period.ts';
import { condition, daysAround, isTree, rowsAsked, valuesOf } from './rows.store.ts';
import { type Asked, reachOf } from './statements.ts';

const aggregate = z.object({
  rows: z.number(),
  total: z.string().nullable(),
  distinct_texts: z.number(),
  distinct_values: z.number(),
  least: z.string().nullable(),
  text: z.string().nullable(),
  approximate: z.boolean().nullable(),
  synthetic: z.boolean().nullable(),
});

/** What the database adds up for one set of coordinates, as far as the measure's rule needs it; decimals as text, so that nothing is rounded on the way. */
export type Aggregate = z.infer<typeof aggregate>;

/** Only what the measure's rule asks is worked out: telling apart what differs sorts all of it. A total is null when no row carries a value. */
function aggregatesOf({ aggregate: rule }: RowMeasure<Rows>): RawBuilder<unknown> {
  const isOnly = rule === 'only';
  return sql`
    count(f.asked)::int as rows,
    ${rule === 'sum' || rule === 'last' ? sql`sum(f.value)` : sql`null::numeric`} as total,
    ${isOnly || rule === 'distinct' ? sql`count(distinct f.text_value)::int` : sql`0`} as distinct_texts,
    ${isOnly ? sql`count(distinct f.value)::int` : sql`0`} as distinct_values,
    ${isOnly ? sql`min(f.value)` : sql`null::numeric`} as least,
    ${isOnly ? sql`min(f.text_value)` : sql`null::text`} as text,
    bool_or(f.approximate) as approximate,
    bool_or(f.origin = 'synthetic') as synthetic`;
}

/** What differs in each of two groups may be the same: what was told apart cannot be added up. */
function isAddable({ aggregate: rule }: RowMeasure<Rows>): boolean {
  return rule !== 'only' && rule !== 'distinct';
}

/** Groups `f` of rows added up; none are no rows. */
const addedUp = sql`
  coalesce(sum(f.rows), 0)::int as rows, sum(f.total) as total, 0 as distinct_texts, 0 as distinct_values, null::numeric as least, null::text as text,
  bool_or(f.approximate) as approximate, bool_or(f.synthetic) as synthetic`;

/** A question within a statement: its position, and that of its period among those of its measure. */
type Placed = { readonly question: Question; readonly position: number; readonly asked: number };

/**
 * A measure within a statement: its questions, the periods that they ask, and the name under which its rows are found. One that gives its
 * sums has no rows there: it is asked for them anew by each set of dimensions.
 */
type Part = {
  readonly measure: RowMeasure<Rows>;
  readonly periods: readonly Period[];
  readonly facts: RawBuilder<unknown>;
  readonly questions: readonly Placed[];
};

/** True when each coordinate is one value: rows can then be added up by them, each once. */
function isPlain(questions: readonly Placed[]): boolean {
  return questions.every(({ question }) => Object.values(question.at).every((value) => typeof value === 'string'));
}

/** Questions that share their dimensions, as a table `q`; its coordinates are text, or arrays of text. */
function questioned(questions: readonly Placed[], dimensions: readonly string[], plain: boolean): RawBuilder<unknown> {
  const texts = JSON.stringify(
    questions.map(({ question: { at }, position, asked }) => ({
      position,
      asked,
      ...Object.fromEntries(dimensions.map((name) => [`q_${name}`, plain ? at[name] : valuesOf(at[name] ?? [])])),
    })),
  );
  const columns = dimensions.map((name) => sql`, ${sql.ref(`q_${name}`)} ${plain ? sql`text` : sql`text[]`}`);
  return sql`jsonb_to_recordset(${texts}::jsonb) as q(position int, asked int${sql.join(columns, sql``)})`;
}

/**
 * What is added up under each set of values that rows have, a row of a tree under each step of its path. Rows on the same path are
 * added up first, where they can be: there are many more of them than of paths. The sums that a measure gives are added up so already.
 */
function sumsUnder({ measure, periods, facts }: Part, dimensions: readonly string[]): RawBuilder<unknown> {
  const trees = dimensions.filter((name) => isTree(measure, name));
  const steps = trees.map(
    (name) => sql` cross join lateral (select distinct unnest(f.${sql.ref(name)}) as step) as ${sql.ref(`s_${name}`)}`,
  );
  const values = dimensions.map((name) => sql.ref(trees.includes(name) ? `s_${name}.step` : `f.${name}`));
  const named = dimensions.map((name, index) => sql`, ${values[index]} as ${sql.ref(name)}`);
  const under = (rows: RawBuilder<unknown>, sums: RawBuilder<unknown>) => sql`
    select f.asked${sql.join(named, sql``)}, ${sums} from ${rows} f${sql.join(steps, sql``)} group by ${sql.join([sql`f.asked`, ...values])}`;
  if (measure.sums) return under(sql`(${measure.sums(periods, dimensions)})`, addedUp);
  if (trees.length === 0 || !isAddable(measure)) return under(facts, aggregatesOf(measure));
  const own = dimensions.map((name) => sql`, ${sql.ref(`f.${name}`)}`);
  const added = sql`
    select f.asked${sql.join(own, sql``)}, ${aggregatesOf(measure)} from ${facts} f group by f.asked${sql.join(own, sql``)}`;
  return under(sql`(${added})`, addedUp);
}

/** The sums under sets of values, found by equality. */
function sumsByValue(part: Part, dimensions: readonly string[]): RawBuilder<unknown> {
  const found = dimensions.map((name) => sql` and g.${sql.ref(name)} = q.${sql.ref(`q_${name}`)}`);
  return sql`
    select q.position, coalesce(g.rows, 0) as rows, g.total, coalesce(g.distinct_texts, 0) as distinct_texts,
      coalesce(g.distinct_values, 0) as distinct_values, g.least, g.text, g.approximate, g.synthetic
    from ${questioned(part.questions, dimensions, true)}
    left join (${sumsUnder(part, dimensions)}) g on g.asked = q.asked${sql.join(found, sql``)}`;
}

/** What is added up for each question, where some ask several values of a dimension at once. */
function sumsByQuestion({ measure, periods, facts, questions }: Part, dimensions: readonly string[]): RawBuilder<unknown> {
  const found = dimensions.map((name) => sql` and ${condition(measure, name, sql.ref(`q.q_${name}`))}`);
  const [rows, added] = measure.sums ? [sql`(${measure.sums(periods, dimensions)})`, addedUp] : [facts, aggregatesOf(measure)];
  return sql`
    select q.position, ${added}
    from ${questioned(questions, dimensions, false)}
    left join ${rows} f on f.asked = q.asked${sql.join(found, sql``)}
    group by q.position`;
}

/** The sums of a measure, for each set of dimensions that it is asked by. */
function sumsOf(part: Part): RawBuilder<unknown>[] {
  const sets = Map.groupBy(part.questions, ({ question }) => Object.keys(question.at).sort().join());
  return [...sets.values()].map((questions) => {
    const dimensions = Object.keys(questions[0]?.question.at ?? {});
    const set = { ...part, questions };
    return isPlain(questions) ? sumsByValue(set, dimensions) : sumsByQuestion(set, dimensions);
  });
}

/** What is read of rows to add them up; the rest, which says what they are, is for their list. */
function neededOf({ measure, questions }: Part): RawBuilder<unknown> {
  const dimensions = questions.flatMap(({ question }) => Object.keys(question.at));
  const texts = measure.aggregate === 'only' || measure.aggregate === 'distinct' ? ['text_value'] : [];
  const columns = new Set(['asked', 'value', 'approximate', 'origin', ...texts, ...dimensions]);
  return sql.join([...columns].map((name) => sql.ref(`one.${name}`)));
}

/** The periods asked of a measure, each once, with the questions of each. */
function periodsOf(asked: readonly Asked[]): Map<string, Period> {
  return new Map(asked.map(({ question: { period } }) => [periodText(period), period]));
}

/**
 * Answers questions in one statement; same order out as in. The list that their measures share is worked out once, over the days
 * that all of them are read from, and the rows of each measure once for all its periods.
 * @param asked as `statementsFor` groups them
 */
export async function addUpMany(tx: Tx, asked: readonly Asked[]): Promise<Aggregate[]> {
  const lists: RawBuilder<unknown>[] = [];
  const sums: RawBuilder<unknown>[] = [];
  const dimensions = new Set(asked.flatMap(({ question }) => Object.keys(question.at)));
  const shared = asked.map(({ measure }) => measure.rows).find((rows) => typeof rows !== 'function');
  if (shared) lists.push(sql`listed as materialized (${shared.list.over(daysAround(asked.map(reachOf)), dimensions)})`);
  const placed = asked.map((one, position) => ({ ...one, position }));
  for (const own of Map.groupBy(placed, ({ measure }) => measure.id).values()) {
    const measure = own[0]?.measure;
    if (!measure) continue;
    const periods = periodsOf(own);
    const order = [...periods.keys()];
    const facts = sql.ref(`facts_${lists.length}`);
    const questions = own.map(({ question, position }) => ({
      question,
      position,
      asked: order.indexOf(periodText(question.period)),
    }));
    const part = { measure, periods: [...periods.values()], facts, questions };
    const added = sumsOf(part);
    sums.push(...added);
    if (measure.sums) continue;
    const rows = rowsAsked(measure.rows, part.periods, sql`listed`);
    const isReadOnce = added.length === 1 && isPlain(questions);
    lists.push(sql`${facts} as ${isReadOnce ? sql`` : sql`materialized`} (select ${neededOf(part)} from (${rows}) one)`);
  }
  const result = await sql`
    ${lists.length === 0 ? sql`` : sql`with ${sql.join(lists)}`}
    select s.position, s.rows, s.total::text, s.distinct_texts, s.distinct_values, s.least::text, s.text, s.approximate, s.synthetic
    from (${sql.join(sums, sql` union all `)}) s
    order by s.position`.execute(tx);
  return result.rows.map((row) => aggregate.parse(row));
}
