import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import type { Days } from '../../../kernel/measure.ts';
import { exactAgeOn } from './age.store.ts';
import { dimensionColumns, rowIdFrom, whoAndWhere } from './agents.store.ts';
import { staysWithin } from './stays.store.ts';

/**
 * A value for the days of a stretch as a part of the period, to thirty decimals: a year is not a round number of days. Most stay for all of
 * it, which needs no division.
 */
function shareOf(value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    case when cut.b - cut.a = q.next - q.first then ${value}
      else (cut.b - cut.a)::numeric(50, 30) / (q.next - q.first) * ${value} end`;
}

const stretchText = sql`', du ' || to_char(cut.a, 'DD/MM/YYYY') || ' au ' || to_char(cut.b - 1, 'DD/MM/YYYY')`;

/** One row per stretch of a person in a team; the value is the part of the period that they were there, by day. */
function presenceRows(list: Rows, periods: readonly Days[], value: RawBuilder<unknown>, which: RawBuilder<unknown>): Rows {
  return sql`
    select q.asked, ${rowIdFrom(sql`cut.a`)} as row_id,
      ${whoAndWhere} || case when q.next - q.first = 1 then '' else ${stretchText} end as label, ${value} as value,
      d.person as text_value, false as approximate, d.origin, d.source, d.recorded_at, ${dimensionColumns}
    from ${staysWithin(list, periods)}
    where ${which}`;
}

/** Persons, each once, by their main occupation. */
export function headcountRows(list: Rows, periods: readonly Days[]): Rows {
  return presenceRows(list, periods, shareOf(sql`d.portion`), sql`d.place = 1`);
}

/** Full-time equivalents: the quota of the post × the rate of the occupation, each occupation by itself. */
export function fteRows(list: Rows, periods: readonly Days[]): Rows {
  return presenceRows(list, periods, shareOf(sql`(d.portion * d.fte)`), sql`true`);
}

/** Hours of a full year's work, by day: a day of a year of 366 days holds a 366th of them. */
export function hourRows(list: Rows, periods: readonly Days[], hoursOfYear: number): Rows {
  const yearsWorked = sql`(
    select sum((least(cut.b, y.next) - greatest(cut.a, y.first))::numeric(50, 30) / (y.next - y.first))
    from (
      select make_date(n, 1, 1) as first, make_date(n + 1, 1, 1) as next
      from generate_series(extract(year from cut.a)::int, extract(year from cut.b - 1)::int) as n
    ) y
  )`;
  return presenceRows(list, periods, sql`${yearsWorked} * d.portion * d.fte * ${hoursOfYear}`, sql`true`);
}

/** What the mean age is made of: the ages of those present on the last day, or themselves (`persons`), those of unknown birth left out. */
export function ageRows(what: 'ages' | 'persons', list: Rows, periods: readonly Days[]): Rows {
  const date = sql`(q.next - 1)`;
  const value = what === 'ages' ? sql`${exactAgeOn(sql`d.birth`, date)} * d.portion` : sql`d.portion`;
  return sql`
    select q.asked, ${rowIdFrom(date)} as row_id, ${whoAndWhere} as label, ${value} as value, null::text as text_value,
      ${sql`${what === 'ages'} and d.is_birth_rough`} as approximate, d.origin, d.source, d.recorded_at, ${dimensionColumns}
    from ${list} d
    join ${askedPeriods(periods)} on d.a < q.next and d.b >= q.next
    where d.place = 1 and d.birth is not null`;
}
