import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { daysAround } from '../../../figures/rows.store.ts';
import type { Days } from '../../../kernel/measure.ts';
import type { AbsenceKind } from '../register/absence-kind.ts';
import { crowd, dimensionColumns, many, rowIdFrom, whoAndWhere } from './agents.store.ts';
import { staysWithin } from './stays.store.ts';

/** What suspends pay: without service done there is none (CGFP, article L711-1), and a leave without pay is one. */
const unpaidKinds: readonly AbsenceKind[] = ['unpaid', 'strike'];

/** Half-days counted from an arbitrary day: twice as many as days, the afternoon being odd. */
function halfDay(date: RawBuilder<unknown>, isNoon: RawBuilder<unknown> = sql`false`): RawBuilder<unknown> {
  return sql`(2 * (${date} - date '2000-01-01') + (${isNoon})::int)`;
}

const dayOfHalf = (half: RawBuilder<unknown>): RawBuilder<unknown> => sql`(date '2000-01-01' + ${half} / 2)`;

/**
 * One row per stretch of an occupation, and a negative one for each stretch of it that is not paid. Absences that overlap are
 * taken off once. `partOfWhole` says what the half-days from `piece.lo` to `piece.hi` are worth for a full-time agent.
 */
function paidRows(list: Rows, periods: readonly Days[], partOfWhole: RawBuilder<unknown>): Rows {
  const { from, to } = daysAround(periods);
  const [lo, hi] = [halfDay(sql`cut.a`), halfDay(sql`cut.b`)];
  return sql`
    with unpaid as materialized (
      select one.* from (
        select u.person,
          range_agg(int4range(${halfDay(sql`u.from_day`, sql`u.from_noon`)}, ${halfDay(sql`u.to_day`, sql`u.to_noon`)})) as halves
        from staff.absence u ${many}
        where u.kind = any(${[...unpaidKinds]}::text[]) and u.from_day < ${to}::date and u.to_day >= ${from}::date
        group by u.person
      ) one ${crowd}
    )
    select q.asked, ${rowIdFrom(sql`cut.a`)} || case when piece.sign < 0 then '/' || piece.lo else '' end as row_id,
      ${whoAndWhere} || case when piece.sign < 0 then ', non rémunéré' else '' end
        || ', du ' || to_char(${dayOfHalf(sql`piece.lo`)}, 'DD/MM/YYYY')
        || ' au ' || to_char(${dayOfHalf(sql`(piece.hi - 1)`)}, 'DD/MM/YYYY') as label,
      piece.sign * (${partOfWhole}) * d.portion * d.fte as value, d.person as text_value, false as approximate,
      d.origin, d.source, d.recorded_at, ${dimensionColumns}
    from ${staysWithin(list, periods)}
    left join unpaid on unpaid.person = d.person
    cross join lateral (
      select ${lo} as lo, ${hi} as hi, 1 as sign
      union all
      select lower(off.r), upper(off.r), -1 from unnest(unpaid.halves * int4multirange(int4range(${lo}, ${hi}))) as off(r)
    ) as piece`;
}

export function paidFteRows(list: Rows, periods: readonly Days[]): Rows {
  return paidRows(list, periods, sql`(piece.hi - piece.lo)::numeric(50, 30) / (2 * (q.next - q.first))`);
}

/** The hours of a year spread evenly over its days. */
export function paidHourRows(list: Rows, periods: readonly Days[], hoursOfYear: number): Rows {
  const years = sql`generate_series(
    extract(year from ${dayOfHalf(sql`piece.lo`)})::int, extract(year from ${dayOfHalf(sql`piece.hi`)})::int)`;
  const first = halfDay(sql`make_date(n, 1, 1)`);
  const next = halfDay(sql`make_date(n + 1, 1, 1)`);
  return paidRows(
    list,
    periods,
    sql`${hoursOfYear} * (
      select sum(greatest(0, least(piece.hi, ${next}) - greatest(piece.lo, ${first}))::numeric(50, 30) / (${next} - ${first}))
      from ${years} as n
    )`,
  );
}
