import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { type Period, wholeYears } from '../../../kernel/period.ts';
import { unsaid } from '../staff.dimensions.ts';

/**
 * The lines of the annexes of a whole year: of each budget, those of its last document (the account, else the last decision, else the
 * budget voted), which repeats what came before. Over several years, the last of them.
 */
export function annexRows(period: Period, which: 'budgeted' | 'filled'): Rows {
  const { first, last } = wholeYears(period);
  return sql`
    select b.id::text as row_id, b.grade || ', ' || b.year::text || coalesce(' — ' || b.budget_name, '') as label,
      trim_scale(b.${sql.ref(which)}) as value, null::text as text_value, false as approximate, b.origin,
      'Annexe du personnel'::text as source, b.recorded_at, coalesce(b.category, ${unsaid}) as category, coalesce(b.sector, ${unsaid}) as sector,
      case when b.is_tenured then 'tenured' when not b.is_tenured then 'contract' else ${unsaid} end as employment,
      case when b.is_full_time then 'complete' when not b.is_full_time then 'incomplete' else ${unsaid} end as post_time
    from (
      select l.*, dense_rank() over (
        partition by l.operator, l.budget order by l.year desc, l.step in ('09', '10') desc, l.step in ('02', '03') desc, l.decision desc, l.step desc
      ) as age
      from staff.budgeted_post l where l.year between ${first} and ${last}
    ) b
    where b.age = 1`;
}
