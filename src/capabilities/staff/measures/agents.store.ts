import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import type { Period } from '../../../kernel/period.ts';
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

/** A row while an occupation of these statuses has begun: before that the register is silent, which is not 0. */
export function occupationsBegun({ to }: Period): Rows {
  return sql`select from staff.occupation o where o.from_day < ${to}::date`;
}

/** The days within a period on which something of a person changes that is not what they occupy: teams, and age bands. */
function changesWithin({ from, to }: Period): RawBuilder<unknown> {
  const [first, last] = [ageOn(sql`born.birth`, sql`${from}::date`), ageOn(sql`born.birth`, sql`${to}::date - 1`)];
  return sql`
    union
    select t.person, edge.d
    from staff.team_assignment t cross join lateral (values (t.from_day), (t.to_day)) as edge(d)
    where edge.d > ${from}::date and edge.d < ${to}::date
    union
    select born.person, ${birthday(sql`born.birth`, sql`n.age`)}
    from (select p.code as person, ${birthOf('p')} as birth from staff.person p ${many}) born
    join (select distinct person from present) there on there.person = born.person
    cross join lateral generate_series(${first} + 1, ${last}) as n(age)
    join (${bandEdges}) as edge on edge.age = n.age`;
}

/**
 * Stretches of a period over which nothing changes for a person of these statuses: neither what they occupy, nor their teams,
 * nor their age band. Columns `person`, `a`, `b` (excluded); some lie where the person is away, and find no occupation.
 */
export function spellsOf(period: Period, statuses: readonly Status[]): Rows {
  const [from, to] = [sql`${period.from}::date`, sql`${period.to}::date`];
  return sql`
    with present as materialized (
      select o.person, greatest(o.from_day, ${from}) as f, least(coalesce(o.to_day, ${to}), ${to}) as t
      from staff.occupation o ${many}
      where ${oneOf(statuses)} and o.from_day < ${to} and (o.to_day is null or o.to_day > ${from})
    ),
    edge as (
      select person, f as d from present
      union
      select person, t from present
      ${period.kind === 'day' ? sql`` : changesWithin(period)}
    ),
    stretch as (
      select person, d as a, lead(d) over (partition by person order by d) as b from edge
    )
    select person, a, b from stretch where b is not null`;
}

/** The lists that describe the persons of `spell`, each read once. */
function listsAround(statuses: readonly Status[]): RawBuilder<unknown> {
  const covering = (table: string) => {
    const at = (column: string) => sql.ref(`${table}.${column}`);
    return sql`${at('from_day')} <= (select last from bounds) and (${at('to_day')} is null or ${at('to_day')} > (select first from bounds))`;
  };
  return sql`
    bounds as materialized (select min(a) as first, max(a) as last from spell),
    post as materialized (${classifiedPosts}),
    occupation as materialized (select o.* from staff.occupation o ${many} where ${oneOf(statuses)} and ${covering('o')}),
    assignment as materialized (select t.* from staff.team_assignment t ${many} where ${covering('t')}),
    person as materialized (
      select n.code, n.sex, ${birthOf('n')} as birth, n.birth_day is null as is_birth_rough from staff.person n ${many}
    ),
    grade as materialized (
      select g.code, g.framework, f.stream, f.category
      from staff.grade g left join staff.framework f on f.operator = g.operator and f.code = g.framework ${many}
    ),
    tree as materialized (${teamPaths}),
    bands as materialized (select array_agg(band order by age) as of_age from (${bandOfAges}) ages)`;
}

/**
 * What is known of persons on the first day of each spell, one row for each occupation held then and each team: `portion` is
 * the team's part of the person. Teams have the shares assigned, brought back to the whole when they exceed it; what they leave is the
 * team's of the post. `place` 1 is the main occupation (the longest working time, then the oldest): it says where a person counts once.
 */
