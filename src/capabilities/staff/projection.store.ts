import { sql } from 'kysely';
import type { Rows } from '../../database/face.ts';
import { atDay, lastDayOf, type Period } from '../../kernel/period.ts';
import { ageOn, birthday, birthOf } from './age.store.ts';
import { describedRows, dimensionColumns, oneOf, spellsOf, whoAndWhere } from './agents.store.ts';
import { leavingAges } from './leaving-age.ts';
import { agentStatuses } from './status.ts';

const everyAge = sql`generate_series(${leavingAges.least}::int, ${leavingAges.most}::int) as n(age)`;

/** One row per agent and birthday of the period at which they reach one of the ages, still there on that day as far as is recorded. */
export function reachingAgeRows(period: Period): Rows {
  const reached = birthday(sql`born.birth`, sql`n.age`);
  const spells = sql`
    select born.operator, born.person, ${reached} as a, ${reached} + 1 as b
    from (
      select p.operator, p.code as person, ${birthOf('p')} as birth from staff.person p
      where p.code in (select o.person from staff.occupation o
        where ${oneOf(agentStatuses)} and o.from_day < ${period.to}::date and (o.to_day is null or o.to_day > ${period.from}::date))
    ) born
    cross join ${everyAge}
    where ${reached} >= ${period.from}::date and ${reached} < ${period.to}::date`;
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
      array(
        select n.age::text from ${everyAge} where d.birth is null or n.age > ${ageOn(sql`d.birth`, sql`d.a`)}
      ) as age
    from (${describedRows(spellsOf(date, agentStatuses), agentStatuses)}) d`;
}
