import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../database/face.ts';
import type { Period } from '../../kernel/period.ts';
import { teamPaths } from '../directory/index.ts';
import { ageOn, bandEdges, bandOfAges, birthday, birthOf } from './age.store.ts';
import { unsaid } from './staff.dimensions.ts';
import type { Status } from './status.ts';

/** Posts with what they lead to: their own columns first, else those of their grade and its framework. */
export const classifiedPosts: Rows = sql`
  select p.operator, p.id, p.code, p.title, p.grade, p.quota, p.team, p.budgeted, p.from_day, p.to_day,
    coalesce(p.framework, g.framework) as framework, coalesce(p.stream, f.stream) as stream,
    coalesce(p.category, f.category) as category, p.origin, p.source, p.recorded_at
  from staff.post p
  left join staff.grade g on g.operator = p.operator and g.code = p.grade
  left join staff.framework f on f.operator = p.operator and f.code = coalesce(p.framework, g.framework)`;

export function oneOf(statuses: readonly Status[]): RawBuilder<boolean> {
  return sql<boolean>`o.status = any(${[...statuses]}::text[])`;
}

/** A row while an occupation of these statuses has begun: before that the register is silent, which is not 0. */
export function occupationsBegun({ to }: Period): Rows {
  return sql`select from staff.occupation o where o.from_day < ${to}::date`;
}

/**
 * Stretches of a period over which nothing changes for a person of these statuses: neither what they occupy, nor their teams,
 * nor their age band. Columns `operator`, `person`, `a`, `b` (excluded); some lie where the person is away, and find no occupation.
 */
export function spellsOf(period: Period, statuses: readonly Status[]): Rows {
  const [from, to] = [sql`${period.from}::date`, sql`${period.to}::date`];
  const inside = sql`
    union
    select t.operator, t.person, edge.d
    from staff.team_assignment t cross join lateral (values (t.from_day), (t.to_day)) as edge(d)
    where edge.d > ${from} and edge.d < ${to}
    union
    select born.operator, born.person, ${birthday(sql`born.birth`, sql`edge.age`)}
    from (
      select p.operator, p.code as person, ${birthOf('p')} as birth from staff.person p
      where p.code in (select person from present)
    ) born
    cross join (${bandEdges}) as edge
    where ${birthday(sql`born.birth`, sql`edge.age`)} > ${from} and ${birthday(sql`born.birth`, sql`edge.age`)} < ${to}`;
  return sql`
    with present as materialized (
      select o.operator, o.person, greatest(o.from_day, ${from}) as f, least(coalesce(o.to_day, ${to}), ${to}) as t
      from staff.occupation o
      where ${oneOf(statuses)} and o.from_day < ${to} and (o.to_day is null or o.to_day > ${from})
    ),
    edge as (
      select operator, person, f as d from present
      union
      select operator, person, t from present
      ${period.kind === 'day' ? sql`` : inside}
    ),
    stretch as (
      select operator, person, d as a, lead(d) over (partition by operator, person order by d) as b from edge
    )
    select operator, person, a, b from stretch where b is not null`;
}

/**
 * What is known of persons on the first day of each spell, one row for each occupation held then and each team: `portion` is
 * the team's part of the person. Teams have the shares assigned, brought back to the whole when they exceed it; what they leave is the
 * team's of the post. `place` 1 is the main occupation (the longest working time, then the oldest): it says where a person counts once.
 */
