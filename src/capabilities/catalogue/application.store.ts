import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import { day } from '../../kernel/day.ts';
import { domainPaths } from './domain.store.ts';

/** For the statements of other capabilities: `operator`, `code`, `name` and `domain` of every application. */
export const applicationDomains: Rows = sql`select operator, code, name, domain from catalogue.application`;

const dayField = z.string().transform(day);

const applicationRow = z.object({
  code: z.string(),
  name: z.string(),
  vendor: z.string().nullable(),
  vendorName: z.string().nullable(),
  inHouse: z.boolean().nullable(),
  hosting: z.enum(['hosted', 'saas', 'workstation']).nullable(),
  domain: z.string().nullable(),
  domainName: z.string().nullable(),
  functions: z.string().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
  replacedBy: z.string().nullable(),
  replacedOn: dayField.nullable(),
  aliases: z.array(z.string()),
  inCore: z.boolean(),
});

/** A piece of software, those of the past included. `inCore`: it stands, or stood, in the core set. */
export type Application = z.infer<typeof applicationRow>;

/** Every application, in the order of the names. */
export async function listApplications(tx: Tx): Promise<Application[]> {
  const result = await sql`
    select a.code, a.name, a.vendor, v.name as "vendorName", a.in_house as "inHouse", a.hosting, a.domain, d.name as "domainName",
      a.functions, a.from_day as "fromDay", a.to_day as "toDay", a.replaced_by as "replacedBy", a.replaced_on as "replacedOn",
      coalesce(a.aliases, '{}') as aliases,
      exists (select from catalogue.core_entry c where c.operator = a.operator and c.application = a.code) as "inCore"
    from catalogue.application a
    left join catalogue.vendor v on v.operator = a.operator and v.code = a.vendor
    left join catalogue.domain d on d.operator = a.operator and d.code = a.domain
    order by ${inNameOrder('a.name')}, a.code`.execute(tx);
  return result.rows.map((row) => applicationRow.parse(row));
}

const datedRow = z.object({ code: z.string(), name: z.string(), fromDay: dayField.nullable(), toDay: dayField.nullable() });

/** Between which days some applications were there: all that is asked before something is recorded about them. */
export function applicationDays(codes: readonly string[]): Rows {
  return sql`
    select code, name, from_day as "fromDay", to_day as "toDay" from catalogue.application
    where code = any(${[...codes]}::text[])`;
}

export async function listApplicationDays(tx: Tx, codes: readonly string[]) {
  const result = await applicationDays(codes).execute(tx);
  return result.rows.map((row) => datedRow.parse(row));
}

const functionRow = z.object({
  code: z.string(),
  name: z.string(),
  application: z.string(),
  domain: z.string().nullable(),
  domainName: z.string().nullable(),
});

/** A use of an application: what is deployed at a member. Its domain is its own, else its application's. */
export type ApplicationFunction = z.infer<typeof functionRow>;

/** Every function, or those of one application, in the order of the names. */
export async function listFunctions(tx: Tx, application?: string): Promise<ApplicationFunction[]> {
  const result = await sql`
    select f.code, f.name, f.application, coalesce(f.domain, a.domain) as domain, d.name as "domainName"
    from catalogue.function f
    join catalogue.application a on a.operator = f.operator and a.code = f.application
    left join catalogue.domain d on d.operator = f.operator and d.code = coalesce(f.domain, a.domain)
    where ${application ?? null}::text is null or f.application = ${application ?? null}
    order by ${inNameOrder('f.name')}, f.code`.execute(tx);
  return result.rows.map((row) => functionRow.parse(row));
}

export type ApplicationText = 'name' | 'vendor' | 'functions';

const applicationTexts: Readonly<Record<ApplicationText, RawBuilder<unknown>>> = {
  name: sql`a.name`,
  vendor: sql`v.name`,
  functions: sql`a.functions`,
};

/** One row per application, whatever the period: its name, its vendor's name or what it does. */
export function applicationTextRows(text: ApplicationText): Rows {
  return sql`
    select a.id::text as row_id, a.name as label, null::numeric as value, ${applicationTexts[text]} as text_value,
      false as approximate, a.origin, null::text as source, a.recorded_at,
      a.code as application, a.vendor, d.path as domain
    from catalogue.application a
    left join catalogue.vendor v on v.operator = a.operator and v.code = a.vendor
    left join (${domainPaths}) d on d.operator = a.operator and d.code = a.domain`;
}

/** One row per function, whatever the period: the name of its domain. */
export function functionDomainRows(): Rows {
  return sql`
    select f.id::text as row_id, f.name || ' (' || a.name || ')' as label, null::numeric as value, d.name as text_value,
      false as approximate, f.origin, null::text as source, f.recorded_at,
      f.code as function, f.application, d.path as domain
    from catalogue.function f
    join catalogue.application a on a.operator = f.operator and a.code = f.application
    left join (${domainPaths}) d on d.operator = f.operator and d.code = coalesce(f.domain, a.domain)`;
}
