import type { ChartData } from '../../../web/chart/chart.ts';
import { isSecret } from '../../../web/shown-figure.ts';
import { monthRows, timeColumns } from '../view.ts';
import { spanOf } from '../view-periods.ts';
import type { Explored } from './explore.load.ts';

/** More series than this can't be told apart. */
const mostSeries = 8;
const mostCategories = 40;

const isOfTime = (name: string) => timeColumns.some((one) => one === name);

/** How a table is drawn: over time by lines while these can be told apart, by bars otherwise. */
function drawingOf({ view, columns, rows }: Explored) {
  const parts = rows.filter(({ total }) => !total);
  const isByMonth = view.rows === monthRows;
  const isOverTime = !isByMonth && isOfTime(view.columns) && columns.length > 2 && parts.length <= mostSeries;
  // The column of the whole would flatten the others.
  const kept = isOfTime(view.columns) ? columns : columns.slice(0, -1);
  // Of years the last ones, of others the first.
  const from = isOfTime(view.columns) ? Math.max(0, kept.length - mostSeries) : 0;
  return { parts, isByMonth, isOverTime, kept, from };
}

/** What the picture of a table does not show, in words; null when it shows all. */
export function undrawn(explored: Explored): string | null {
  const { parts, isOverTime, kept, from } = drawingOf(explored);
  if (parts.length > mostCategories)
    return `Plus de ${mostCategories} lignes ne tiennent pas dans un graphique : limitez le tableau pour en avoir un.`;
  if (parts.length === 0 || isOverTime || kept.length <= mostSeries) return null;
  const which = from > 0 ? 'dernières' : 'premières';
  return `Le graphique montre les ${mostSeries} ${which} colonnes ; le tableau en a ${kept.length}.`;
}

/**
 * The table as a picture: lines over time, bars otherwise; null for one that nobody could read. The whole is left out, since it
 * would flatten its parts.
 */
export function chartOf(explored: Explored): ChartData | null {
  const { view, measure, heading, columns } = explored;
  const { parts, isByMonth, isOverTime, kept, from } = drawingOf(explored);
  if (parts.length === 0 || parts.length > mostCategories) return null;
  const common = {
    id: 'exploration',
    title: measure.label,
    alternative: `${measure.label} par ${heading}, ${spanOf(view)} ; les mêmes chiffres sont dans le tableau.`,
    unit: measure.unit,
    ...(measure.signed ? { signed: true as const } : {}),
  };
  if (isOverTime)
    return {
      ...common,
      kind: 'line',
      categories: columns,
      series: parts.map(({ label, cells }) => ({
        name: label,
        values: cells.map(({ approximate }) => approximate),
        secret: cells.map(isSecret),
      })),
    };
  return {
    ...common,
    kind: isByMonth ? 'line' : 'grouped-bar',
    categories: parts.map(({ label }) => label),
    series: kept.slice(from, from + mostSeries).map((name, index) => ({
      name,
      values: parts.map(({ cells }) => cells[from + index]?.approximate ?? null),
      secret: parts.map(({ cells }) => isSecret(cells[from + index])),
    })),
  };
}
