import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import type { Days, SharedList } from '../../../kernel/measure.ts';
import { crowd, many } from './agents.store.ts';
import { holidaysIn } from './holidays.store.ts';
import { stays } from './stays.store.ts';

/**
 * The teams to which somebody gives their time over a stretch, each with its part of the person: by assignments, and by posts as far as
 * those leave time, in proportion of what each is of full time. Thirds do not add up, so what is left goes to the largest.
 */
const places: Rows = sql`
  select p.person, p.a, p.team_code, p.team_name, p.team, p.is_synthetic, p.recorded_at,
    case when p.rank = 1 then 1 - (sum(p.part) over spell - p.part) else p.part end as part
  from (
    select w.*, round(w.weight / sum(w.weight) over spell, 12) as part,
      row_number() over (spell order by w.weight desc, w.team_code) as rank
    from (
      select person, a, team_code, team_name, team, sum(portion * fte) as weight, bool_or(origin = 'synthetic') as is_synthetic,
        max(recorded_at) as recorded_at
      from stay group by person, a, team_code, team_name, team
    ) w
    window spell as (partition by w.person, w.a)
  ) p
  window spell as (partition by p.person, p.a)`;

/** Stretches of a person, with what posts and rates make of a day together, rounded once to hundredths. */
const spells: Rows = sql`
  select person, a, b, least(100, round(sum(fte) * 100))::int as time
  from (select distinct person, a, b, id, fte from stay) held
  group by person, a, b`;

/** Monday to Friday, without the holidays; `slot` is the place of the morning in a part-time pattern. */
function calendar(days: Days): Rows {
  return sql`
    select c.d, (extract(isodow from c.d)::int - 1) * 2 + 1 as slot
    from (select ${days.from}::date + n as d from generate_series(0, ${days.to}::date - ${days.from}::date - 1) as n) c
    where extract(isodow from c.d) < 6 and c.d not in (select d from (${holidaysIn(days)}) off)`;
}

/** The part-time patterns of each person, the latest first. */
function patterns({ from, to }: Days): Rows {
  const latestFirst = (column: RawBuilder<unknown>) => sql`array_agg(${column} order by w.from_day desc)`;
  return sql`
    select w.person, ${latestFirst(sql`w.pattern`)} as patterns, ${latestFirst(sql`w.from_day`)} as firsts,
      ${latestFirst(sql`w.to_day`)} as nexts
    from staff.work_pattern w ${many} where w.from_day < ${to}::date and (w.to_day is null or w.to_day > ${from}::date)
    group by w.person`;
}

/** The half-days on which each person is away, by day. */
function absentHalves({ from, to }: Days): Rows {
  return sql`
    select u.person, u.from_day + n as d, bool_or((n > 0 or not u.from_noon) and (u.from_day + n < u.to_day or u.to_noon)) as morning,
      bool_or(u.from_day + n < u.to_day) as afternoon
    from (
      select u.person, u.from_day, u.from_noon, u.to_day, u.to_noon
      from staff.absence u ${crowd} where u.from_day < ${to}::date and u.to_day >= ${from}::date
    ) u
    cross join generate_series(greatest(0, ${from}::date - u.from_day), least(u.to_day, ${to}::date - 1) - u.from_day) as n
    group by u.person, u.from_day + n`;
}

/** What half a day is planned to be, in hundredths: by the pattern of the day, else half of what posts and rates make. */
function planned(half: 'morning' | 'afternoon'): RawBuilder<unknown> {
  const [slot, part] = half === 'morning' ? [sql`h.slot`, sql`(h.time + 1) / 2`] : [sql`h.slot + 1`, sql`h.time / 2`];
  return sql`case when h.pattern is null then ${part} else substr(h.pattern, ${slot}, 1)::int * 50 end`;
}

/**
 * What those who work owe, one row for each person, day and team to which they give time on it; days on which nothing is planned have none.
 * `planned` and `due` are hundredths of a day of the whole person, `part` the team's part of them. The same as `dueDaysOf`, which a
 * property test holds it to: pages that look at somebody's week ask that one, figures over years are worked out where the rows are.
 * Absences are those that the reader may see.
 */
function owedRows(days: Days, stayRows: Rows): Rows {
  return sql`
    with stay as materialized (${stayRows}),
    place as materialized (${places}),
    spell as materialized (${spells}),
    calendar as materialized (${calendar(days)}),
    partial as materialized (${patterns(days)}),
    away as materialized (${absentHalves(days)}),
    half as materialized (
      select s.person, s.a, c.d, c.slot, s.time, case when partial.person is not null then (
          select one.pattern
          from unnest(partial.patterns, partial.firsts, partial.nexts) with ordinality as one(pattern, first, next, place)
          where one.first <= c.d and (one.next is null or one.next > c.d) order by one.place limit 1
        ) end as pattern
      from spell s
      join calendar c on c.d >= s.a and c.d < s.b
      left join partial on partial.person = s.person
    ),
    day as materialized (select h.person, h.a, h.d, ${planned('morning')} as morning, ${planned('afternoon')} as afternoon from half h ${crowd})
    select h.person, h.d as day, h.morning + h.afternoon as planned,
      case when away.morning then 0 else h.morning end + case when away.afternoon then 0 else h.afternoon end as due,
      place.team_code, place.team_name, place.team, place.part, place.is_synthetic, place.recorded_at
    from day h
    join place on place.person = h.person and place.a = h.a
    left join away on away.person = h.person and away.d = h.d
    ${crowd}
    where h.morning + h.afternoon > 0`;
}

/** What those who work owe of each day: the list that measures of days due are read from. */
export const owedDays: SharedList<Rows> = {
  name: 'owed days',
  over: (days, asked) => owedRows(days, stays.working.over(days, asked && new Set())),
};
