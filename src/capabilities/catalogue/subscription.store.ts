import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import { askedPeriods } from '../../figures/rows.store.ts';
import { type Day, day } from '../../kernel/day.ts';
import type { Days } from '../../kernel/measure.ts';
import { lastDayOf, type Period } from '../../kernel/period.ts';
import { bodyNames } from '../directory/index.ts';
import { domainPaths } from './domain.store.ts';

function coversDay(date: Day): RawBuilder<boolean> {
  return sql<boolean>`((s.from_day is null or s.from_day <= ${date}::date) and (s.to_day is null or s.to_day > ${date}::date))`;
}

const deployedRow = z.object({
  function: z.string(),
  functionName: z.string(),
  application: z.string(),
  applicationName: z.string(),
  domain: z.string().nullable(),
  domainName: z.string().nullable(),
  vendor: z.string().nullable(),
  vendorName: z.string().nullable(),
  bodies: z.array(z.string()),
});

/** A function and the codes of the bodies that use it on the day asked; none for a function used nowhere. */
export type DeployedFunction = z.infer<typeof deployedRow>;

/** Every function, with who uses it on a day. */
export async function listDeployedFunctions(tx: Tx, date: Day): Promise<DeployedFunction[]> {
  const result = await sql`
    select f.code as function, f.name as "functionName", a.code as application, a.name as "applicationName",
      d.code as domain, d.name as "domainName", v.code as vendor, v.name as "vendorName",
      coalesce((
        select array_agg(distinct s.body) from catalogue.subscription s
        where s.operator = f.operator and s.function = f.code and ${coversDay(date)}
      ), '{}') as bodies
    from catalogue.function f
    join catalogue.application a on a.operator = f.operator and a.code = f.application
    left join catalogue.vendor v on v.operator = a.operator and v.code = a.vendor
    left join catalogue.domain d on d.operator = f.operator and d.code = coalesce(f.domain, a.domain)
    order by ${inNameOrder('a.name')}, ${inNameOrder('f.name')}, f.code`.execute(tx);
  return result.rows.map((row) => deployedRow.parse(row));
}

const subscriptionRow = z.object({
  function: z.string(),
  functionName: z.string(),
  application: z.string(),
  applicationName: z.string(),
  domainName: z.string().nullable(),
  body: z.string(),
  bodyName: z.string(),
  fromDay: z.string().transform(day).nullable(),
  toDay: z.string().transform(day).nullable(),
  users: z.number().nullable(),
  source: z.string().nullable(),
});

/** A stretch during which a body uses a function; `fromDay` null: since an unknown day, `toDay` null: still. */
export type Subscription = z.infer<typeof subscriptionRow>;

/** The subscriptions of a body or to an application, past ones included, by application, function and first day. */
export async function listSubscriptions(
  tx: Tx,
  of: { readonly body: string } | { readonly application: string },
): Promise<Subscription[]> {
  const wanted = 'body' in of ? sql`s.body = ${of.body}` : sql`f.application = ${of.application}`;
  const result = await sql`
    select s.function, f.name as "functionName", a.code as application, a.name as "applicationName", d.name as "domainName",
      s.body, b.name as "bodyName", s.from_day as "fromDay", s.to_day as "toDay", s.users, s.source
    from catalogue.subscription s
    join catalogue.function f on f.operator = s.operator and f.code = s.function
    join catalogue.application a on a.operator = f.operator and a.code = f.application
    join (${bodyNames}) b on b.operator = s.operator and b.code = s.body
    left join catalogue.domain d on d.operator = f.operator and d.code = coalesce(f.domain, a.domain)
    where ${wanted}
    order by ${inNameOrder('a.name')}, ${inNameOrder('f.name')}, ${inNameOrder('b.name')}, s.from_day nulls first`.execute(tx);
  return result.rows.map((row) => subscriptionRow.parse(row));
}

const useRow = z.object({
  application: z.string(),
  body: z.string(),
  fromDay: z.string().transform(day).nullable(),
  toDay: z.string().transform(day).nullable(),
});

/** A stretch during which a body uses some function of an application. */
export type Use = z.infer<typeof useRow>;

