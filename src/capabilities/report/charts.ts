import { quantityOf } from '../../kernel/figure.ts';
import { toApproximateNumber } from '../../kernel/quantity.ts';
import type { DocumentBlock, DocumentFigure, DocumentTable } from './document.ts';
import type { Block } from './outline.ts';

type Point = { readonly value: number | null; readonly figure: number | null };

/** In a stack, what is not applicable adds nothing, where what is unknown leaves the total open. */
function pointAt(
  table: DocumentTable,
  rowIndex: number,
  columnIndex: number,
  figures: readonly DocumentFigure[],
  stacked: boolean,
): Point {
  const cell = table.rows[rowIndex]?.cells[columnIndex];
  if (cell?.kind !== 'figure') return { value: null, figure: null };
  const figure = figures[cell.figure];
  if (stacked && figure?.result.found === 'not-applicable') return { value: 0, figure: cell.figure };
  const quantity = figure ? quantityOf(figure.result) : null;
  return { value: quantity ? toApproximateNumber(quantity) : null, figure: cell.figure };
}

function chosen(
  labels: readonly { readonly label: string; readonly fits: boolean }[],
  wanted: readonly string[] | undefined,
): number[] {
  return labels.flatMap(({ label, fits }, index) => ((wanted ? wanted.includes(label) : fits) ? [index] : []));
}

/** The decimals that the columns drawn print; undefined as soon as one leaves them to its unit. */
function decimalsOf(columns: DocumentTable['columns']): number | undefined {
  const each = columns.map(({ decimals }) => decimals);
  const said = each.filter((decimals) => decimals !== undefined);
  return said.length === each.length && said.length > 0 ? Math.max(...said) : undefined;
}

/** Draws nothing: picks the series and categories of a chart out of its table, so that both always show the same figures. */
export function layChart(
  block: Extract<Block, { type: 'chart' }>,
  id: string,
  table: DocumentTable,
  figures: readonly DocumentFigure[],
): DocumentBlock {
  const columns = chosen(
    table.columns.map(({ label, numeric }) => ({ label, fits: numeric })),
    block.columns,
  );
  const rows = chosen(
    table.rows.map(({ label, kind }) => ({ label, fits: kind === 'plain' })),
    block.rows,
  );
  const stacked = block.kind === 'stacked-bar';
  const unit = table.columns[columns[0] ?? 0]?.unit ?? 'count';
  const decimals = decimalsOf(columns.flatMap((index) => table.columns[index] ?? []));
  const columnNames = columns.map((index) => table.columns[index]?.label ?? '');
  const rowNames = rows.map((index) => table.rows[index]?.label ?? '');
  const series =
    block.by === 'column'
      ? columns.map((column, index) => ({
          name: columnNames[index] ?? '',
          points: rows.map((row) => pointAt(table, row, column, figures, stacked)),
        }))
      : rows.map((row, index) => ({
          name: rowNames[index] ?? '',
          points: columns.map((column) => pointAt(table, row, column, figures, stacked)),
        }));
  return {
    type: 'chart',
    id,
    title: block.title,
    alternative: block.alternative,
    kind: block.kind,
    unit,
    ...(decimals === undefined ? {} : { decimals }),
    categories: block.by === 'column' ? rowNames : columnNames,
    series: series.map(({ name, points }) => ({
      name,
      values: points.map((point) => point.value),
      figures: points.map((point) => point.figure),
    })),
    tableId: table.id,
  };
}
