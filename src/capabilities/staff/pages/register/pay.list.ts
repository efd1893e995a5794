import { askMany } from '../../../../figures/ask.ts';
import { evidencePath } from '../../../../figures/figure.paths.ts';
import type { PageReading } from '../../../../http/reading.ts';
import { yearOf } from '../../../../kernel/day.ts';
import { frenchMonths, frenchQuantity, frenchShortMonths } from '../../../../kernel/french.ts';
import { month as monthPeriod, year as yearPeriod } from '../../../../kernel/period.ts';
import { euros, toApproximateNumber, toDecimal } from '../../../../kernel/quantity.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { type ShownFigure, showFigure } from '../../../../web/shown-figure.ts';
import { listPay, listPayYears } from '../../register/pay.store.ts';

/** An amount as a list shows it and as its file holds it. */
export type ShownCost = { readonly text: string; readonly plain: string; readonly approximate: number };

export function showCost(cost: number): ShownCost {
  const amount = euros(cost);
  return { text: frenchQuantity(amount, 'EUR', 0), plain: toDecimal(amount, 2), approximate: toApproximateNumber(amount) };
}

/** A person's year: what is recorded of each month, January first. */
export type PayLine = { readonly code: string; readonly name: string | null; readonly byMonth: readonly (ShownCost | null)[] };

export const payColumns: readonly ListColumn<PayLine>[] = [
  { key: 'matricule', label: 'Matricule', value: (line) => line.code },
  { key: 'nom', label: 'Nom', value: (line) => line.name },
  ...frenchShortMonths.map(
    (label, index): ListColumn<PayLine> => ({
      key: `m${index + 1}`,
      label,
      numeric: true,
      value: (line) => line.byMonth[index]?.approximate ?? null,
      file: (line) => line.byMonth[index]?.plain ?? '',
    }),
  ),
];

/** What each month of a year and the whole of it cost, estimates included: the measure's own answer, which opens. */
async function totalsOf(
  { tx, registry }: PageReading,
  year: number,
): Promise<{ months: ShownFigure[]; whole: ShownFigure | null }> {
  const periods = [...frenchShortMonths.map((_, index) => monthPeriod(year, index + 1)), yearPeriod(year)];
  const figures = await askMany(
    tx,
    registry,
    periods.map((period) => ({ measure: 'staff.loaded_cost', at: {}, period })),
  );
  const shown = figures.map((figure, index) =>
    showFigure(figure, evidencePath(figure.source), `Coût chargé, ${frenchMonths[index] ?? 'année'} ${year}`, 0),
  );
  return { months: shown.slice(0, frenchShortMonths.length), whole: shown.at(-1) ?? null };
}

/** The costs recorded in the year asked for, else in the latest that has any. */
export async function loadPayList(page: PageReading) {
  const { tx, today, url } = page;
  const recorded = await listPayYears(tx);
  const years = recorded.length === 0 ? [yearOf(today)] : recorded;
  const wanted = Number(url.searchParams.get('annee'));
  const year = years.includes(wanted) ? wanted : (years[0] ?? yearOf(today));
  const known = Map.groupBy(await listPay(tx, { year }), ({ person }) => person);
  const lines = [...known.entries()].map(([code, months]): PayLine => {
    const costs = new Map(months.map(({ month, cost }) => [Number(month.slice(5, 7)), cost]));
    const byMonth = frenchShortMonths.map((_, index) => {
      const cost = costs.get(index + 1);
      return cost === undefined ? null : showCost(cost);
    });
    return { code, name: months[0]?.name ?? null, byMonth };
  });
  lines.sort((a, b) => a.code.localeCompare(b.code, 'fr', { numeric: true }));
  return { year, years, lines, totals: await totalsOf(page, year) };
}
