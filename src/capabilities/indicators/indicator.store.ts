import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import { applicationDomains, domainPaths } from '../catalogue/index.ts';
import { unknownIndicator } from './indicators.problems.ts';

const indicatorRow = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.enum(['count', 'hours', 'days', 'pages', 'EUR', 'percent', 'text']),
  application: z.string().nullable(),
  applicationName: z.string().nullable(),
  domain: z.string().nullable(),
  domainName: z.string().nullable(),
  periodKind: z.enum(['year', 'month', 'day', 'date']),
  accumulation: z.enum(['sum', 'last']),
  source: z.string().nullable(),
  years: z.array(z.number()),
});

/** What is counted. Its domain is its own, else its application's; `years` are those for which values are recorded. */
export type Indicator = z.infer<typeof indicatorRow>;

/** Every indicator, by domain then name, those without a domain last. */
export async function listIndicators(tx: Tx): Promise<Indicator[]> {
  const result = await sql`
    select i.code, i.name, i.unit, i.application, a.name as "applicationName", d.code as domain, d.name as "domainName",
      i.period_kind as "periodKind", i.accumulation, i.source,
      coalesce((
        select array_agg(distinct extract(year from v.from_day)::int order by extract(year from v.from_day)::int)
        from indicators.value v where v.operator = i.operator and v.indicator = i.code
      ), '{}') as years
    from indicators.indicator i
    left join (${applicationDomains}) a on a.operator = i.operator and a.code = i.application
    left join (${domainPaths}) d on d.operator = i.operator and d.code = coalesce(i.domain, a.domain)
    order by ${inNameOrder('d.name')} nulls last, ${inNameOrder('i.name')}, i.code`.execute(tx);
  return result.rows.map((row) => indicatorRow.parse(row));
}

/** @throws Problem `indicators.unknown-indicator`, with the nearest code. */
export async function getIndicator(tx: Tx, code: string): Promise<Indicator> {
  const all = await listIndicators(tx);
  const indicator = all.find((one) => one.code === code);
  if (!indicator)
    throw unknownIndicator(
      code,
      all.map((one) => one.code),
    );
  return indicator;
}
