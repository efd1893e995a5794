import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import type { Days } from '../../../kernel/measure.ts';
import type { Period } from '../../../kernel/period.ts';
import { personsReached } from '../../staff/index.ts';
import { followers } from '../activity.access.ts';
import { agentLineDimensions } from '../activity.dimensions.ts';
import { lineRows, lineSums } from './days.store.ts';

/** Whose days the actor of the transaction is told: those of the agents whom they follow, and their own. */
export function agentReach(periods: readonly Days[]): Rows {
  return personsReached(followers, periods, { teams: false });
}

/** Lines of time with whose they are; those that the actor of the transaction reaches, whatever is asked. */
export function agentRows(period: Period): Rows {
  return sql`
    with reach as materialized (${agentReach([period])})
    select f.row_id, 'Agent ' || f.agent || ' — ' || f.label as label, f.value, f.text_value, f.approximate, f.origin, f.source, f.recorded_at,
      ${sql.join(Object.keys(agentLineDimensions).map((name) => sql.ref(`f.${name}`)))}
    from (${lineRows(period, Object.keys(agentLineDimensions))}) f
    where exists (select from reach where dimension is null) or f.agent in (select code from reach)`;
}

/** The same lines over several periods, added up before they are sorted. */
export function agentSums(periods: readonly Days[], dimensions: readonly string[]): Rows {
  return sql`
    with reach as materialized (${agentReach(periods)})
    select f.* from (${lineSums(periods, [...new Set(['agent', ...dimensions])])}) f
    where exists (select from reach r where r.asked = f.asked and (r.dimension is null or r.code = f.agent))`;
}
