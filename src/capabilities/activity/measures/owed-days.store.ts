import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods, daysAround } from '../../../figures/rows.store.ts';
import type { Days, SharedRows } from '../../../kernel/measure.ts';
import { manyRows, owedDays, personsReached } from '../../staff/index.ts';
import { followers } from '../activity.access.ts';

/** Whose due days the actor of the transaction is told: those whom they follow, by team and by agent. */
export function dueReach(periods: readonly Days[]): Rows {
  return personsReached(followers, periods, { teams: true });
}

/** The days of the periods asked, each with the position of its period: joined by the day, which needs no comparison of all with all. */
function askedDays(periods: readonly Days[]): Rows {
  return sql`
    select q.asked, q.first + n as day
    from ${askedPeriods(periods)} cross join lateral generate_series(0, q.next - q.first - 1) as n`;
}

const partWords = sql`case when w.part < 1 then ' (' || replace(trim_scale(round(w.part * 100, 2))::text, '.', ',') || ' %)' else '' end`;

/** « Agent A1, Infrastructures (60 %) — semaine 19, du 07/05/2018 au 11/05/2018 »: persons are told by their number, never by their name. */
const label = sql`
  'Agent ' || w.person || coalesce(', ' || w.team_name, '') || ${partWords} || ' — semaine ' || to_char(w.first, 'IW') || ', '
    || case when w.first = w.last then 'le ' || to_char(w.first, 'DD/MM/YYYY')
      else 'du ' || to_char(w.first, 'DD/MM/YYYY') || ' au ' || to_char(w.last, 'DD/MM/YYYY') end`;

/** What is counted of a row `d` of the list, in hundredths of a day of the whole person, and what it is joined to for that. */
type Counted = {
  readonly hundredths: RawBuilder<unknown>;
  readonly lists: RawBuilder<unknown>;
  readonly joined: RawBuilder<unknown>;
};

/**
 * One row per person, week and team to which they give time, cut at the days of the period; of the rows of `list`, those that the actor
 * of the transaction reaches.
 */
function weekRows(list: Rows, periods: readonly Days[], { hundredths, lists, joined }: Counted): Rows {
  return sql`
    with reach as materialized (${dueReach(periods)}),
    asked_day as materialized (${askedDays(periods)}),
    ${lists}week as (
      select q.asked, d.person, d.team_code, d.team_name, d.team, d.part, min(d.day) as first, max(d.day) as last,
        sum(${hundredths}) as hundredths, bool_or(d.is_synthetic) as is_synthetic, max(d.recorded_at) as recorded_at
      from ${list} d
      join asked_day q on q.day = d.day
      ${joined}
      group by q.asked, d.person, d.team_code, d.team_name, d.team, d.part, date_trunc('week', d.day)
    )
    select w.asked, w.person || '/' || coalesce(w.team_code, '') || '/' || w.first as row_id, ${label} as label,
      w.hundredths * 0.01 * w.part as value, null::text as text_value, false as approximate,
      case when w.is_synthetic then 'synthetic' else 'entered' end as origin, null::text as source, w.recorded_at, w.team,
      w.person as agent
    from week w
    where exists (
      select from reach r where r.asked = w.asked and (r.dimension is null or (r.dimension = 'team' and r.code = any(w.team))
        or (r.dimension = 'agent' and r.code = w.person))
    )`;
}

/** What is recorded of each day of each person, in hundredths; expected to be many, so that days are not compared one by one. */
function recordedDays({ from, to }: Days): Rows {
  return sql`
    select r.* from (
      select t.person, t.day, sum(t.days_hundredths) as hundredths from activity.time_line t
      where t.day >= ${from}::date and t.day < ${to}::date group by t.person, t.day
    ) r ${manyRows}`;
}

const fromOwed = { list: owedDays, reach: (period: Days) => period } as const;

/** What those at work owe. */
export const dueWeeks: SharedRows<Rows> = {
  ...fromOwed,
  read: (list, periods) => weekRows(list, periods, { hundredths: sql`d.due`, lists: sql``, joined: sql`` }),
};

/** What those who owe time recorded on the days on which they were to work; time on other days comes on top of what is due. */
export const placedWeeks: SharedRows<Rows> = {
  ...fromOwed,
  read: (list, periods) =>
    weekRows(list, periods, {
      hundredths: sql`l.hundredths`,
      lists: sql`recorded as materialized (${recordedDays(daysAround(periods))}), `,
      joined: sql`join recorded l on l.person = d.person and l.day = d.day`,
    }),
};
