import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Days } from '../../../kernel/measure.ts';
import { teamPaths } from '../../directory/index.ts';
import { outsideBands, unsaid } from '../staff.dimensions.ts';
import type { Status } from '../status.ts';
import { ageOn, bandEdges, bandOfAges, birthday, birthOf, oldest } from './age.store.ts';

/**
 * Joined to a table, says to the planner that its rows are many: one row, of which a hundred are expected. It takes it that the conditions
 * of row-level security keep one row in two hundred, and they keep all; left alone it then compares every pair of two lists of
 * thousands, with statistics and without. Lists are read once each, under this, and joined by a single key, which it can hash.
 */
export const many: RawBuilder<unknown> = sql`cross join jsonb_array_elements('[0]') as many`;

/** The same of rows by the ten thousand, so that even a list of which few are expected is not compared with each of them. */
export const crowd: RawBuilder<unknown> = sql`${many} cross join jsonb_array_elements('[0]') as crowd`;

/** Posts with what they lead to: their own columns first, else those of their grade and its framework. */
export const classifiedPosts: Rows = sql`
  with post as materialized (select p.* from staff.post p ${many}),
  grade as materialized (select g.code, g.framework from staff.grade g ${many}),
  framework as materialized (select f.code, f.stream, f.category from staff.framework f ${many})
  select p.operator, p.id, p.code, p.title, p.grade, p.quota, p.team, p.budgeted, p.from_day, p.to_day,
    coalesce(p.framework, g.framework) as framework, coalesce(p.stream, f.stream) as stream,
    coalesce(p.category, f.category) as category, p.origin, p.source, p.recorded_at
  from post p
  left join grade g on g.code = p.grade
  left join framework f on f.code = coalesce(p.framework, g.framework)`;

export function oneOf(statuses: readonly Status[]): RawBuilder<boolean> {
  return sql<boolean>`o.status = any(${[...statuses]}::text[])`;
}

/** The periods by whose end an occupation of the statuses has begun: before that the register is silent, which is not 0. */
export function occupationsBegun(periods: readonly Days[]): Rows {
  return sql`
    select q.asked from (select min(o.from_day) as first from staff.occupation o) begun join ${askedPeriods(periods)} on begun.first < q.next`;
}

/** The days within a run on which something of a person `present` changes that is not what they occupy: teams, and age bands. */
function changesWithin({ from, to }: Days): RawBuilder<unknown> {
  return sql`
    union all
    select t.person, edge.d, 0, true
    from staff.team_assignment t cross join lateral (values (t.from_day), (t.to_day)) as edge(d)
    where edge.d > ${from}::date and edge.d < ${to}::date
    union all
    select reached.person, reached.d, 0, false
    from (
      select born.person, born.f, born.t, ${birthday(sql`born.birth`, sql`edge.age`)} as d
      from born join (${bandEdges}) as edge on edge.age between born.least and born.most
      offset 0
    ) reached
    where reached.d > reached.f and reached.d < reached.t`;
}

/** Those `present` with the ages that they may reach meanwhile: whole years, so that few days are worked out. */
const bornAmongPresent = sql`
  select there.*, born.birth, extract(year from there.f)::int - extract(year from born.birth)::int as least,
    extract(year from there.t)::int - extract(year from born.birth)::int as most
  from (select p.code, ${birthOf('p')} as birth from staff.person p ${many}) born
  join present there on there.person = born.code`;

/**
 * Stretches of a run of days over which nothing changes for a person of these statuses: neither what they occupy, nor their teams,
 * nor their age band. Columns `person`, `a`, `b` (excluded), `held` (how many occupations); `is_first` and `is_last` say that the person was away on the eve and is on
 * the day after, the edges of the run counting as being away; `turns_in` and `turns_out`, that what they occupy or their teams
 * change on its first day and on the day after.
 */
