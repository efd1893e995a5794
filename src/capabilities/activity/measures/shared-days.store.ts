import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { addDays, dayOf, yearOf } from '../../../kernel/day.ts';
import type { Days } from '../../../kernel/measure.ts';
import type { Period } from '../../../kernel/period.ts';
import { applicationUsers } from '../../catalogue/index.ts';
import { knownPopulations } from '../../directory/index.ts';
import { manyRows } from '../../staff/index.ts';
import {
  columnsFor,
  lineApplication,
  lineDomain,
  lineRows,
  lineSums,
  sortedBy,
  sortedSum,
  sortedThrough,
  summedLines,
} from './days.store.ts';

/** What of a period lies in one year: a key is that of a year. */
type Piece = Days & { readonly asked: number; readonly year: number };

function piecesOf(periods: readonly Days[]): Piece[] {
  return periods.flatMap(({ from, to }, asked) => {
    const [first, last] = [yearOf(from), yearOf(addDays(to, -1))];
    return Array.from({ length: last - first + 1 }, (_, index): Piece => {
      const year = first + index;
      return { asked, year, from: index === 0 ? from : dayOf(year, 1, 1), to: year === last ? to : dayOf(year + 1, 1, 1) };
    });
  });
}

/** Of which period and year each of the pieces is, joined to `line.asked`, its position among them. */
function ofPiece(pieces: readonly Piece[], line: string): RawBuilder<unknown> {
  return sql`
    join unnest(${pieces.map(({ asked }) => asked)}::int[], ${pieces.map(({ year }) => year)}::int[]) with ordinality as o(asked, year, piece)
      on o.piece = ${sql.ref(`${line}.asked`)} + 1`;
}

