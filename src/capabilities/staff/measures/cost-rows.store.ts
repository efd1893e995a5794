import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import type { Period } from '../../../kernel/period.ts';
import { unsaid } from '../staff.dimensions.ts';
import { statuses } from '../status.ts';
import { describedRows, dimensionColumns, many, rowIdFrom, spellsOf, whoAndWhere } from './agents.store.ts';

/** Months that lie wholly in the period: pay is recorded by the month, and belongs to a period only as a whole. */
function wholeMonths({ from, to }: Period): Rows {
  return sql`
    select m::date as month, (m + interval '1 month')::date as next
    from generate_series(date_trunc('month', ${from}::date + interval '1 month' - interval '1 day'), ${to}::date - interval '1 month', interval '1 month') as m`;
}

const monthText = sql`to_char(m.month, 'MM/YYYY')`;
const recorded = sql`'no' as is_estimated`;

/** What was recorded for a person and a month, sorted by what they were on their first day of it; by nothing when they were not there. */
function recordedRows(): Rows {
  const undescribed = sql`
    array[${unsaid}] as team, ${unsaid} as stream, ${unsaid} as framework, ${unsaid} as grade, ${unsaid} as category,
    ${unsaid} as status, ${unsaid} as employment, ${unsaid} as sex, ${unsaid} as band, ${unsaid} as working_time,
    ${unsaid} as post_time, ${unsaid} as placed, ${unsaid} as role`;
  return sql`
    select m.id::text || '/' || ${rowIdFrom(sql`d.a`)} as row_id, ${whoAndWhere} || ', ' || ${monthText} as label,
      trim_scale(m.loaded_cost_cents * 0.01 * d.portion) as value, d.person as text_value, false as approximate,
      m.origin, m.source, m.recorded_at, ${dimensionColumns}, ${recorded}
    from paid m join described d on d.person = m.person and d.a >= m.month and d.a < m.next
    where d.place = 1
    union all
    select m.id::text, 'Agent ' || m.person || ' — absent ce mois, ' || ${monthText}, trim_scale(m.loaded_cost_cents * 0.01), m.person, false,
      m.origin, m.source, m.recorded_at, ${undescribed}, ${recorded}
    from paid m
    where not exists (
      select from described d where d.person = m.person and d.a >= m.month and d.a < m.next
    )`;
}

/**
 * What a month of a person without recorded pay is estimated at: the yearly cost of the grade and step ÷ 12, for the part of the month
 * and of full time; null where the grade, the step or their cost is unknown.
 */
function estimatedRows(): Rows {
  return sql`
    select ${rowIdFrom(sql`d.a`)} || '/' || m.month as row_id, ${whoAndWhere} || ', ' || ${monthText} || ', estimation' as label,
      round(
        c.yearly_cost_cents * 0.01 / 12 * (least(d.b, m.next) - greatest(d.a, m.month)) / (m.next - m.month)
          * d.portion * d.fte, 2) as value,
      d.person as text_value, true as approximate, coalesce(c.origin, d.origin), coalesce(c.source, d.source),
      coalesce(c.recorded_at, d.recorded_at), ${dimensionColumns}, 'yes' as is_estimated
    from present d
    join months m on m.month < d.b and m.next > d.a
    left join step s on s.person = d.person
      and s.from_day <= greatest(d.a, m.month) and (s.to_day is null or s.to_day > greatest(d.a, m.month))
    left join price c on c.grade = d.grade and c.step = s.step
      and (c.from_day is null or c.from_day <= m.month) and (c.to_day is null or c.to_day > m.month)
    where not exists (select from paid p where p.person = d.person and p.month = m.month)`;
}

/** One row per person, month and team: what was recorded, else an estimate. */
export function costRows(period: Period): Rows {
  const spells = sql`
    select p.person, greatest(p.month, min(o.from_day)) as a, greatest(p.month, min(o.from_day)) + 1 as b, count(*) as held,
      false as is_first, false as is_last, false as turns_in, false as turns_out
    from paid p
    join (select o.person, o.from_day, o.to_day from staff.occupation o ${many}) o
      on o.person = p.person and o.from_day < p.next and (o.to_day is null or o.to_day > p.month)
    group by p.person, p.month`;
  return sql`
    with months as materialized (${wholeMonths(period)}),
    paid as materialized (
      select p.*, m.next from (select p.* from staff.pay p ${many}) p join months m on m.month = p.month
    ),
    step as materialized (select s.* from staff.step s ${many}),
    price as materialized (select c.* from staff.grade_cost c ${many}),
    described as materialized (select d.* from (${describedRows(spells, statuses)}) d ${many}),
    present as materialized (${describedRows(spellsOf(period, statuses), statuses)})
    ${recordedRows()}
    union all
    ${estimatedRows()}`;
}
