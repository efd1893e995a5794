import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { atDay, lastDayOf, type Period } from '../../../kernel/period.ts';
import { leavingAges } from '../leaving-age.ts';
import { agentStatuses } from '../status.ts';
import { ageOn, birthday, birthOf } from './age.store.ts';
import { describedRows, dimensionColumns, many, spellsOf, whoAndWhere } from './agents.store.ts';

const { least, most } = leavingAges;

/** One row per agent and birthday of the period at which they reach one of the ages, still there on that day as far as is recorded. */
export function reachingAgeRows(period: Period): Rows {
  const [first, last] = [
    ageOn(sql`born.birth`, sql`${period.from}::date - 1`),
    ageOn(sql`born.birth`, sql`${period.to}::date - 1`),
  ];
  const reached = birthday(sql`born.birth`, sql`n.age`);
  const spells = sql`
    select born.person, ${reached} as a, ${reached} + 1 as b
    from (select p.code as person, ${birthOf('p')} as birth from staff.person p ${many}) born
    cross join lateral generate_series(greatest(${least}, ${first} + 1), least(${most}, ${last})) as n(age)`;
  const age = ageOn(sql`d.birth`, sql`d.a`);
  return sql`
    select d.row_id, ${whoAndWhere} || ', ' || ${age} || ' ans ' || case when d.is_birth_rough
        then 'vers ' || extract(year from d.a) else 'le ' || to_char(d.a, 'DD/MM/YYYY') end as label,
      trim_scale(d.portion) as value, d.number as text_value, d.is_birth_rough as approximate, d.origin, d.source, d.recorded_at,
      ${dimensionColumns}, array[${age}::text] as age
    from (${describedRows(spells, agentStatuses)}) d
    where d.place = 1`;
}

/**
 * The working time of those present on the last day of the period, each with the ages that they have not reached by then: asked for
 * an age, those who reached it are gone. Whose birth is unknown stays.
 */
export function remainingFteRows(period: Period): Rows {
  const date = atDay(lastDayOf(period));
  return sql`
    select d.row_id, ${whoAndWhere} as label, trim_scale(d.portion * d.weight / 10000) as value, d.number as text_value,
      d.birth is null or d.is_birth_rough as approximate, d.origin, d.source, d.recorded_at, ${dimensionColumns},
      (every.age)[greatest(1, coalesce(${ageOn(sql`d.birth`, sql`d.a`)}, 0) - ${least} + 2) : ] as age
    from (${describedRows(spellsOf(date, agentStatuses), agentStatuses)}) d
    cross join (select array_agg(n::text order by n) as age from generate_series(${least}::int, ${most}::int) as n) every`;
}