/** Which bodies use which applications at some time from a day to another (excluded). */
export async function listUses(tx: Tx, { from, to }: { readonly from: Day; readonly to: Day }): Promise<Use[]> {
  const result = await sql`
    select distinct f.application, s.body, s.from_day as "fromDay", s.to_day as "toDay"
    from catalogue.subscription s
    join catalogue.function f on f.operator = s.operator and f.code = s.function
    where (s.from_day is null or s.from_day < ${to}::date) and (s.to_day is null or s.to_day > ${from}::date)`.execute(tx);
  return result.rows.map((row) => useRow.parse(row));
}

/** The applications that some body is recorded to use, now, before or later. */
export async function listUsedApplications(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ application: string }>`
    select distinct f.application from catalogue.function f
    where exists (select from catalogue.subscription s where s.operator = f.operator and s.function = f.code)`.execute(tx);
  return new Set(rows.map(({ application }) => application));
}

/** Functions with their application and their place among the domains. */
const placedFunctions = sql`
  select f.operator, f.code, f.name, f.application, a.name as application_name, a.vendor, d.path
  from catalogue.function f
  join catalogue.application a on a.operator = f.operator and a.code = f.application
  left join (${domainPaths}) d on d.operator = f.operator and d.code = coalesce(f.domain, a.domain)`;

/**
 * One row per function and body whose stretch covers the last day of the period. Two stretches that overlap are one
 * deployment: the earliest is shown. `offset 0` keeps the look-up by function an index scan where there are no statistics.
 */
export function deploymentRows(period: Period): Rows {
  return sql`
    with placed as materialized (${placedFunctions})
    select distinct on (f.operator, f.code, s.body)
      s.id::text as row_id,
      f.name || ' (' || f.application_name || ') — '
        || (select b.name from (${bodyNames}) b where b.operator = s.operator and b.code = s.body) as label,
      1::numeric as value, f.application as text_value, false as approximate, s.origin, s.source, s.recorded_at,
      f.path as domain, f.vendor, s.body, f.application, f.code as function
    from placed f
    cross join lateral (
      select * from catalogue.subscription s where s.operator = f.operator and s.function = f.code offset 0
    ) s
    where ${coversDay(lastDayOf(period))}
    order by f.operator, f.code, s.body, s.from_day nulls first`;
}

/**
 * For the statements of other stores: who uses an application in which stretch, with how many users (the most of its functions; null:
 * unknown for one of them). `from_day` null: since an unknown day, `to_day` null: still.
 */
export const applicationUsers: Rows = sql`
  select f.operator, f.application, s.body, s.from_day, s.to_day, s.users
  from catalogue.subscription s
  join catalogue.function f on f.operator = s.operator and f.code = s.function`;

/**
 * One row per application and body that uses it on the last day of the period: its users there, the most of its functions. Where one of
 * the bodies does not say how many, what the others say is less than the whole: all rows of the application are approximate.
 */
export function userRows(period: Period): Rows {
  return sql`
    with used as materialized (
      select f.operator, f.application, a.name, s.body, max(s.users) as users, max(s.source) as source,
        case when bool_or(s.origin = 'synthetic') then 'synthetic' else min(s.origin) end as origin, max(s.recorded_at) as recorded_at
      from catalogue.subscription s
      join catalogue.function f on f.operator = s.operator and f.code = s.function
      join catalogue.application a on a.operator = f.operator and a.code = f.application
      where ${coversDay(lastDayOf(period))}
      group by f.operator, f.application, a.name, s.body
    )
    select u.application || '/' || u.body as row_id, u.name || ' — ' || b.name as label, u.users::numeric as value,
      null::text as text_value,
      exists (select from used o where o.operator = u.operator and o.application = u.application and o.users is null) as approximate,
      u.origin, u.source, u.recorded_at, u.application, u.body, d.path as domain
    from used u
    join (${bodyNames}) b on b.operator = u.operator and b.code = u.body
    left join catalogue.application a on a.operator = u.operator and a.code = u.application
    left join (${domainPaths}) d on d.operator = a.operator and d.code = a.domain`;
}

/** The periods on whose last day anything is deployed: what is deployed nowhere then has no user. */
export function deployedAtAll(periods: readonly Days[]): Rows {
  return sql`
    select q.asked from ${askedPeriods(periods)}
    where exists (
      select from catalogue.subscription s
      where (s.from_day is null or s.from_day < q.next) and (s.to_day is null or s.to_day >= q.next)
    )`;
}
