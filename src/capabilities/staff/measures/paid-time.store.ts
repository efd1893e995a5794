import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import type { Period } from '../../../kernel/period.ts';
import type { AbsenceKind } from '../register/absence-kind.ts';
import type { Status } from '../status.ts';
import { describedRows, dimensionColumns, many, spellsOf, whoAndWhere } from './agents.store.ts';

/** What suspends pay: without service done there is none (CGFP, article L711-1), and a leave without pay is one. */
const unpaidKinds: readonly AbsenceKind[] = ['unpaid', 'strike'];

/** Half-days counted from an arbitrary day: twice as many as days, the afternoon being odd. */
function halfDay(date: RawBuilder<unknown>, isNoon: RawBuilder<unknown> = sql`false`): RawBuilder<unknown> {
  return sql`(2 * (${date} - date '2000-01-01') + (${isNoon})::int)`;
}

const dayOfHalf = (half: string): RawBuilder<unknown> => sql`(date '2000-01-01' + ${sql.ref(half)} / 2)`;

/**
 * One row per stretch of an occupation, and a negative one for each stretch of it that is not paid. Absences that overlap are
 * taken off once. `partOfWhole` says what the half-days from `lo` to `hi` are worth for a full-time agent.
 */
function paidRows(period: Period, statuses: readonly Status[], partOfWhole: RawBuilder<unknown>): Rows {
  return sql`
    with d as materialized (${describedRows(spellsOf(period, statuses), statuses)}),
    asked as (select ${period.from}::date as from_day, ${period.to}::date as to_day),
    unpaid as materialized (
      select u.person,
        range_agg(int4range(${halfDay(sql`u.from_day`, sql`u.from_noon`)}, ${halfDay(sql`u.to_day`, sql`u.to_noon`)})) as halves
      from staff.absence u ${many}
      where u.kind = any(${[...unpaidKinds]}::text[]) and u.from_day < ${period.to}::date and u.to_day >= ${period.from}::date
      group by u.person
    ),
    piece as (
      select d.*, ${halfDay(sql`d.a`)} as lo, ${halfDay(sql`d.b`)} as hi, 1 as sign from d
      union all
      select d.*, lower(off.r), upper(off.r), -1
      from d
      join unpaid u on u.person = d.person
      cross join lateral unnest(u.halves * int4multirange(int4range(${halfDay(sql`d.a`)}, ${halfDay(sql`d.b`)}))) as off(r)
    )
    select d.row_id || case when d.sign < 0 then '/' || d.lo else '' end as row_id,
      ${whoAndWhere} || case when d.sign < 0 then ', non rémunéré' else '' end || ', du ' || to_char(${dayOfHalf('d.lo')}, 'DD/MM/YYYY')
        || ' au ' || to_char((date '2000-01-01' + (d.hi - 1) / 2), 'DD/MM/YYYY') as label,
      trim_scale(d.sign * (${partOfWhole}) * d.portion * d.weight / 10000) as value, d.number as text_value, false as approximate,
      d.origin, d.source, d.recorded_at, ${dimensionColumns}
    from piece d cross join asked`;
}

export function paidFteRows(period: Period, statuses: readonly Status[]): Rows {
  return paidRows(period, statuses, sql`(d.hi - d.lo)::numeric(50, 30) / (2 * (asked.to_day - asked.from_day))`);
}

/** The hours of a year spread evenly over its days. */
export function paidHourRows(period: Period, statuses: readonly Status[], hoursOfYear: number): Rows {
  const years = sql`generate_series(extract(year from ${dayOfHalf('d.lo')})::int, extract(year from ${dayOfHalf('d.hi')})::int)`;
  const first = halfDay(sql`make_date(n, 1, 1)`);
  const next = halfDay(sql`make_date(n + 1, 1, 1)`);
  return paidRows(
    period,
    statuses,
    sql`${hoursOfYear} * (
      select sum(greatest(0, least(d.hi, ${next}) - greatest(d.lo, ${first}))::numeric(50, 30) / (${next} - ${first})) from ${years} as n
    )`,
  );
}