export function spellsOf(days: Days, statuses: readonly Status[]): Rows {
  const [from, to] = [sql`${days.from}::date`, sql`${days.to}::date`];
  return sql`
    with present as materialized (
      select o.person, greatest(o.from_day, ${from}) as f, least(coalesce(o.to_day, ${to}), ${to}) as t
      from staff.occupation o ${many}
      where ${oneOf(statuses)} and o.from_day < ${to} and (o.to_day is null or o.to_day > ${from})
    ),
    born as materialized (${bornAmongPresent}),
    edge as (
      select person, f as d, 1 as step, true as is_turn from present
      union all
      select person, t, -1, true from present
      ${addDays(days.from, 1) === days.to ? sql`` : changesWithin(days)}
    ),
    turn as (select person, d, sum(step)::int as step, bool_or(is_turn) as is_turn from edge group by person, d),
    stretch as (
      select person, d as a, lead(d) over days as b, step, lead(step) over days as next_step, sum(step) over days as held,
        is_turn, lead(is_turn) over days as next_turn
      from turn window days as (partition by person collate "C" order by d)
    )
    select person, a, b, held, held = step as is_first, held + next_step = 0 as is_last, is_turn as turns_in, next_turn as turns_out
    from stretch where held > 0`;
}

/** What an occupation `o` says of its person whatever the day, its post `p`, its own grade `g` and the person `n` being joined. */
const holdingColumns = sql`
  o.id, o.person, o.post, o.rate, o.from_day, o.to_day, o.start_cause, o.end_cause, o.origin, o.source, o.recorded_at,
  coalesce(p.quota, 100) * o.rate * 0.0001 as fte, p.title as post_title, p.team as post_team, n.birth, n.is_birth_rough,
  coalesce(n.sex, ${unsaid}) as sex, o.status,
  case when o.status in ('tenured', 'trainee') then 'tenured' when o.status in ('permanent-contract', 'fixed-contract') then 'contract'
    else o.status end as employment,
  coalesce(o.grade, p.grade, ${unsaid}) as grade, coalesce(g.framework, p.framework, ${unsaid}) as framework,
  coalesce(g.stream, p.stream, ${unsaid}) as stream, coalesce(g.category, p.category, ${unsaid}) as category,
  case when p.quota < 100 then 'incomplete' else 'complete' end as post_time,
  case when o.post is null then 'no' else 'yes' end as placed`;

/** The lists that describe the persons of `spell`, each read once. */
function listsAround(statuses: readonly Status[]): RawBuilder<unknown> {
  const covering = (table: string) => {
    const at = (column: string) => sql.ref(`${table}.${column}`);
    return sql`${at('from_day')} <= (select last from bounds) and (${at('to_day')} is null or ${at('to_day')} > (select first from bounds))`;
  };
  return sql`
    bounds as materialized (select min(a) as first, max(a) as last from spell),
    post as materialized (${classifiedPosts}),
    assignment as materialized (select t.* from staff.team_assignment t ${many} where ${covering('t')}),
    person as materialized (
      select n.code, n.sex, ${birthOf('n')} as birth, n.birth_day is null as is_birth_rough from staff.person n ${many}
    ),
    grade as materialized (
      select g.code, g.framework, f.stream, f.category
      from staff.grade g left join staff.framework f on f.operator = g.operator and f.code = g.framework ${many}
    ),
    holding as materialized (
      select ${holdingColumns}
      from (select o.* from staff.occupation o ${many} where ${oneOf(statuses)} and ${covering('o')}) o
      join person n on n.code = o.person
      left join post p on p.code = o.post
      left join grade g on g.code = o.grade
    ),
    tree as materialized (${teamPaths}),
    bands as materialized (select array_agg(band order by age) as of_age from (${bandOfAges}) ages)`;
}

/**
 * What is known of persons on the first day of each spell, one row for each occupation held then and each team: `portion` is
 * the team's part of the person, `fte` what the occupation is of full time. Teams have the shares assigned, brought back to the whole when they exceed it; what they leave is the
 * team's of the post. `place` 1 is the main occupation (the longest working time, then the oldest): it says where a person counts once.
 * @param spells as `spellsOf` gives them; `held` says how many occupations each has
 */
