import { type RawBuilder, sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { atDay, lastDayOf, type Period } from '../../../kernel/period.ts';
import type { Status } from '../status.ts';
import { exactAgeOn } from './age.store.ts';
import { describedRows, dimensionColumns, spellsOf, whoAndWhere } from './agents.store.ts';

/** Days of a stretch as a part of the period, to thirty decimals: a year is not a round number of days. */
const share = sql`(d.b - d.a)::numeric(50, 30) / (asked.to_day - asked.from_day)`;

const stretchText = sql`', du ' || to_char(d.a, 'DD/MM/YYYY') || ' au ' || to_char(d.b - 1, 'DD/MM/YYYY')`;

/** One row per stretch of a person in a team; the value is the part of the period that they were there, by day. */
function presenceRows(period: Period, statuses: readonly Status[], value: RawBuilder<unknown>, which: RawBuilder<unknown>): Rows {
  const when = period.kind === 'day' ? sql`''` : stretchText;
  return sql`
    select d.row_id, ${whoAndWhere} || ${when} as label, trim_scale(${value}) as value, d.number as text_value, false as approximate,
      d.origin, d.source, d.recorded_at, ${dimensionColumns}
    from (${describedRows(spellsOf(period, statuses), statuses)}) d
    cross join (values (${period.from}::date, ${period.to}::date)) as asked(from_day, to_day)
    where ${which}`;
}

/** Persons, each once, by their main occupation. */
export function headcountRows(period: Period, statuses: readonly Status[]): Rows {
  return presenceRows(period, statuses, sql`${share} * d.portion`, sql`d.place = 1`);
}

/** Full-time equivalents: the quota of the post × the rate of the occupation, each occupation by itself. */
export function fteRows(period: Period, statuses: readonly Status[]): Rows {
  return presenceRows(period, statuses, sql`${share} * d.portion * d.weight / 10000`, sql`true`);
}

/** Hours of a full year's work, by day: a day of a year of 366 days holds a 366th of them. */
export function hourRows(period: Period, statuses: readonly Status[], hoursOfYear: number): Rows {
  const yearsWorked = sql`(
    select sum((least(d.b, y.next) - greatest(d.a, y.first))::numeric(50, 30) / (y.next - y.first))
    from (
      select make_date(n, 1, 1) as first, make_date(n + 1, 1, 1) as next
      from generate_series(extract(year from d.a)::int, extract(year from d.b - 1)::int) as n
    ) y
  )`;
  return presenceRows(period, statuses, sql`${yearsWorked} * d.portion * d.weight / 10000 * ${hoursOfYear}`, sql`true`);
}

/** What the mean age is made of: the ages of those present on the last day, or themselves (`persons`), those of unknown birth left out. */
export function ageRows(what: 'ages' | 'persons', period: Period, statuses: readonly Status[]): Rows {
  const date = atDay(lastDayOf(period));
  const value = what === 'ages' ? sql`${exactAgeOn(sql`d.birth`, sql`d.a`)} * d.portion` : sql`d.portion`;
  return sql`
    select d.row_id, ${whoAndWhere} as label, trim_scale(${value}) as value, null::text as text_value, ${sql`${what === 'ages'} and d.is_birth_rough`} as approximate,
      d.origin, d.source, d.recorded_at, ${dimensionColumns}
    from (${describedRows(spellsOf(date, statuses), statuses)}) d
    where d.place = 1 and d.birth is not null`;
}
