import type { ChartData } from '../../../web/chart/chart.ts';
import { isSecret } from '../../../web/shown-figure.ts';
import { monthRows, timeColumns } from '../view.ts';
import type { Explored } from './explore.load.ts';

const spanOf = ({ first, last }: Explored['view']) => (first === last ? `en ${last}` : `de ${first} à ${last}`);

/** More series than this can't be told apart. */
const mostSeries = 8;
const mostCategories = 40;

/**
 * The table as a picture: lines over time, bars otherwise; null for one that nobody could read. The whole is left out, since it
 * would flatten its parts.
 */
export function chartOf({ view, measure, heading, columns, rows }: Explored): ChartData | null {
  const parts = rows.filter(({ total }) => !total);
  const isByMonth = view.rows === monthRows;
  const isOverTime = !isByMonth && timeColumns.some((name) => name === view.columns) && columns.length > 2;
  if (parts.length === 0 || (isOverTime ? parts.length > mostSeries : parts.length > mostCategories)) return null;
  // The column of the whole would flatten the others.
  const isCrossed = !timeColumns.some((name) => name === view.columns);
  const shown = columns.slice(0, isCrossed ? -1 : undefined).slice(0, mostSeries);
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
    series: shown.map((name, index) => ({
      name,
      values: parts.map(({ cells }) => cells[index]?.approximate ?? null),
      secret: parts.map(({ cells }) => isSecret(cells[index])),
    })),
  };
}
