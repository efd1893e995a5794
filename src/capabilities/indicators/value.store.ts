import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import type { Period } from '../../kernel/period.ts';
import { applicationDomains, domainPaths } from '../catalogue/index.ts';
import { bodyNames } from '../directory/index.ts';
import type { IndicatorUnit } from './indicator.ts';

const valueRow = z.object({
  indicator: z.string(),
  body: z.string().nullable(),
  bodyName: z.string().nullable(),
  period: z.string(),
  value: z.string().nullable(),
  text: z.string().nullable(),
  approximate: z.boolean(),
  source: z.string().nullable(),
});

/** A value as recorded, an exact decimal; `body` null: for all members together. */
export type IndicatorValue = z.infer<typeof valueRow>;

/** The values of an indicator or of a body, the oldest period first, all members before each one. */
export async function listValues(
  tx: Tx,
  of: { readonly indicator: string } | { readonly body: string },
): Promise<IndicatorValue[]> {
  const wanted = 'indicator' in of ? sql`v.indicator = ${of.indicator}` : sql`v.body = ${of.body}`;
  const result = await sql`
    select v.indicator, v.body, b.name as "bodyName", v.period, v.value::text as value, v.text_value as text,
      coalesce(v.approximate, false) as approximate, v.source
    from indicators.value v
    left join (${bodyNames}) b on b.operator = v.operator and b.code = v.body
    where ${wanted}
    order by v.indicator, v.from_day, v.period, ${inNameOrder('b.name')} nulls first`.execute(tx);
  return result.rows.map((row) => valueRow.parse(row));
}

/**
 * The indicators of a unit with their place in the catalogue, worked out once: without statistics (an embedded database has
 * none), the planner would look the domain up again for every value.
 */
function indicatorsOf(unit: IndicatorUnit): Rows {
  return sql`
    select i.operator, i.code, i.name, i.source, i.application, i.accumulation, d.path
    from indicators.indicator i
    left join (${applicationDomains}) a on a.operator = i.operator and a.code = i.application
    left join (${domainPaths}) d on d.operator = i.operator and d.code = coalesce(i.domain, a.domain)
    where i.unit = ${unit}`;
}

const addedBySum = sql`case when i.accumulation = 'sum' then v.period end`;

/**
 * The values whose own period lies within the one asked: all of them when the indicator's periods add up, else the last
 * known of each body (a recorded « inconnu » does not hide an older value). `offset 0` keeps the look-up by indicator an index
 * scan where there are no statistics.
 */
function keptValues(period: Period): Rows {
  return sql`
    select distinct on (v.operator, v.indicator, v.body, ${addedBySum})
      v.*, i.name as indicator_name, i.source as indicator_source, i.application, i.accumulation, i.path
    from placed i
    cross join lateral (
      select * from indicators.value v where v.operator = i.operator and v.indicator = i.code offset 0
    ) v
    where v.from_day >= ${period.from}::date and v.from_day < ${period.to}::date
      and v.from_day + case v.period_length when 4 then interval '1 year' when 7 then interval '1 month' else interval '1 day' end
        <= ${period.to}::date
    order by v.operator, v.indicator, v.body, ${addedBySum}, (v.value is null and v.text_value is null), v.from_day desc`;
}

const sharedOutBy = sql`partition by k.operator, k.indicator, case when k.accumulation = 'sum' then k.period end`;

/** What the members' own values leave of the value for all, over the same period (or each at its last known). */
const notSharedOut = sql`k.value - coalesce(sum(k.value) filter (where k.body is not null) over (${sharedOutBy}), 0)`;

const allInWords = sql`case
  when count(k.value) filter (where k.body is not null) over (${sharedOutBy}) > 0 then 'part non répartie entre les adhérents'
  else 'tous adhérents' end`;

const periodInWords = sql`case k.period_length
  when 4 then k.period when 7 then to_char(k.from_day, 'MM/YYYY') else to_char(k.from_day, 'DD/MM/YYYY') end`;

/**
 * One row per value. A value for all members is the total; when members' own values stand beside it, they share it out and
 * its row carries what they leave, so that the rows still add up to the recorded total. With `sharesOut` false (a percentage,
 * a text) values never add up and each row is as recorded.
 */
export function valueRows(unit: IndicatorUnit, sharesOut: boolean, period: Period): Rows {
  return sql`
    with placed as materialized (${indicatorsOf(unit)})
    select k.id::text as row_id,
      k.indicator_name || ' — ' || case
        when k.body is null then ${sharesOut ? allInWords : sql`'tous adhérents'`}
        else (select b.name from (${bodyNames}) b where b.operator = k.operator and b.code = k.body) end
        || ', ' || ${periodInWords} as label,
      case when k.body is null then ${sharesOut ? notSharedOut : sql`k.value`} else k.value end as value,
      k.text_value, coalesce(k.approximate, false) as approximate, k.origin, coalesce(k.source, k.indicator_source) as source, k.recorded_at,
      k.indicator, k.body, k.path as domain, k.application
    from (${keptValues(period)}) k`;
}