export function describedRows(spells: Rows, statuses: readonly Status[]): Rows {
  const age = ageOn(sql`h.birth`, sql`s.a`);
  const during = (thing: string) => {
    const at = (column: string) => sql.ref(`${thing}.${column}`);
    return sql`${at('person')} = s.person and ${at('from_day')} <= s.a and (${at('to_day')} is null or ${at('to_day')} > s.a)`;
  };
  return sql`
    with spell as materialized (${spells}),
    ${listsAround(statuses)},
    -- few persons hold several occupations at once: the others need not be sorted to say that theirs is the main one
    several as materialized (
      select s.a, h.id, sum(h.rate) over holder as rates,
        row_number() over (holder order by h.fte desc, h.from_day, h.post, h.id) as place
      from (select person, a from spell where held > 1) s
      join holding h on ${during('h')}
      window holder as (partition by s.person, s.a)
    ),
    assigned as materialized (
      select s.person, s.a, t.id as assignment, t.team, t.role, t.share, sum(t.share) over (partition by s.person, s.a) as shares
      from spell s
      join assignment t on ${during('t')}
    ),
    part as materialized (
      select person, a, assignment, team, role, share::numeric(40, 30) / greatest(100, shares) as portion from assigned
      union all
      select distinct person, a, null::uuid, null, null, 1 - shares * 0.01 from assigned where shares < 100
    ),
    told as (
      select s.a, s.b, s.is_first, s.is_last, s.turns_in, s.turns_out, h.*, part.assignment, part.role,
        coalesce(several.rates, h.rate) as rates, coalesce(several.place, 1) as place, coalesce(part.portion, 1) as portion,
        case when h.birth is not null then (select of_age from bands)[least(greatest(${age}, 0), ${oldest}::int) + 1] end as band,
        case when part.assignment is null then h.post_team else part.team end as team_code
      from spell s
      join holding h on ${during('h')}
      left join several on several.id = h.id and several.a = s.a
      left join part on part.person = s.person and part.a = s.a
    )
    select t.a, t.b, t.is_first, t.is_last, t.turns_in, t.turns_out, t.place, t.portion, t.fte, t.person, t.id, t.assignment, t.birth,
      t.is_birth_rough, t.post, t.post_title, t.start_cause, t.end_cause, t.origin, t.source, t.recorded_at, t.team_code,
      tree.name as team_name, coalesce(tree.path, array[${unsaid}]) as team, t.stream, t.framework, t.grade, t.category, t.status,
      t.employment, t.sex, coalesce(t.band, case when t.birth is null then ${unsaid} else ${outsideBands} end) as band, case when t.rates < 100 then 'part' else 'full' end as working_time,
      t.post_time, t.placed, coalesce(t.role, ${unsaid}) as role
    from told t
    left join tree on tree.code = t.team_code`;
}

/** The columns that a measure of persons is asked by, from a row `d` of `describedRows`, with another age band than its own. */
export function dimensionColumnsBut({ band }: { readonly band: RawBuilder<unknown> }): RawBuilder<unknown> {
  return sql`
    d.team, d.stream, d.framework, d.grade, d.category, d.status, d.employment, d.sex, ${band} as band, d.working_time, d.post_time,
    d.placed, d.role`;
}

/** The same stay of a row `d` is one row from each day that it is told from. */
export function rowIdFrom(date: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`d.id::text || coalesce('/' || d.assignment::text, '') || '/' || (${date})::text`;
}

/** The columns that a measure of persons is asked by, from a row `d` of `describedRows`. */
export const dimensionColumns: RawBuilder<unknown> = dimensionColumnsBut({ band: sql`d.band` });

/** `Agent 0012 — Technicien support, Infrastructures 50 %`: persons are told by their number, never by their name. */
export const whoAndWhere: RawBuilder<string> = sql<string>`
  'Agent ' || d.person || ' — ' || coalesce(d.post_title, 'hors poste') || coalesce(', ' || d.team_name, '')
    || case when d.portion < 1 then ' (' || replace(trim_scale(round(d.portion * 100, 2))::text, '.', ',') || ' %)' else '' end`;
