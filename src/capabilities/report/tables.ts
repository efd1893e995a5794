import type { PublishedCell } from '../../kernel/cell.ts';
import { problem } from '../../kernel/problem.ts';
import type { Coordinates, Question } from '../../kernel/figure.ts';
import { parsePeriod } from '../../kernel/period.ts';
import type { DocumentCell, DocumentTable } from './document.ts';
import type { Bound, FigureBook } from './figure-book.ts';
import type { Binding, Block, TableBlock } from './outline.ts';

type PublishedTableBlock = Extract<Block, { type: 'published-table' }>;

/** What every block needs to know of the edition it stands in. */
export type Edition = { readonly year: number; readonly report: string };

/** @throws Problem `report.bad-period` when the outline writes a period that is none. */
export function questionOf(measure: string, at: Coordinates, period: string): Question {
  const parsed = parsePeriod(period);
  if (!parsed) throw problem('invalid', 'report.bad-period', `La période « ${period} » du plan ne se lit pas : écrivez 2020, 2020-05, 2020-12-31 ou 2016..2020.`, { measure, period });
  return { measure, at, period: parsed };
}

export function boundTo(binding: Binding, edition: Edition): Bound {
  if ('published' in binding) {
    const { report, ...cell } = binding.published;
    return { report: report ?? edition.report, cell };
  }
  return { question: questionOf(binding.measure, binding.at, binding.period ?? String(edition.year)) };
}

/** A table computed from records: the outline's rows and columns, one figure a cell. */
export function layTable(block: TableBlock, id: string, edition: Edition, book: FigureBook): DocumentTable {
  const rows = block.rows.map((row) => ({
    label: row.shown ?? row.label,
    kind: row.kind,
    cells: block.columns.map((column): DocumentCell => {
      const override = row.cells[column.label];
      if (override === null || row.kind === 'heading') return { kind: 'empty' };
      const period = column.period ?? String(edition.year);
      const bound = override ? boundTo(override, edition) : { question: questionOf(column.measure, { ...column.at, ...row.at }, period) };
      const cell = { section: block.section, table: block.table, row: row.label, column: column.label, period, unit: column.unit };
      const label = [row.shown ?? row.label, column.label].filter((text) => text !== '').join(', ');
      const order = { bound, cell, label, decimals: column.decimals, texts: row.labels, blankZero: block.display === 'matrix' };
      return { kind: 'figure', figure: book.add(order, true) };
    }),
  }));
  return {
    type: 'table',
    id,
    caption: block.caption,
    note: block.note ?? '',
    rowHeading: block.rowHeading,
    columns: block.columns.map(({ label, unit }) => ({ label, unit, numeric: unit !== 'text' })),
    rows,
    display: block.display,
  };
}

type Slot = { readonly label: string; readonly unit: string; readonly matches: (cell: PublishedCell) => boolean };

/** Columns of a printed table, in order; one that holds several periods is split by period. */
function columnsOf(cells: readonly PublishedCell[], wanted: readonly string[] | undefined): Slot[] {
  const periods = new Map<string, Set<string>>();
  for (const cell of cells) {
    if (wanted && !wanted.includes(cell.column)) continue;
    periods.set(cell.column, (periods.get(cell.column) ?? new Set()).add(cell.period));
  }
  return [...periods].flatMap(([column, found]) =>
    [...found].map((period) => {
      const matches = (cell: PublishedCell) => cell.column === column && cell.period === period;
      return { label: found.size > 1 ? `${column} (${period})` : column, unit: cells.find(matches)?.unit ?? 'text', matches };
    }),
  );
}

/** A table as the report printed it; figures come from the ledger. */
export function layPublishedTable(block: PublishedTableBlock, id: string, edition: Edition, cells: readonly PublishedCell[], book: FigureBook): DocumentTable {
  const report = block.report ?? edition.report;
  const columns = columnsOf(cells, block.columns);
  const seen = new Set<string>();
  const rowKeys = cells.flatMap(({ row, occurrence }) => {
    const key = JSON.stringify([row, occurrence]);
    if (seen.has(key) || (block.rows && !block.rows.includes(row))) return [];
    seen.add(key);
    return [{ row, occurrence }];
  });
  const rows = rowKeys.map(({ row, occurrence }) => ({
    label: block.labels[row] ?? row,
    kind: /^total/i.test(row) ? ('total' as const) : ('plain' as const),
    cells: columns.map((column): DocumentCell => {
      const cell = cells.find((candidate) => candidate.row === row && candidate.occurrence === occurrence && column.matches(candidate));
      if (!cell) return { kind: 'empty' };
      const { printed: _printed, value: _value, note: _note, ...address } = cell;
      const label = [block.labels[row] ?? row, column.label].join(', ');
      return { kind: 'figure', figure: book.add({ bound: { report, cell: address }, cell: address, label }, true) };
    }),
  }));
  return {
    type: 'table',
    id,
    caption: block.caption,
    note: block.note ?? '',
    rowHeading: block.rowHeading,
    columns: columns.map(({ label, unit }) => ({ label, unit, numeric: unit !== 'text' })),
    rows,
    display: 'table',
  };
}
