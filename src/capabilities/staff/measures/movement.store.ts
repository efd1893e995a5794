import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import type { Period } from '../../../kernel/period.ts';
import { unsaid } from '../staff.dimensions.ts';
import { agentStatuses } from '../status.ts';
import { describedRows, dimensionColumns, many, oneOf, whoAndWhere } from './agents.store.ts';

/** Movements are read between any two days: only where a period begins and ends matters. */
type Span = Pick<Period, 'from' | 'to'>;

const isAgent = oneOf(agentStatuses);

function within({ from, to }: Span, date: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${date} >= ${from}::date and ${date} < ${to}::date`;
}

/**
 * The continuous presences as an agent of those who begin or end an occupation in the period: `person`, `presence`.
 * Occupations that follow each other without a day between are one presence.
 */
function presences(period: Span): Rows {
  return sql`
    select o.person, unnest(range_agg(daterange(o.from_day, o.to_day))) as presence
    from staff.occupation o ${many}
    where ${isAgent} and o.person in (
      select o.person from staff.occupation o
      where ${isAgent} and (${within(period, sql`o.from_day`)} or ${within(period, sql`o.to_day`)})
    )
    group by o.person`;
}

/** The first day of those who arrived, the last day of those who left: a departure is counted on the day after. */
const edges = {
  arrivals: (period: Span) => sql`
    select person, lower(presence) as a, lower(presence) + 1 as b from (${presences(period)}) one
    where ${within(period, sql`lower(presence)`)}`,
  departures: (period: Span) => sql`
    select person, upper(presence) - 1 as a, upper(presence) as b from (${presences(period)}) one
    where ${within(period, sql`upper(presence)`)}`,
} as const;

const causes = { arrivals: sql`d.start_cause`, departures: sql`d.end_cause` } as const;
const verbs = { arrivals: sql`', arrivée le '`, departures: sql`', présence jusqu’au '` } as const;

/** One row per movement and team; the value is the team's part of the person. Sorted by what they were on the first or the last day. */
export function movementRows(which: keyof typeof edges, period: Span): Rows {
  return sql`
    select d.row_id, ${whoAndWhere} || ${verbs[which]} || to_char(d.a, 'DD/MM/YYYY') as label,
      trim_scale(d.portion) as value, d.number as text_value, false as approximate, d.origin, d.source, d.recorded_at, ${dimensionColumns},
      coalesce(${causes[which]}, ${unsaid}) as cause, d.title, d.a as on_day, d.post, d.post_title
    from (${describedRows(edges[which](period), agentStatuses)}) d
    where d.place = 1`;
}

/** The days of a period on which something begins or ends for agents who stay, each with its eve. */
function changes(period: Span): Rows {
  return sql`
    with changed as (
      select o.person, edge.d
      from staff.occupation o cross join lateral (values (o.from_day), (o.to_day)) as edge(d)
      where ${isAgent} and ${within(period, sql`edge.d`)}
      union
      select t.person, edge.d
      from staff.team_assignment t cross join lateral (values (t.from_day), (t.to_day)) as edge(d)
      where ${within(period, sql`edge.d`)}
    )
    select person, d as a, d + 1 as b from changed
    union
    select person, d - 1, d from changed`;
}

/**
 * One row per agent who stays and whose post or main team (the largest part, the first code where two are equal) is not that
 * of the eve; the whole person counts, in the main team arrived in.
 */
export function moveRows(period: Span): Rows {
  return sql`
    with described as materialized (${describedRows(changes(period), agentStatuses)}),
    main as materialized (
      select distinct on (person, a) described.* from described ${many} where place = 1 order by person, a, portion desc, team_code
    )
    select d.row_id, 'Agent ' || d.number || ' — ' || coalesce(before.post_title, 'hors poste') || coalesce(', ' || before.team_name, '')
        || ' → ' || coalesce(d.post_title, 'hors poste') || coalesce(', ' || d.team_name, '') || ', le ' || to_char(d.a, 'DD/MM/YYYY') as label,
      1::numeric as value, d.number as text_value, false as approximate, d.origin, d.source, d.recorded_at, ${dimensionColumns},
      d.title, before.team as from_team, d.a as on_day, d.post, d.post_title, before.post as from_post,
      before.post_title as from_title, before.team_code as from_team_code, d.team_code
    from main d
    join main before on before.person = d.person and before.a = d.a - 1
    where ${within(period, sql`d.a`)}
      and (before.post is distinct from d.post or before.team_code is distinct from d.team_code)`;
}
