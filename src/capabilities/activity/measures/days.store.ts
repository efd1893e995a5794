import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import type { Days } from '../../../kernel/measure.ts';
import type { Period } from '../../../kernel/period.ts';
import { applicationDomains, domainPaths } from '../../catalogue/index.ts';
import { bodyNames, teamPaths } from '../../directory/index.ts';
import { kindPaths } from '../kind.store.ts';

/** What every line is sorted by, worked out once: without statistics, the planner would look each path up again for every line. */
export const sortedBy: Rows = sql`
  kinds as materialized (
    select k.operator, k.code, k.name, k.path, k.nature, t.path as team
    from (${kindPaths}) k left join (${teamPaths}) t on t.operator = k.operator and t.code = k.team
  ),
  domains as materialized (${domainPaths}),
  applications as materialized (
    select a.operator, a.code, a.name, d.path from (${applicationDomains}) a
    left join domains d on d.operator = a.operator and d.code = a.domain
  ),
  bodies as materialized (${bodyNames})`;

/**
 * One row per line of time of the period, as recorded. Its domain is its own, else that of its application.
 * The label names no person: a member reads the lines that were worked for them.
 */
export function lineRows(period: Period): Rows {
  return sql`
    with ${sortedBy}
    select l.id::text as row_id,
      to_char(l.day, 'DD/MM/YYYY') || ' — ' || k.name || coalesce(' — ' || a.name, '') || ' — '
        || case l.scope when 'shared' then 'MULTI' when 'internal' then 'INTERNE' else b.name end as label,
      l.days_hundredths * 0.01 as value, null::text as text_value, false as approximate, l.origin, l.source, l.recorded_at,
      k.team, k.path as kind, k.nature, coalesce(d.path, a.path) as domain, l.application, l.project,
      case l.scope when 'shared' then 'MULTI' when 'internal' then 'INTERNE' else l.body end as beneficiary,
      coalesce(l.scope, 'specific') as sharing, l.body, b.category, extract(year from l.day)::int as year
    from activity.time_line l
    join kinds k on k.operator = l.operator and k.code = l.kind
    left join applications a on a.operator = l.operator and a.code = l.application
    left join domains d on d.operator = l.operator and d.code = l.domain
    left join bodies b on b.operator = l.operator and b.code = l.body
    where l.day >= ${period.from}::date and l.day < ${period.to}::date`;
}

/** The periods in which any time was recorded: there, a kind, a member or a domain without a line had 0 days. */
export function recordedTime(periods: readonly Days[]): Rows {
  return sql`
    select q.asked from ${askedPeriods(periods)}
    where exists (select from activity.time_line l where l.day >= q.first and l.day < q.next)`;
}
