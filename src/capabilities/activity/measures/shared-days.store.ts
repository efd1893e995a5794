import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import { addDays, dayOf, yearOf } from '../../../kernel/day.ts';
import type { Days } from '../../../kernel/measure.ts';
import type { Period } from '../../../kernel/period.ts';
import { applicationUsers } from '../../catalogue/index.ts';
import { bodyNames, knownPopulations } from '../../directory/index.ts';
import { manyRows } from '../../staff/index.ts';
import { columnsFor, lineApplication, lineDomain, lineRows, lineSums, sortedBy, sortedSum, sortedThrough } from './days.store.ts';

/** The shared days that an application has in each of the periods, a row per year and place among kinds, domains and projects; below 0 where corrections take back more. */
function sharedGroups(periods: readonly Days[]): Rows {
  return sql`
    select q.asked, l.operator, extract(year from l.day)::int as year, ${lineApplication} as application, l.kind, l.domain, l.project, sum(l.days_hundredths)::bigint as total,
      bool_or(l.origin = 'synthetic') as synthetic, max(l.recorded_at) as recorded_at
    from ${askedPeriods(periods)}
    join activity.time_line l on l.day >= q.first and l.day < q.next
    left join projects j on j.operator = l.operator and j.code = l.project
    where l.scope = 'shared'
    group by q.asked, l.operator, extract(year from l.day), ${lineApplication}, l.kind, l.domain, l.project`;
}

/** The rule of each application and year that has shared days: its own of that year or the latest before, else that of all applications. */
const rules: Rows = sql`
  select s.operator, s.application, s.year, chosen.rule, chosen.application as keyed, chosen.year as keyed_year
  from (select distinct operator, application, year from shared) s
  cross join lateral (
    select k.rule, k.application, k.year from activity.sharing_key k
    where k.operator = s.operator and (k.application = s.application or k.application is null) and k.year <= s.year
    order by k.application nulls last, k.year desc limit 1
  ) chosen`;

/** Who uses an application in a year; without an application, who uses any. */
const users: Rows = sql`
  select r.operator, r.application, r.year, u.body, max(u.users) as users, bool_or(u.users is null) as is_unknown
  from rules r
  join subscribed u on u.operator = r.operator and (u.application = r.application or r.application is null)
    and (u.from_day is null or u.from_day < make_date(r.year + 1, 1, 1)) and (u.to_day is null or u.to_day > make_date(r.year, 1, 1))
  group by r.operator, r.application, r.year, u.body`;

/** The weight of each user by the rule; null: unknown, and then nothing of that application and year is spread. */
const weights: Rows = sql`
  select u.operator, u.application, u.year, u.body, r.rule,
    case r.rule
      when 'equal' then 1::numeric
      when 'users' then case when u.is_unknown then null else u.users end
      when 'population' then (
        select p.total from (${knownPopulations}) p where p.operator = u.operator and p.body = u.body and p.year <= u.year
        order by p.year desc limit 1
      )
    end as weight
  from users u
  join rules r on r.operator = u.operator and coalesce(r.application, '') = coalesce(u.application, '') and r.year = u.year and r.rule <> 'own'
  union all
  select r.operator, r.application, r.year, w.body, r.rule, w.weight
  from rules r
  join activity.sharing_weight w on w.operator = r.operator and coalesce(w.application, '') = coalesce(r.keyed, '') and w.year = r.keyed_year
  where r.rule = 'own'`;

/**
 * What each body weighs in a year by the key of an application, or, without one, by that of all applications for what is shared of none:
 * `body`, `rule` and `weight`, null where it is unknown.
 */
export function weighedBodies(application: string | null, year: number): Rows {
  return sql`
    with subscribed as materialized (${applicationUsers}),
    shared as materialized (
      select current_setting('bievre.operator', true) as operator, ${application}::text as application, ${year}::int as year
    ),
    rules as materialized (${rules}),
    users as materialized (${users}),
    weights as materialized (${weights})
    select body, rule, trim_scale(weight)::text as weight from weights order by body`;
}

/** Weights that spread: known for all, and not all 0. */
const spread: Rows = sql`
  select * from (
    select w.*, sum(w.weight) over of_key as sum, bool_and(w.weight is not null) over of_key as is_known
    from weights w window of_key as (partition by w.operator, w.application, w.year)
  ) known where is_known and sum > 0 and weight > 0`;

/**
 * Each group spread in hundredths of a day, whole ones first, what is left to the largest remainders (then by code), so that the
 * parts add up to what was shared.
 */
const parts: Rows = sql`
  select c.*, whole + case when place <= left_over then 1 else 0 end as part
  from (
    select s.*, w.body, w.rule, div(abs(s.total) * w.weight, w.sum) as whole,
      row_number() over (g order by mod(abs(s.total) * w.weight, w.sum) desc, w.body) as place,
      abs(s.total) - sum(div(abs(s.total) * w.weight, w.sum)) over g as left_over
    from shared s
    join spread w on w.operator = s.operator and coalesce(w.application, '') = coalesce(s.application, '') and w.year = s.year
    window g as (partition by s.asked, s.operator, s.year, s.application, s.kind, s.domain, s.project)
  ) c`;

const ruleWords = sql`case p.rule when 'equal' then 'parts égales' when 'users' then 'utilisateurs' when 'population' then 'population' else 'poids propres' end`;