export function describedRows(spells: Rows, statuses: readonly Status[]): Rows {
  const age = ageOn(sql`n.birth`, sql`h.a`);
  return sql`
    with spell as materialized (${spells}),
    ${listsAround(statuses)},
    held as materialized (
      select s.a, s.b, o.operator, o.person, o.id, o.post, o.status, o.start_cause, o.end_cause, o.from_day, o.to_day,
        o.origin, o.source, o.recorded_at, coalesce(p.quota, 100) * o.rate as weight, p.quota, p.title, p.team as post_team,
        coalesce(o.grade, p.grade) as grade, coalesce(g.framework, p.framework) as framework,
        coalesce(g.stream, p.stream) as stream, coalesce(g.category, p.category) as category,
        sum(o.rate) over (partition by s.person, s.a) as rates,
        row_number() over (partition by s.person, s.a order by coalesce(p.quota, 100) * o.rate desc, o.from_day, o.post, o.id) as place
      from spell s
      join occupation o on o.person = s.person and o.from_day <= s.a and (o.to_day is null or o.to_day > s.a)
      left join post p on p.code = o.post
      left join grade g on g.code = o.grade
    ),
    assigned as materialized (
      select s.person, s.a, t.id as assignment, t.team, t.role, t.share, sum(t.share) over (partition by s.person, s.a) as shares
      from spell s
      join assignment t on t.person = s.person and t.from_day <= s.a and (t.to_day is null or t.to_day > s.a)
    ),
    part as materialized (
      select person, a, assignment, team, role, share::numeric(40, 30) / greatest(100, shares) as portion from assigned
      union all
      select distinct person, a, null::uuid, null, null, 1 - shares * 0.01 from assigned where shares < 100
    ),
    told as (
      select h.*, part.role, coalesce(part.portion, 1) as portion, n.sex, n.code as number, n.birth, n.is_birth_rough,
        case when n.birth is not null then (select of_age from bands)[least(greatest(${age}, 0), ${oldest}::int) + 1] end as band,
        case when part.assignment is null then h.post_team else part.team end as team_code,
        h.id::text || coalesce('/' || part.assignment::text, '') || '/' || h.a::text as row_id
      from held h
      join person n on n.code = h.person
      left join part on part.person = h.person and part.a = h.a
    )
    select t.operator, t.person, t.number, t.a, t.b, t.row_id, t.place, t.weight, t.portion, t.birth, t.is_birth_rough, t.post, t.from_day,
      t.to_day, t.start_cause, t.end_cause, t.origin, t.source, t.recorded_at, t.title as post_title, t.team_code,
      tree.name as team_name, coalesce(tree.path, array[${unsaid}]) as team,
      coalesce(t.stream, ${unsaid}) as stream, coalesce(t.framework, ${unsaid}) as framework, coalesce(t.grade, ${unsaid}) as grade,
      coalesce(t.category, ${unsaid}) as category, t.status,
      case when t.status in ('tenured', 'trainee') then 'tenured' when t.status in ('permanent-contract', 'fixed-contract') then 'contract' else t.status end as employment,
      coalesce(t.sex, ${unsaid}) as sex, coalesce(t.band, case when t.birth is null then ${unsaid} else ${outsideBands} end) as band,
      case when t.rates < 100 then 'part' else 'full' end as working_time,
      case when t.quota < 100 then 'incomplete' else 'complete' end as post_time,
      case when t.post is null then 'no' else 'yes' end as placed, coalesce(t.role, ${unsaid}) as role,
      coalesce(t.title, ${unsaid}) as title
    from told t
    left join tree on tree.code = t.team_code`;
}

/** The columns that a measure of persons is asked by, from a row `d` of `describedRows`, with another age band than its own. */
export function dimensionColumnsBut({ band }: { readonly band: RawBuilder<unknown> }): RawBuilder<unknown> {
  return sql`
    d.team, d.stream, d.framework, d.grade, d.category, d.status, d.employment, d.sex, ${band} as band, d.working_time, d.post_time,
    d.placed, d.role`;
}

/** The columns that a measure of persons is asked by, from a row `d` of `describedRows`. */
export const dimensionColumns: RawBuilder<unknown> = dimensionColumnsBut({ band: sql`d.band` });

/** `Agent 0012 — Technicien support, Infrastructures 50 %`: persons are told by their number, never by their name. */
export const whoAndWhere: RawBuilder<string> = sql<string>`
  'Agent ' || d.number || ' — ' || coalesce(d.post_title, 'hors poste') || coalesce(', ' || d.team_name, '')
    || case when d.portion < 1 then ' (' || replace(trim_scale(round(d.portion * 100, 2))::text, '.', ',') || ' %)' else '' end`;