/** The shared days that an application has in each of the periods, a row per year and place among kinds, domains and projects; below 0 where corrections take back more, 0 where they take back all. */
function sharedGroups(pieces: readonly Piece[]): Rows {
  const sums = sql`sum(t.days_hundredths) as total, bool_or(t.origin = 'synthetic') as synthetic, max(t.recorded_at) as recorded_at`;
  return sql`
    select o.asked, l.operator, o.year, ${lineApplication} as application, l.kind, l.domain, l.project, sum(l.total) as total,
      bool_or(l.synthetic) as synthetic, max(l.recorded_at) as recorded_at
    from (
      select s.* from (${summedLines(pieces, ['application', 'kind', 'domain', 'project'], sums, sql`t.scope = 'shared'`)}) s ${manyRows}
      offset 0
    ) l
    ${ofPiece(pieces, 'l')}
    left join projects j on j.operator = l.operator and j.code = l.project
    group by o.asked, l.operator, o.year, ${lineApplication}, l.kind, l.domain, l.project`;
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
  select u.operator, u.application, u.year, u.body, max(u.users) as users, bool_or(u.users is null) as is_unknown
  from (
    select r.operator, r.application, r.year, u.body, u.users, u.from_day, u.to_day
    from rules r join subscribed u on u.operator = r.operator and u.application = r.application
    union all
    select r.operator, r.application, r.year, u.body, u.users, u.from_day, u.to_day
    from rules r join subscribed u on u.operator = r.operator where r.application is null
  ) u
  where (u.from_day is null or u.from_day < make_date(u.year + 1, 1, 1)) and (u.to_day is null or u.to_day > make_date(u.year, 1, 1))
  group by u.operator, u.application, u.year, u.body`;

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

/**
 * What of a shared day goes to each body, where weights are known for all and not all 0: a fraction, as fine as thirds need, which is the
 * same whatever is asked, so that months add up to their year and kinds to their whole; what rounding leaves goes to the largest, so
 * that the bodies add up to what was shared. Nothing else is rounded before it is printed.
 */
const spread: Rows = sql`
  select p.operator, p.application, p.year, p.body, p.rule, case when p.place = 1 then 1 - (sum(p.part) over of_key - p.part) else p.part end as part
  from (
    select w.*, round(w.weight / w.sum, 12) as part,
      row_number() over (partition by w.operator, w.application, w.year order by w.weight desc, w.body) as place
    from (
      select w.*, sum(w.weight) over of_key as sum, bool_and(w.weight is not null) over of_key as is_known
      from weights w window of_key as (partition by w.operator, w.application, w.year)
    ) w
    where w.is_known and w.sum > 0 and w.weight > 0
  ) p
  window of_key as (partition by p.operator, p.application, p.year)`;

/** Joins shared days `s` to the fractions `w` of those that they go to. */
const spreadOver = sql`w.operator = s.operator and coalesce(w.application, '') = coalesce(s.application, '') and w.year = s.year`;

const ruleWords = sql`case w.rule when 'equal' then 'parts égales' when 'users' then 'utilisateurs' when 'population' then 'population' else 'poids propres' end`;

/** What spreading is worked out from, over all the periods asked: what an application weighs in a year is the same in each of them. */
function spreading(pieces: readonly Piece[]) {
  return sql`
    ${sortedBy},
    subscribed as materialized (${applicationUsers}),
    shared as materialized (select shared.* from (${sharedGroups(pieces)}) shared ${manyRows}),
    rules as materialized (${rules}),
    users as materialized (${users}),
    weights as materialized (${weights}),
    spread as materialized (select spread.* from (${spread}) spread ${manyRows}),
    keys as materialized (
      select spread.operator, spread.application, spread.year, count(*) as bodies from spread group by spread.operator, spread.application, spread.year
    )`;
}

/** The parts of the bodies, sorted as lines are. */
const partRows: Rows = sql`
  select
    'partage/' || s.year || '/' || s.kind || '/' || coalesce(s.application, '') || '/' || coalesce(s.domain, '') || '/'
      || coalesce(s.project, '') || '/' || w.body as row_id,
    b.name || ', part des jours partagés de ' || s.year || ' — ' || k.name || coalesce(' — ' || a.name, '') || coalesce(' — ' || j.name, '')
      || coalesce(' — ' || d.name, '') || ' (clé : ' || ${ruleWords} || ')' as label,
    s.total * w.part * 0.01 as value, null::text as text_value, false as approximate,
    case when s.synthetic then 'synthetic' else 'entered' end as origin, null::text as source, s.recorded_at,
    k.team, k.path as kind, k.nature, ${lineDomain} as domain, s.application, s.project, w.body as beneficiary, 'shared' as sharing,
    w.body, b.category
  from shared s
  join spread w on ${spreadOver}
  join kinds k on k.operator = s.operator and k.code = s.kind
  join bodies b on b.operator = s.operator and b.code = w.body
  left join applications a on a.operator = s.operator and a.code = s.application
  left join domains d on d.operator = s.operator and d.code = s.domain
  left join projects j on j.operator = s.operator and j.code = s.project
  where s.total <> 0`;

const told = sql`row_id, label, value, text_value, approximate, origin, source, recorded_at,
  team, kind, nature, domain, application, project, beneficiary, sharing, body, category`;

/** Joins a line to the key that spreads it, if there is one. */
function spreadBy(line: string, year: RawBuilder<unknown>) {
  return sql`left join keys on coalesce(keys.application, '') = coalesce(${sql.ref(`${line}.application`)}, '') and keys.year = ${year}`;
}

/** Holds for a line that stays as it is: it is not shared, or its application has no key in its year. */
const isKept = (line: string) => sql`(${sql.ref(`${line}.sharing`)} <> 'shared' or keys.year is null)`;

/**
 * The full reading: the lines of the period as recorded, but that the shared days of applications with a key are spread over who uses them,
 * one row per body, application, kind and year. What has no key, or a key with something unknown, stays MULTI.
 */
export function fullRows(period: Period): Rows {
  return sql`
    with ${spreading(piecesOf([period]))}
    select ${told} from (select line.* from (${lineRows(period)}) line ${spreadBy('line', sql`line.year`)} where ${isKept('line')}) line
    union all
    select ${told} from (${partRows}) part`;
}

/** The same rows over several periods, added up before they are sorted, as `lineSums` does for what is recorded. */
export function fullSums(periods: readonly Days[], dimensions: readonly string[]): Rows {
  const pieces = piecesOf(periods);
  const lines = lineSums(pieces, [...new Set([...dimensions, 'sharing', 'application'])]);
  // A part has no scope, which would make it one of its body's own lines.
  const said = dimensions.map((name) => (name === 'sharing' ? sql`, 'shared' as sharing` : sql`, ${sql.ref(`part.${name}`)}`));
  return sql`
    with ${spreading(pieces)}
    select o.asked, l.rows, l.total, l.approximate, l.synthetic${sql.join(
      dimensions.map((name) => sql`, ${sql.ref(`l.${name}`)}`),
      sql``,
    )}
    from (${lines}) l
    ${ofPiece(pieces, 'l')}
    ${spreadBy('l', sql`o.year`)}
    where ${isKept('l')}
    union all
    select part.asked, part.rows, part.total, part.approximate, part.synthetic${sql.join(said, sql``)}
    from (select l.asked, ${sortedSum(dimensions)} from (${partSums(columnsFor(dimensions))}) l ${sortedThrough(dimensions)}) part`;
}

/** The parts added up by the columns of a line that are asked; where whose they are is not, they are all of what was shared. */
function partSums(columns: readonly string[]): Rows {
  const own = columns.filter((name) => name !== 'scope' && name !== 'body');
  const listed = (names: readonly string[]) =>
    sql.join(
      names.map((name) => sql`, ${sql.ref(`s.${name}`)}`),
      sql``,
    );
  const [of, ofKey] = [listed(own), listed([...new Set(['application', ...own])])];
  const byBody = columns.includes('body');
  const [parted, hundredths, rows, body] = byBody
    ? [sql`spread`, sql`s.hundredths * w.part`, sql`s.rows`, sql`, w.body`]
    : [sql`keys`, sql`s.hundredths`, sql`s.rows * w.bodies`, sql``];
  return sql`
    select s.asked, s.operator${of}${body}, null::text as scope, sum(${rows}) as rows, sum(${hundredths}) as hundredths,
      bool_or(s.synthetic) as synthetic
    from (
      select s.asked, s.operator, s.year${ofKey}, count(*) as rows, sum(s.total) as hundredths, bool_or(s.synthetic) as synthetic
      from shared s where s.total <> 0 group by s.asked, s.operator, s.year${ofKey}
    ) s
    join ${parted} w on ${spreadOver}
    group by s.asked, s.operator${of}${body}`;
}
