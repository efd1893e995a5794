import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods, daysAround } from '../../../figures/rows.store.ts';
import type { Days, SharedRows } from '../../../kernel/measure.ts';
import { crowd, dimensionColumns, many, rowIdFrom, whoAndWhere } from './agents.store.ts';
import { holidaysIn } from './holidays.store.ts';
import { stays, staysWithin } from './stays.store.ts';

/** Of the periods asked, those in which absences are recorded: a year of which nobody recorded any is not a year without them. */
export function absencesRecorded(periods: readonly Days[]): Rows {
  return sql`
    select q.asked from ${askedPeriods(periods)}
    where exists (select from staff.absence u where u.from_day < q.next and u.to_day >= q.first)`;
}

/**
 * What half-days of a run of days are worth, numbered from its first day, the afternoon being odd. `worked` holds how many are worked
 * before each, in their order: Monday to Friday, without the holidays; `free` how many of them each pattern of part time leaves free;
 * `partial` who has such patterns, and when.
 */
function countedHalves(days: Days): Rows {
  const [from, to] = [sql`${days.from}::date`, sql`${days.to}::date`];
  return sql`
    half as materialized (
      select 2 * (c.d - ${from}) + n.noon as h, (extract(isodow from c.d)::int - 1) * 2 + n.noon + 1 as slot,
        extract(isodow from c.d) < 6 and c.d not in (select d from (${holidaysIn(days)}) off) as is_worked
      from (select ${from} + n as d from generate_series(0, (${to} - ${from}) - 1) as n) c
      cross join (values (0), (1)) as n(noon)
    ),
    worked as materialized (
      select array[0] || array_agg(upto order by h) as before
      from (select h, (count(*) filter (where is_worked) over (order by h))::int as upto from half) counted
    ),
    pattern as materialized (
      select w.person, w.pattern, w.from_day, coalesce(w.to_day, ${to}) as to_day
      from staff.work_pattern w ${many} where w.from_day < ${to} and (w.to_day is null or w.to_day > ${from})
    ),
    free as materialized (
      select pattern, array[0] || array_agg(upto order by h) as before
      from (
        select w.pattern, half.h,
          (count(*) filter (where is_worked and substr(w.pattern, half.slot, 1) = '0') over (partition by w.pattern order by half.h))::int as upto
        from (select distinct pattern from pattern) w cross join half
      ) counted
      group by pattern
    ),
    partial as materialized (
      select person, array_agg(pattern) as patterns, array_agg(2 * (from_day - ${from})) as los, array_agg(2 * (to_day - ${from})) as his
      from pattern group by person
    )`;
}

/**
 * One row per absence of an agent, team and stretch over which nothing changes for them; the value is in days of work: half-days from
 * Monday to Friday that are not holidays, nor, for one whose part-time pattern is recorded, half-days that they do not work.
 */
function absenceRows(list: Rows, periods: readonly Days[], withKind: boolean): Rows {
  const days = daysAround(periods);
  const [from, to] = [sql`${days.from}::date`, sql`${days.to}::date`];
  const free = sql`
    case when partial.person is null then 0 else coalesce((
      select sum(free.before[least(away.hi, own.hi) + 1] - free.before[greatest(away.lo, own.lo) + 1])
      from unnest(partial.patterns, partial.los, partial.his) as own(pattern, lo, hi)
      join free on free.pattern = own.pattern
      where greatest(away.lo, own.lo) < least(away.hi, own.hi)
    ), 0) end`;
  return sql`
    with ${countedHalves(days)},
    absence as materialized (
      -- what is kept of very many rows is copied: no more than what is read
      select u.id, u.person, u.kind, u.from_day, u.from_noon, u.to_day, u.to_noon, u.origin, u.source, u.recorded_at
      from staff.absence u ${crowd} where u.from_day < ${to} and u.to_day >= ${from}
    )
    select q.asked, ${rowIdFrom(sql`cut.a`)} || '/' || u.id::text as row_id,
      ${whoAndWhere} || ', du ' || to_char(u.from_day, 'DD/MM/YYYY')
        || ' au ' || to_char(u.to_day - (u.from_day < u.to_day)::int, 'DD/MM/YYYY') as label,
      ((select before from worked)[away.hi + 1] - (select before from worked)[away.lo + 1] - ${free}) * 0.5 * d.portion as value,
      d.person as text_value, false as approximate, u.origin, u.source, u.recorded_at, ${dimensionColumns}${withKind ? sql`, u.kind` : sql``}
    from ${staysWithin(list, periods)}
    join absence u on u.person = d.person and u.from_day < cut.b and u.to_day >= cut.a
    cross join lateral (
      select greatest(2 * (u.from_day - ${from}) + u.from_noon::int, 2 * (cut.a - ${from})) as lo,
        least(2 * (u.to_day - ${from}) + u.to_noon::int, 2 * (cut.b - ${from})) as hi
    ) as away
    left join partial on partial.person = d.person
    where d.place = 1 and away.lo < away.hi`;
}

function absencesOf(withKind: boolean): SharedRows<Rows> {
  return {
    list: stays.agents,
    reach: (period) => period,
    read: (list, periods) => absenceRows(list, periods, withKind),
  };
}

export const absences = absencesOf(false);
export const absencesByKind = absencesOf(true);
