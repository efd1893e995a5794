import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import { addDays } from '../../../kernel/day.ts';
import type { Days, SharedRows } from '../../../kernel/measure.ts';
import { unsaid } from '../staff.dimensions.ts';
import { dimensionColumns, rowIdFrom, whoAndWhere } from './agents.store.ts';
import { stays } from './stays.store.ts';

/** Movements are read between any two days, from the eve on: who is there on it arrives on none. */
function fromTheEve({ from, to }: Days): Days {
  return { from: addDays(from, -1), to };
}

/** The first stays of those who arrived, on their first day, the last ones of those who left, on their last: a departure is counted on the day after. */
const edges = {
  arrivals: { isOne: sql`d.is_first`, counted: sql`d.a`, told: sql`d.a`, cause: sql`d.start_cause`, verb: sql`', arrivée le '` },
  departures: {
    isOne: sql`d.is_last`,
    counted: sql`d.b`,
    told: sql`(d.b - 1)`,
    cause: sql`d.end_cause`,
    verb: sql`', présence jusqu’au '`,
  },
} as const;

function within(date: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${date} >= q.first and ${date} < q.next`;
}

/** One row per movement and team; the value is the team's part of the person. Sorted by what they were on the first or the last day. */
function edgeRows(which: keyof typeof edges, list: Rows, periods: readonly Days[]): Rows {
  const { isOne, counted, told, cause, verb } = edges[which];
  return sql`
    select q.asked, ${rowIdFrom(told)} as row_id, ${whoAndWhere} || ${verb} || to_char(${told}, 'DD/MM/YYYY') as label,
      d.portion as value, d.person as text_value, false as approximate, d.origin, d.source, d.recorded_at, ${dimensionColumns},
      coalesce(${cause}, ${unsaid}) as cause, coalesce(d.post_title, ${unsaid}) as title, ${told} as on_day, d.post, d.post_title
    from ${list} d
    join ${askedPeriods(periods)} on ${within(counted)}
    where d.place = 1 and ${isOne}`;
}

/**
 * One row per agent who stays and whose post or main team (the largest part, the first code where two are equal) is not that
 * of the eve; the whole person counts, in the main team arrived in.
 */
function changeRows(list: Rows, periods: readonly Days[]): Rows {
  return sql`
    with followed as (
      select d.*, lag(d.post) over stays as from_post, lag(d.post_title) over stays as from_title,
        lag(d.team) over stays as from_team, lag(d.team_name) over stays as from_team_name, lag(d.team_code) over stays as from_team_code
      from (
        select distinct on (d.person collate "C", d.a) d.* from ${list} d
        where d.place = 1 and (d.turns_in and not d.is_first or d.turns_out and not d.is_last)
        order by d.person collate "C", d.a, d.portion desc, d.team_code
      ) d
      window stays as (partition by d.person collate "C" order by d.a)
    )
    select q.asked, ${rowIdFrom(sql`d.a`)} as row_id,
      'Agent ' || d.person || ' — ' || coalesce(d.from_title, 'hors poste') || coalesce(', ' || d.from_team_name, '')
        || ' → ' || coalesce(d.post_title, 'hors poste') || coalesce(', ' || d.team_name, '') || ', le ' || to_char(d.a, 'DD/MM/YYYY') as label,
      1::numeric as value, d.person as text_value, false as approximate, d.origin, d.source, d.recorded_at, ${dimensionColumns},
      coalesce(d.post_title, ${unsaid}) as title, d.from_team, d.a as on_day, d.post, d.post_title, d.from_post, d.from_title, d.from_team_code, d.team_code
    from followed d
    join ${askedPeriods(periods)} on ${within(sql`d.a`)}
    where d.turns_in and not d.is_first and (d.from_post is distinct from d.post or d.from_team_code is distinct from d.team_code)`;
}

export const movements = {
  arrivals: { list: stays.agents, reach: fromTheEve, read: (list, periods) => edgeRows('arrivals', list, periods) },
  departures: { list: stays.agents, reach: fromTheEve, read: (list, periods) => edgeRows('departures', list, periods) },
  moves: { list: stays.agents, reach: fromTheEve, read: changeRows },
} as const satisfies Readonly<Record<string, SharedRows<Rows>>>;