export function describedRows(spells: Rows, statuses: readonly Status[]): Rows {
  return sql`
    with spell as materialized (${spells}),
    post as materialized (${classifiedPosts}),
    tree as materialized (${teamPaths}),
    ages as materialized (${bandOfAges}),
    held as materialized (
      select s.operator, s.person, s.a, s.b, o.id, o.post, o.status, o.from_day, o.to_day, o.start_cause, o.end_cause,
        o.origin, o.source, o.recorded_at, coalesce(p.quota, 100) * o.rate as weight, p.quota, p.title, p.team as post_team,
        coalesce(o.grade, p.grade) as grade, coalesce(g.framework, p.framework) as framework,
        coalesce(f.stream, p.stream) as stream, coalesce(f.category, p.category) as category,
        sum(o.rate) over (partition by s.operator, s.person, s.a) as rates,
        row_number() over (
          partition by s.operator, s.person, s.a order by coalesce(p.quota, 100) * o.rate desc, o.from_day, o.post, o.id
        ) as place
      from spell s
      join staff.occupation o on o.operator = s.operator and o.person = s.person
        and o.from_day <= s.a and (o.to_day is null or o.to_day > s.a) and ${oneOf(statuses)}
      left join post p on p.operator = o.operator and p.code = o.post
      left join staff.grade g on g.operator = o.operator and g.code = o.grade
      left join staff.framework f on f.operator = g.operator and f.code = g.framework
    ),
    assigned as materialized (
      select s.operator, s.person, s.a, t.id as assignment, t.team, t.role, t.share,
        sum(t.share) over (partition by s.operator, s.person, s.a) as shares
      from spell s
      join staff.team_assignment t on t.operator = s.operator and t.person = s.person
        and t.from_day <= s.a and (t.to_day is null or t.to_day > s.a)
    ),
    part as (
      select operator, person, a, assignment, team, role, share::numeric(40, 30) / greatest(100, shares) as portion from assigned
      union all
      select distinct operator, person, a, null::uuid, null, null, 1 - shares * 0.01 from assigned where shares < 100
    ),
    told as (
      select h.*, part.role, coalesce(part.portion, 1) as portion, n.sex, n.code as number, ${birthOf('n')} as birth,
        n.birth_day is null as is_birth_rough, case when part.assignment is null then h.post_team else part.team end as team,
        h.id::text || coalesce('/' || part.assignment::text, '') || '/' || h.a::text as row_id
      from held h
      join staff.person n on n.operator = h.operator and n.code = h.person
      left join part on part.operator = h.operator and part.person = h.person and part.a = h.a
    )
    select t.operator, t.person, t.number, t.a, t.b, t.row_id, t.place, t.weight, t.portion, t.birth, t.is_birth_rough, t.post, t.from_day,
      t.to_day, t.start_cause, t.end_cause, t.origin, t.source, t.recorded_at, t.title as post_title, t.team as team_code,
      tree.name as team_name, coalesce(tree.path, array[${unsaid}]) as team,
      coalesce(t.stream, ${unsaid}) as stream, coalesce(t.framework, ${unsaid}) as framework, coalesce(t.grade, ${unsaid}) as grade,
      coalesce(t.category, ${unsaid}) as category, t.status,
      case when t.status in ('tenured', 'trainee') then 'tenured' when t.status in ('permanent-contract', 'fixed-contract') then 'contract' else t.status end as employment,
      coalesce(t.sex, ${unsaid}) as sex, coalesce(ages.band, ${unsaid}) as band,
      case when t.rates < 100 then 'part' else 'full' end as working_time,
      case when t.quota < 100 then 'incomplete' else 'complete' end as post_time,
      case when t.post is null then 'no' else 'yes' end as placed, coalesce(t.role, ${unsaid}) as role,
      coalesce(t.title, ${unsaid}) as title
    from told t
    left join tree on tree.operator = t.operator and tree.code = t.team
    left join ages on ages.age = ${ageOn(sql`t.birth`, sql`t.a`)}`;
}

/** The columns that a measure of persons is asked by, from a row `d` of `describedRows`. */
export const dimensionColumns: RawBuilder<unknown> = sql`
  d.team, d.stream, d.framework, d.grade, d.category, d.status, d.employment, d.sex, d.band, d.working_time, d.post_time, d.placed, d.role`;

/** `Agent 0012 — Technicien support, Infrastructures 50 %`: persons are told by their number, never by their name. */
export const whoAndWhere: RawBuilder<string> = sql<string>`
  'Agent ' || d.number || ' — ' || coalesce(d.post_title, 'hors poste') || coalesce(', ' || d.team_name, '')
    || case when d.portion < 1 then ' (' || replace(trim_scale(round(d.portion * 100, 2))::text, '.', ',') || ' %)' else '' end`;
