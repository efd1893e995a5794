import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { cents } from '../../kernel/money.ts';
import { type Period, wholeYears } from '../../kernel/period.ts';

const amount = z.number().transform(cents).nullable();

const lineRow = z.object({
  year: z.number(),
  section: z.enum(['operating', 'investment']),
  direction: z.enum(['revenue', 'expenditure']),
  chapter: z.string(),
  detail: z.string().nullable(),
  label: z.string(),
  forecast: amount,
  realised: amount,
  carriedOver: amount,
  perimeter: z.enum(['own', 'purchasing', 'reinvoiced']),
  source: z.string().nullable(),
});

/** A line of a budget. An amount is null when the line has none, which is not zero. `detail` null: the chapter itself. */
export type BudgetLine = z.infer<typeof lineRow>;

/** The years that have a budget, with the perimeters recorded in each, the latest first. */
export async function budgetYears(
  tx: Tx,
): Promise<{ readonly year: number; readonly perimeters: readonly BudgetLine['perimeter'][] }[]> {
  const result = await sql`
    select year, array_agg(distinct perimeter) as perimeters from budget.line group by year order by year desc`.execute(tx);
  const row = z.object({ year: z.number(), perimeters: z.array(lineRow.shape.perimeter) });
  return result.rows.map((one) => row.parse(one));
}

/** The lines of a year: operating then investment, revenue then expenditure, each chapter followed by its details. */
export async function listBudgetLines(tx: Tx, year: number, perimeter: BudgetLine['perimeter']): Promise<BudgetLine[]> {
  const result = await sql`
    select year, section, direction, chapter, detail, label, forecast_cents as forecast, realised_cents as realised,
      carried_over_cents as "carriedOver", perimeter, source
    from budget.line
    where year = ${year} and perimeter = ${perimeter}
    order by section desc, direction desc, chapter, detail nulls first`.execute(tx);
  return result.rows.map((row) => lineRow.parse(row));
}

/** The amounts that a line gives, and their sum. */
export type BudgetAmount = 'forecast' | 'realised' | 'carried over' | 'realised with carried over';

const inCents: Readonly<Record<BudgetAmount, RawBuilder<unknown>>> = {
  forecast: sql`l.forecast_cents`,
  realised: sql`l.realised_cents`,
  'carried over': sql`l.carried_over_cents`,
  'realised with carried over': sql`case
    when l.realised_cents is null and l.carried_over_cents is null then null
    else coalesce(l.realised_cents, 0) + coalesce(l.carried_over_cents, 0) end`,
};

const frenchAmount: Readonly<Record<BudgetAmount, string>> = {
  forecast: 'prévision',
  realised: 'réalisé',
  'carried over': 'reports',
  'realised with carried over': 'réalisé et reports',
};

const placeInWords = sql`case l.section when 'operating' then 'fonctionnement' else 'investissement' end
  || ', ' || case l.direction when 'revenue' then 'recettes' else 'dépenses' end || ' ' || l.year`;

/**
 * One row per chapter (`details` false) or per line of detail (`details` true) of the whole years of the period: never both,
 * since a detail is already in its chapter. The value is null, and the row still there, when the line does not give the
 * amount.
 */
export function lineRows(which: BudgetAmount, details: boolean, period: Period): Rows {
  const { first, last } = wholeYears(period);
  return sql`
    select l.id::text as row_id,
      l.chapter || ' ' || l.label || ' — ' || ${frenchAmount[which]}::text || ', ' || ${placeInWords} as label,
      ((${inCents[which]}) * 0.01)::numeric as value, null::text as text_value, false as approximate, l.origin, l.source, l.recorded_at,
      l.section, l.direction, l.chapter, l.perimeter, l.detail
    from budget.line l
    where l.year between ${first} and ${last} and ${details ? sql`l.detail is not null` : sql`l.detail is null`}`;
}

/** The chapters of one direction alone, for measures that set revenue against expenditure. */
export function directedRows(which: BudgetAmount, direction: BudgetLine['direction'], period: Period): Rows {
  return sql`select d.* from (${lineRows(which, false, period)}) d where d.direction = ${direction}`;
}
