import type { AnsweredRow, AnsweredTable } from '../../../../sheets/answered-table.ts';
import type { ChartData } from '../../../../web/chart/chart.ts';
import { isSecret } from '../../../../web/shown-figure.ts';

type Drawn = Pick<ChartData, 'title' | 'kind'> & { readonly rows: readonly AnsweredRow[]; readonly columns: number };

/** The first columns of a table as a picture, a series for each of the rows; null when there is nothing to compare. */
export function chartOfRows(table: AnsweredTable | undefined, { title, kind, rows, columns }: Drawn): ChartData | null {
  if (!table || rows.length === 0 || columns < 2) return null;
  const categories = table.columns.slice(0, columns);
  return {
    id: table.id,
    title,
    alternative: `${title}, ${categories[0]} à ${categories.at(-1)} ; les valeurs sont dans le tableau.`,
    kind,
    unit: 'days',
    categories,
    series: rows.map(({ label, cells }) => ({
      name: label,
      values: cells.slice(0, columns).map((cell) => cell?.approximate ?? null),
      secret: cells.slice(0, columns).map(isSecret),
    })),
  };
}

/** The rows of the first level: those below are part of them. */
export const firstLevel = ({ rows }: Pick<AnsweredTable, 'rows'>) =>
  rows.filter(({ total, kind }) => !total && kind !== 'detail');
