import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { yearOf } from '../../../kernel/day.ts';
import { lastDayOf, type Period } from '../../../kernel/period.ts';
import { holidaysBetween } from '../holidays.ts';
import { localHolidayPostcodes } from '../register/holiday-region.ts';
import { agentStatuses } from '../status.ts';
import { describedRows, dimensionColumns, many, spellsOf, whoAndWhere } from './agents.store.ts';

/** The public holidays of a period where the operator stands: `d`. */
function holidaysIn(period: Period): Rows {
  const [first, last] = [yearOf(period.from), yearOf(lastDayOf(period))];
  const national = holidaysBetween(first, last, 'france').map(({ day }) => day);
  const local = holidaysBetween(first, last, 'alsace-moselle').map(({ day }) => day);
  return sql`
    select unnest(
      case when exists (select from directory.operator where address ~ ${localHolidayPostcodes})
        then ${local}::date[] else ${national}::date[] end
    ) as d`;
}

/**
 * One row per absence of an agent, team and stretch over which nothing changes for them; the value is in days of work: half-days from
 * Monday to Friday that are not holidays, nor, for one whose part-time pattern is recorded, half-days that they do not work.
 * Half-days are numbered from the first day of the period, the afternoon being odd; `worked` holds how many are worked
 * before each, in their order, and `free` how many of them a pattern leaves free.
 */
export function absenceRows(period: Period, withKind: boolean): Rows {
  const [from, to] = [sql`${period.from}::date`, sql`${period.to}::date`];
  return sql`
    with d as materialized (${describedRows(spellsOf(period, agentStatuses), agentStatuses)}),
    half as materialized (
      select 2 * (c.d - ${from}) + n.noon as h, (extract(isodow from c.d)::int - 1) * 2 + n.noon + 1 as slot,
        extract(isodow from c.d) < 6 and c.d not in (select d from (${holidaysIn(period)}) off) as is_worked
      from (select ${from} + n as d from generate_series(0, (${to} - ${from}) - 1) as n) c
      cross join (values (0), (1)) as n(noon)
    ),
    worked as materialized (
      select array[0] || array_agg(upto order by h) as before
      from (select h, (count(*) filter (where is_worked) over (order by h))::int as upto from half) counted
    ),
    absence as materialized (
      select u.* from staff.absence u ${many} where u.from_day < ${to} and u.to_day >= ${from}
    ),
    away as materialized (
      select d.*, u.id as absence, u.kind, u.from_day as first_day, u.to_day - (u.from_day < u.to_day)::int as last_day,
        greatest(2 * (u.from_day - ${from}) + u.from_noon::int, 2 * (d.a - ${from})) as lo,
        least(2 * (u.to_day - ${from}) + u.to_noon::int, 2 * (d.b - ${from})) as hi,
        u.origin as told_by, u.source as told_in, u.recorded_at as told_at
      from d
      join absence u on u.person = d.person and u.from_day < d.b and u.to_day >= d.a
      ${many}
      where d.place = 1
    ),
    pattern as materialized (
      select w.* from staff.work_pattern w ${many} where w.from_day < ${to} and (w.to_day is null or w.to_day > ${from})
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
    patterned as materialized (
      select a.row_id, a.absence, sum((free.before)[a.hi + 1] - (free.before)[a.lo + 1]) as halves
      from (
        select a.row_id, a.absence, w.pattern, greatest(a.lo, 2 * (w.from_day - ${from})) as lo,
          least(a.hi, 2 * (coalesce(w.to_day, ${to}) - ${from})) as hi
        from away a join pattern w on w.person = a.person
      ) a
      join free on free.pattern = a.pattern
      where a.lo < a.hi
      group by a.row_id, a.absence
    )
    select d.row_id || '/' || d.absence::text as row_id,
      ${whoAndWhere} || ', du ' || to_char(d.first_day, 'DD/MM/YYYY') || ' au ' || to_char(d.last_day, 'DD/MM/YYYY') as label,
      trim_scale(((worked.before)[d.hi + 1] - (worked.before)[d.lo + 1] - coalesce(p.halves, 0)) * 0.5 * d.portion) as value, d.number as text_value,
      false as approximate, d.told_by as origin, d.told_in as source, d.told_at as recorded_at,
      ${dimensionColumns}${withKind ? sql`, d.kind` : sql``}
    from away d
    cross join worked
    left join patterned p on p.row_id = d.row_id and p.absence = d.absence
    where d.lo < d.hi`;
}