/** What spreading is worked out from, over all the periods asked: what an application weighs in a year is the same in each of them. */
function spreading(periods: readonly Days[]) {
  return sql`
    ${sortedBy},
    subscribed as materialized (${applicationUsers}),
    shared as materialized (select shared.* from (${sharedGroups(periods)}) shared ${manyRows}),
    rules as materialized (${rules}),
    users as materialized (${users}),
    weights as materialized (${weights}),
    spread as materialized (select spread.* from (${spread}) spread ${manyRows}),
    keys as materialized (select distinct coalesce(spread.application, '') as application, spread.year from spread)`;
}

/** The parts of the bodies, sorted as lines are; `asked` is the position of their period. */
const partRows: Rows = sql`
  select p.asked,
    'partage/' || p.year || '/' || p.kind || '/' || coalesce(p.application, '') || '/' || coalesce(p.domain, '') || '/'
      || coalesce(p.project, '') || '/' || p.body as row_id,
    'Part de ' || b.name || ' des jours partagés de ' || p.year || ' — ' || k.name || coalesce(' — ' || a.name, '') || ' (clé : '
      || ${ruleWords} || ')' as label,
    sign(p.total::numeric) * p.part * 0.01 as value, null::text as text_value, false as approximate,
    case when p.synthetic then 'synthetic' else 'entered' end as origin, null::text as source, p.recorded_at,
    k.team, k.path as kind, k.nature, ${lineDomain} as domain, p.application, p.project, p.body as beneficiary, 'shared' as sharing,
    p.body, b.category
  from (${parts}) p
  join kinds k on k.operator = p.operator and k.code = p.kind
  join (${bodyNames}) b on b.operator = p.operator and b.code = p.body
  left join applications a on a.operator = p.operator and a.code = p.application
  left join domains d on d.operator = p.operator and d.code = p.domain
  left join projects j on j.operator = p.operator and j.code = p.project
  where p.part > 0`;

const told = sql`row_id, label, value, text_value, approximate, origin, source, recorded_at,
  team, kind, nature, domain, application, project, beneficiary, sharing, body, category`;

/** Joins a line to the key that spreads it, if there is one. */
function spreadBy(line: string, year: RawBuilder<unknown>) {
  return sql`left join keys on keys.application = coalesce(${sql.ref(`${line}.application`)}, '') and keys.year = ${year}`;
}

/** Holds for a line that stays as it is: it is not shared, or its application has no key in its year. */
const isKept = (line: string) => sql`(${sql.ref(`${line}.sharing`)} <> 'shared' or keys.year is null)`;

/**
 * The full reading: the lines of the period as recorded, but that the shared days of applications with a key are spread over who uses them,
 * one row per body, application, kind and year. What has no key, or a key with something unknown, stays MULTI.
 */
export function fullRows(period: Period): Rows {
  return sql`
    with ${spreading([period])}
    select ${told} from (select line.* from (${lineRows(period)}) line ${spreadBy('line', sql`line.year`)} where ${isKept('line')}) line
    union all
    select ${told} from (${partRows}) part`;
}

/** A stretch cut where years begin: a key is that of a year. */
function yearsWithin({ from, to }: Days): Days[] {
  const starts = Array.from({ length: yearOf(addDays(to, -1)) - yearOf(from) }, (_, index) =>
    dayOf(yearOf(from) + index + 1, 1, 1),
  );
  return [from, ...starts].map((start, index) => ({ from: start, to: starts[index] ?? to }));
}

/** The same rows over several periods, added up before they are sorted, as `lineSums` does for what is recorded. */
export function fullSums(periods: readonly Days[], dimensions: readonly string[]): Rows {
  const cut = periods.flatMap((period, asked) => yearsWithin(period).map((days) => ({ ...days, asked })));
  const lines = lineSums(cut, [...new Set([...dimensions, 'sharing', 'application'])]);
  // A part has no scope, which would make it one of its body's own lines.
  const said = dimensions.map((name) => (name === 'sharing' ? sql`, 'shared' as sharing` : sql`, ${sql.ref(`part.${name}`)}`));
  return sql`
    with ${spreading(periods)}
    select o.asked, l.rows, l.total, l.approximate, l.synthetic${sql.join(
      dimensions.map((name) => sql`, ${sql.ref(`l.${name}`)}`),
      sql``,
    )}
    from (${lines}) l
    join unnest(${cut.map(({ asked }) => asked)}::int[], ${cut.map(({ from }) => yearOf(from))}::int[]) with ordinality as o(asked, year, piece)
      on o.piece = l.asked + 1
    ${spreadBy('l', sql`o.year`)}
    where ${isKept('l')}
    union all
    select part.asked, part.rows, part.total, part.approximate, part.synthetic${sql.join(said, sql``)}
    from (select l.asked, ${sortedSum(dimensions)} from (${partSums(columnsFor(dimensions))}) l ${sortedThrough(dimensions)}) part`;
}

/** The parts added up by the columns of a line that are asked. */
function partSums(columns: readonly string[]): Rows {
  const of = columns.filter((name) => name !== 'scope').map((name) => sql`, ${sql.ref(`p.${name}`)}`);
  return sql`
    select p.asked, p.operator${sql.join(of, sql``)}, null::text as scope, count(*) as rows, sum(sign(p.total::numeric) * p.part) as hundredths,
      bool_or(p.synthetic) as synthetic
    from (${parts}) p
    where p.part > 0
    group by p.asked, p.operator${sql.join(of, sql``)}`;
}
