import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { inNameOrder } from '../../../database/name-order.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import { type Day, day } from '../../../kernel/day.ts';
import type { Days } from '../../../kernel/measure.ts';
import { lastDayOf, type Period } from '../../../kernel/period.ts';
import { teamPaths } from '../../directory/index.ts';
import { unsaid } from '../staff.dimensions.ts';
import { agentStatuses } from '../status.ts';
import { classifiedPosts, many, oneOf } from './agents.store.ts';

function coversDay(thing: 'p' | 'o', date: Day): RawBuilder<boolean> {
  const [from, to] = [sql.ref(`${thing}.from_day`), sql.ref(`${thing}.to_day`)];
  return sql<boolean>`(${from} is null or ${from} <= ${date}::date) and (${to} is null or ${to} > ${date}::date)`;
}

/** The periods by whose end a post was open: before the first one the register is silent. */
export function postsBegun(periods: readonly Days[]): Rows {
  return sql`
    select q.asked from (select min(coalesce(p.from_day, '-infinity')) as first from staff.post p) begun
    join ${askedPeriods(periods)} on begun.first < q.next`;
}

/** What posts are sorted by, from a row `p` of `classifiedPosts` and its team's `tree`. */
const postColumns = sql`
  coalesce(tree.path, array[${unsaid}]) as team, coalesce(p.stream, ${unsaid}) as stream,
  coalesce(p.framework, ${unsaid}) as framework, coalesce(p.grade, ${unsaid}) as grade, coalesce(p.category, ${unsaid}) as category,
  case when p.budgeted then 'yes' else 'no' end as budgeted, case when p.quota < 100 then 'incomplete' else 'complete' end as post_time`;

const postLabel = sql`p.code || ' — ' || p.title || coalesce(', ' || tree.name, '')`;

/** The agents on posts on a day: `post`, `status`, `rate`, and `place` 1 for the one who holds most of it. */
function holders(date: Day): Rows {
  return sql`
    select o.id, o.post, o.person, o.status, o.rate, o.origin, o.source, o.recorded_at,
      row_number() over (partition by o.post order by o.rate desc, o.from_day, o.person) as place,
      sum(o.rate) over (partition by o.post) as rates
    from staff.occupation o ${many}
    where o.post is not null and ${oneOf(agentStatuses)} and ${coversDay('o', date)}`;
}

/** One row per post open on the last day of the period, worth 1 or its quota. */
export function openPostRows(period: Period, worth: 'post' | 'quota'): Rows {
  return sql`
    with tree as materialized (${teamPaths})
    select p.id::text as row_id, ${postLabel} as label, trim_scale(${worth === 'post' ? sql`1::numeric` : sql`p.quota * 0.01`}) as value,
      p.code as text_value, false as approximate, p.origin, p.source, p.recorded_at, ${postColumns}
    from (${classifiedPosts}) p
    left join tree on tree.code = p.team
    where ${coversDay('p', lastDayOf(period))}`;
}

const holding = sql`
  h.status, case when h.status in ('tenured', 'trainee') then 'tenured' else 'contract' end as employment`;

/**
 * One row per post that an agent holds on the last day, worth 1, or one per agent, worth the quota × the rate. Posts that are not
 * open are told too: that is how a register where more is filled than open shows.
 */
export function filledPostRows(period: Period, worth: 'post' | 'fte'): Rows {
  const date = lastDayOf(period);
  const closed = sql`case when ${coversDay('p', date)} then '' else ' (poste non ouvert à cette date)' end`;
  return sql`
    with tree as materialized (${teamPaths}), holder as materialized (${holders(date)})
    select h.id::text as row_id, ${postLabel} || ', agent ' || h.person || ${closed} as label,
      trim_scale(${worth === 'post' ? sql`1::numeric` : sql`p.quota * h.rate * 0.0001`}) as value, p.code as text_value,
      false as approximate, h.origin, h.source, h.recorded_at, ${postColumns}, ${holding}
    from holder h
    join (${classifiedPosts}) p on p.code = h.post
    left join tree on tree.code = p.team
    where ${worth === 'post' ? sql`h.place = 1` : sql`true`}`;
}

/** Posts open on a day that agents do not fill: `rates` is how much of it they do, in hundredths. */
function vacancies(date: Day): Rows {
  return sql`
    with post as materialized (${classifiedPosts}), holder as materialized (${holders(date)})
    select p.*, coalesce(h.rates, 0) as rates
    from post p
    left join holder h on h.post = p.code and h.place = 1
    where ${coversDay('p', date)} and coalesce(h.rates, 0) < 100`;
}

/** One row per post that is vacant, in whole or in part, on the last day; worth 1 or what is missing of its quota. */
export function vacancyRows(period: Period, worth: 'post' | 'fte'): Rows {
  return sql`
    with tree as materialized (${teamPaths})
    select p.id::text as row_id, ${postLabel} as label,
      trim_scale(${worth === 'post' ? sql`1::numeric` : sql`p.quota * (100 - p.rates) * 0.0001`}) as value, p.code as text_value,
      false as approximate, p.origin, p.source, p.recorded_at, ${postColumns},
      case when p.rates = 0 then 'whole' else 'part' end as vacancy
    from (${vacancies(lastDayOf(period))}) p
    left join tree on tree.code = p.team`;
}

const dayField = z.string().transform(day);

const vacancyRow = z.object({
  post: z.string(),
  title: z.string(),
  gradeName: z.string().nullable(),
  teamName: z.string().nullable(),
  category: z.string().nullable(),
  budgeted: z.boolean(),
  quota: z.number(),
  filled: z.number(),
  since: dayField.nullable(),
});

/** A post that agents do not fill on a day: `filled` hundredths of it are; `since` is null when its opening is not dated. */
export type Vacancy = z.infer<typeof vacancyRow>;

/** Posts vacant on a day, the longest vacant first: since the last occupation of an agent ended, or since the post was opened. */
export async function listVacancies(tx: Tx, date: Day): Promise<Vacancy[]> {
  const result = await sql`
    with ended as materialized (
      select o.post, max(o.to_day) as to_day from staff.occupation o
      where o.post is not null and ${oneOf(agentStatuses)} and o.to_day <= ${date}::date
      group by o.post
    )
    select p.code as post, p.title, g.name as "gradeName", t.name as "teamName", p.category, p.budgeted, p.quota,
      p.rates::int as filled, greatest(e.to_day, p.from_day) as since
    from (${vacancies(date)}) p
    left join ended e on e.post = p.code
    left join staff.grade g on g.operator = p.operator and g.code = p.grade
    left join (${teamPaths}) t on t.code = p.team
    order by since nulls first, ${inNameOrder('p.title')}, p.code`.execute(tx);
  return result.rows.map((row) => vacancyRow.parse(row));
}
