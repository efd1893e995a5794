import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import type { Day } from '../../kernel/day.ts';
import { lastDayOf, type Period } from '../../kernel/period.ts';
import { domainPaths } from './domain.store.ts';

const coreRow = z.object({
  code: z.string(),
  title: z.string(),
  application: z.string().nullable(),
  domain: z.string().nullable(),
  domainName: z.string().nullable(),
  subdomain: z.string().nullable(),
  vendorName: z.string().nullable(),
});

/** A component of the core set, as the operator names it. */
export type CoreEntry = z.infer<typeof coreRow>;

/** The core set on a day, by domain, heading and title. */
export async function listCoreEntries(tx: Tx, date: Day): Promise<CoreEntry[]> {
  const result = await sql`
    select c.code, c.title, c.application, c.domain, d.name as "domainName", c.subdomain, coalesce(v.name, av.name) as "vendorName"
    from (${coreEntriesOn(date)}) c
    left join catalogue.domain d on d.operator = c.operator and d.code = c.domain
    left join catalogue.vendor v on v.operator = c.operator and v.code = c.vendor
    left join catalogue.application a on a.operator = c.operator and a.code = c.application
    left join catalogue.vendor av on av.operator = a.operator and av.code = a.vendor
    order by ${inNameOrder('d.name')} nulls last, ${inNameOrder('c.subdomain')} nulls last, ${inNameOrder('c.title')}, c.code`.execute(
    tx,
  );
  return result.rows.map((row) => coreRow.parse(row));
}

const glossaryRow = z.object({
  code: z.string(),
  title: z.string(),
  application: z.string().nullable(),
  functions: z.string().nullable(),
  vendorName: z.string().nullable(),
});

export type GlossaryEntry = z.infer<typeof glossaryRow>;

/** The glossary, in the order of the titles. */
export async function listGlossaryEntries(tx: Tx): Promise<GlossaryEntry[]> {
  const result = await sql`
    select g.code, g.title, g.application, coalesce(g.functions, a.functions) as functions, coalesce(v.name, av.name) as "vendorName"
    from catalogue.glossary_entry g
    left join catalogue.vendor v on v.operator = g.operator and v.code = g.vendor
    left join catalogue.application a on a.operator = g.operator and a.code = g.application
    left join catalogue.vendor av on av.operator = a.operator and av.code = a.vendor
    order by ${inNameOrder('g.title')}, g.code`.execute(tx);
  return result.rows.map((row) => glossaryRow.parse(row));
}

function coreEntriesOn(date: Day): Rows {
  return sql`
    select * from catalogue.core_entry
    where (from_day is null or from_day <= ${date}::date) and (to_day is null or to_day > ${date}::date)`;
}

export type CoreText = 'none' | 'domain' | 'subdomain' | 'name' | 'vendor';

const coreTexts: Readonly<Record<CoreText, RawBuilder<unknown>>> = {
  none: sql`null::text`,
  domain: sql`d.name`,
  subdomain: sql`c.subdomain`,
  name: sql`c.title`,
  vendor: sql`coalesce(v.name, av.name)`,
};

/** One row per component in the core set on the last day of the period. The vendor is its own, else its application's. */
export function coreRows(text: CoreText, period: Period): Rows {
  return sql`
    select c.id::text as row_id, c.title || coalesce(' — ' || d.name, '') as label, 1::numeric as value,
      ${coreTexts[text]} as text_value, false as approximate, c.origin, null::text as source, c.recorded_at,
      c.code as entry, c.application, d.path as domain, coalesce(c.vendor, a.vendor) as vendor
    from (${coreEntriesOn(lastDayOf(period))}) c
    left join (${domainPaths}) d on d.operator = c.operator and d.code = c.domain
    left join catalogue.vendor v on v.operator = c.operator and v.code = c.vendor
    left join catalogue.application a on a.operator = c.operator and a.code = c.application
    left join catalogue.vendor av on av.operator = a.operator and av.code = a.vendor`;
}

export type GlossaryText = 'name' | 'functions' | 'vendor';

const glossaryTexts: Readonly<Record<GlossaryText, RawBuilder<unknown>>> = {
  name: sql`g.title`,
  functions: sql`coalesce(g.functions, a.functions)`,
  vendor: sql`coalesce(v.name, av.name)`,
};

/** One row per entry of the glossary, whatever the period. What an entry leaves out is its application's. */
export function glossaryRows(text: GlossaryText): Rows {
  return sql`
    select g.id::text as row_id, g.title as label, null::numeric as value, ${glossaryTexts[text]} as text_value,
      false as approximate, g.origin, null::text as source, g.recorded_at,
      g.code as entry, g.application, coalesce(g.vendor, a.vendor) as vendor
    from catalogue.glossary_entry g
    left join catalogue.vendor v on v.operator = g.operator and v.code = g.vendor
    left join catalogue.application a on a.operator = g.operator and a.code = g.application
    left join catalogue.vendor av on av.operator = a.operator and av.code = a.vendor`;
}
