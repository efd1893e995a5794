import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import { treePaths } from '../../database/tree-paths.ts';
import { day } from '../../kernel/day.ts';
import { cents } from '../../kernel/money.ts';
import { type Period, wholeYears } from '../../kernel/period.ts';
import { bodyNames } from '../directory/index.ts';
import type { Kind } from './kind.ts';

const dayField = z.string().transform(day);

const kindRow = z.object({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
});

/** Every kind of contribution, past ones included, in the order of the names. */
export async function listKinds(tx: Tx): Promise<Kind[]> {
  const result = await sql`
    select code, name, parent, from_day as "fromDay", to_day as "toDay" from contributions.kind order by ${inNameOrder('name')}, code`.execute(
    tx,
  );
  return result.rows.map((row) => kindRow.parse(row));
}

/** The years for which contributions are recorded, the latest first. */
export async function listContributionYears(tx: Tx): Promise<number[]> {
  const result = await sql`select distinct year from contributions.contribution order by year desc`.execute(tx);
  return result.rows.map((row) => z.object({ year: z.number() }).parse(row).year);
}

const amount = z.number().transform(cents).nullable();

const contributionRow = z.object({
  year: z.number(),
  body: z.string(),
  bodyName: z.string(),
  kind: z.string(),
  kindName: z.string(),
  amount,
  amountWithTax: amount,
  source: z.string().nullable(),
});

/** What a body pays for a year and a kind; an amount that was not recorded is null, never zero. */
export type Contribution = z.infer<typeof contributionRow>;

/** The contributions of a year, of a body, or both, by year, body and kind. */
export async function listContributions(tx: Tx, of: { readonly year?: number; readonly body?: string }): Promise<Contribution[]> {
  const result = await sql`
    select c.year, c.body, b.name as "bodyName", c.kind, k.name as "kindName",
      c.amount_cents as amount, c.amount_with_tax_cents as "amountWithTax", c.source
    from contributions.contribution c
    join (${bodyNames}) b on b.operator = c.operator and b.code = c.body
    join contributions.kind k on k.operator = c.operator and k.code = c.kind
    where (${of.year ?? null}::int is null or c.year = ${of.year ?? null})
      and (${of.body ?? null}::text is null or c.body = ${of.body ?? null})
    order by c.year, ${inNameOrder('b.name')}, ${inNameOrder('k.name')}`.execute(tx);
  return result.rows.map((row) => contributionRow.parse(row));
}

const kindPaths: Rows = treePaths('contributions.kind');

/** Without tax, or with it. */
export type ContributionAmount = 'without tax' | 'with tax';

const inCents: Readonly<Record<ContributionAmount, RawBuilder<unknown>>> = {
  'without tax': sql`c.amount_cents`,
  'with tax': sql`c.amount_with_tax_cents`,
};

/** One row per contribution of the whole years of the period; the value is null when that amount was not recorded. */
export function contributionRows(which: ContributionAmount, period: Period): Rows {
  const { first, last } = wholeYears(period);
  return sql`
    select c.id::text as row_id, b.name || ' — ' || k.name || ', ' || c.year as label,
      (${inCents[which]} * 0.01)::numeric as value, null::text as text_value, false as approximate, c.origin, c.source, c.recorded_at,
      c.body, k.path as kind
    from contributions.contribution c
    join (${bodyNames}) b on b.operator = c.operator and b.code = c.body
    join (${kindPaths}) k on k.operator = c.operator and k.code = c.kind
    where c.year between ${first} and ${last}`;
}
