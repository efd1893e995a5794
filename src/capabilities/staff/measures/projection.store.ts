import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import type { Days } from '../../../kernel/measure.ts';
import { leavingAges } from '../leaving-age.ts';
import { ageOn, birthday } from './age.store.ts';
import { dimensionColumns, rowIdFrom, whoAndWhere } from './agents.store.ts';

const { least, most } = leavingAges;

/** One row per agent and birthday of the period at which they reach one of the ages, still there on that day as far as is recorded. */
export function reachingAgeRows(list: Rows, periods: readonly Days[]): Rows {
  const yearOf = (date: 'a' | 'b' | 'birth') => sql`extract(year from ${sql.ref(`d.${date}`)})::int`;
  return sql`
    select q.asked, ${rowIdFrom(sql`birthday.d`)} as row_id, ${whoAndWhere} || ', ' || n.age || ' ans ' || case when d.is_birth_rough
        then 'vers ' || extract(year from birthday.d) else 'le ' || to_char(birthday.d, 'DD/MM/YYYY') end as label,
      d.portion as value, d.person as text_value, d.is_birth_rough as approximate, d.origin, d.source, d.recorded_at,
      ${dimensionColumns}, array[n.age::text] as age
    from ${list} d
    cross join lateral generate_series(
      greatest(${least}::int, ${yearOf('a')} - ${yearOf('birth')}), least(${most}::int, ${yearOf('b')} - ${yearOf('birth')})
    ) as n(age)
    cross join lateral (select ${birthday(sql`d.birth`, sql`n.age`)} as d offset 0) as birthday
    join ${askedPeriods(periods)} on birthday.d >= q.first and birthday.d < q.next
    where d.place = 1 and birthday.d >= d.a and birthday.d < d.b`;
}

/**
 * The working time of those present on the last day of the period, each with the ages that they have not reached by then: asked for
 * an age, those who reached it are gone. Whose birth is unknown stays.
 */
export function remainingFteRows(list: Rows, periods: readonly Days[]): Rows {
  const date = sql`(q.next - 1)`;
  return sql`
    select q.asked, ${rowIdFrom(date)} as row_id, ${whoAndWhere} as label, d.portion * d.fte as value,
      d.person as text_value, d.birth is null or d.is_birth_rough as approximate, d.origin, d.source, d.recorded_at, ${dimensionColumns},
      (every.age)[greatest(1, coalesce(${ageOn(sql`d.birth`, date)}, 0) - ${least} + 2) : ] as age
    from ${list} d
    join ${askedPeriods(periods)} on d.a < q.next and d.b >= q.next
    cross join (select array_agg(n::text order by n) as age from generate_series(${least}::int, ${most}::int) as n) every`;
}
