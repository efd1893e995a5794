import type { PublishedCell } from '../../kernel/cell.ts';
import type { Coordinates, Question } from '../../kernel/figure.ts';
import { parsePeriod, periodForms } from '../../kernel/period.ts';
import { problem } from '../../kernel/problem.ts';
import { isUnit, units } from '../../kernel/unit.ts';
import type { DocumentCell, DocumentTable } from './document.ts';
import type { Bound, FigureBook } from './figure-book.ts';
import type { Binding, Block, TableBlock } from './outline.ts';

type PublishedTableBlock = Extract<Block, { type: 'published-table' }>;

/** What every block needs to know of the edition it stands in. */
export type Edition = { readonly year: number; readonly report: string };

/** @throws Problem `report.bad-period` when the outline writes a period that is none. */
export function questionOf(measure: string, at: Coordinates, period: string): Question {
  const parsed = parsePeriod(period);
  if (!parsed)
    throw problem('invalid', 'report.bad-period', `La période « ${period} » du plan ne se lit pas : écrivez ${periodForms}.`, {
      measure,
      period,
    });
  return { measure, at, period: parsed };
}

export function boundTo(binding: Binding, edition: Edition): Bound {
  if ('published' in binding) {
    const { report, ...cell } = binding.published;
    return { report: report ?? edition.report, cell };
  }
  return { question: questionOf(binding.measure, binding.at, binding.period ?? String(edition.year)) };
}

function layCell(
  block: TableBlock,
  row: TableBlock['rows'][number],
  column: TableBlock['columns'][number],
  edition: Edition,
  book: FigureBook,
): DocumentCell {
  const override = row.cells[column.label];
  if (override === null || row.kind === 'heading') return { kind: 'empty' };
  const period = column.period ?? String(edition.year);
  const bound = override
    ? boundTo(override, edition)
    : { question: questionOf(column.measure, { ...column.at, ...row.at }, period) };
  const unit = override?.unit ?? column.unit;
  const cell = override?.cell ?? {
    section: block.section,
    table: block.table,
    row: row.label,
    column: column.label,
    period,
    unit,
  };
  const label =
    override?.label ?? [row.shown ?? row.label, column.shown ?? column.label].filter((text) => text !== '').join(', ');
  const decimals = override?.decimals ?? column.decimals;
  const texts = override?.labels ?? row.labels;
  const order = {
    bound,
    cell,
    label,
    decimals,
    per: override?.per,
    texts,
    absence: column.absence,
    blankZero: block.display === 'matrix',
  };
  return { kind: 'figure', figure: book.add(order, true) };
}

/** A table computed from records: the outline's rows and columns, one figure a cell; a hidden one is asked all the same. */
export function layTable(block: TableBlock, id: string, edition: Edition, book: FigureBook): DocumentTable {
  const rows = block.rows.map((row) => ({
    label: row.shown ?? row.label,
    kind: row.kind,
    cells: block.columns
      .map((column) => layCell(block, row, column, edition, book))
      .filter((_, index) => block.columns[index]?.hidden !== true),
  }));
  const drawn = block.columns.filter((column) => !column.hidden);
  return {
    type: 'table',
    id,
    caption: block.caption,
    note: block.note ?? '',
    rowHeading: block.rowHeading,
    columns: drawn.map(({ label, shown, unit, decimals }) => ({
      label: shown ?? label,
      unit,
      numeric: unit !== 'text',
      ...(decimals === undefined ? {} : { decimals }),
    })),
    rows: rows.filter((_, index) => block.rows[index]?.hidden !== true),
    display: block.display,
  };
}

type Slot = { readonly label: string; readonly unit: string; readonly matches: (cell: PublishedCell) => boolean };

/** Whether a row of the column holds figures of two units at once: `324 agents 65,5 jours`. */
function mixesUnits(ofColumn: readonly PublishedCell[]): boolean {
  const places = ofColumn.map(({ row, period, occurrence }) => JSON.stringify([row, period, occurrence]));
  return new Set(places).size < places.length;
}

function slotsOf(column: string, cells: readonly PublishedCell[]): Slot[] {
  const byUnit = mixesUnits(cells);
  const manyPeriods = new Set(cells.map(({ period }) => period)).size > 1;
  const together = (a: PublishedCell, b: PublishedCell) => a.period === b.period && (!byUnit || a.unit === b.unit);
  const firsts = cells.filter((cell, index) => cells.findIndex((other) => together(cell, other)) === index);
  return firsts.map((first) => {
    const unitName = isUnit(first.unit) ? units[first.unit].fr : first.unit;
    const details = [manyPeriods ? first.period : '', byUnit ? unitName : ''].filter((text) => text !== '');
    const label = details.length === 0 ? column : `${column} (${details.join(', ')})`;
    return { label, unit: first.unit, matches: (cell) => cell.column === column && together(cell, first) };
  });
}

/** Columns of a printed table, in order; one that holds several periods, or several units in a row, is split. */
function columnsOf(cells: readonly PublishedCell[]): Slot[] {
  const columns = [...new Set(cells.map(({ column }) => column))];
  return columns.flatMap((column) =>
    slotsOf(
      column,
      cells.filter((cell) => cell.column === column),
    ),
  );
}

/** A table of ragged columns, one printed figure a line. */
function layPublishedList(
  block: PublishedTableBlock,
  id: string,
  report: string,
  cells: readonly PublishedCell[],
  book: FigureBook,
): DocumentTable {
  const rows = cells.map((cell) => {
    const { printed: _printed, value: _value, note: _note, ...address } = cell;
    const key = `${cell.row} | ${cell.column}`;
    const twice = cells.some(
      (other) => other !== cell && other.row === cell.row && other.column === cell.column && other.period !== cell.period,
    );
    const label =
      block.labels[`${key} | ${cell.period}`] ??
      block.labels[key] ??
      `${cell.row} : ${cell.column}${twice ? ` (${cell.period})` : ''}`;
    return {
      label,
      kind: 'plain' as const,
      cells: [{ kind: 'figure' as const, figure: book.add({ bound: { report, cell: address }, cell: address, label }, true) }],
    };
  });
  const unit = new Set(cells.map((cell) => cell.unit)).size === 1 ? (cells[0]?.unit ?? 'count') : 'count';
  const columns = [{ label: 'Valeur publiée', unit, numeric: cells.some((cell) => cell.value !== null) }];
  return {
    type: 'table',
    id,
    caption: block.caption,
    note: block.note ?? '',
    rowHeading: block.rowHeading,
    columns,
    rows,
    display: 'table',
  };
}

/** A table as the report printed it; figures come from the ledger. */
export function layPublishedTable(
  block: PublishedTableBlock,
  id: string,
  edition: Edition,
  printed: readonly PublishedCell[],
  book: FigureBook,
): DocumentTable {
  const report = block.report ?? edition.report;
  const wants = (list: readonly string[] | undefined, text: string) => !list || list.includes(text);
  const cells = printed.filter(
    (cell) => wants(block.rows, cell.row) && wants(block.columns, cell.column) && wants(block.units, cell.unit),
  );
  if (block.layout === 'list') return layPublishedList(block, id, report, cells, book);
  const columns = columnsOf(cells);
  const seen = new Set<string>();
  const rowKeys = cells.flatMap(({ row, occurrence }) => {
    const key = JSON.stringify([row, occurrence]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ row, occurrence }];
  });
  const rows = rowKeys.map(({ row, occurrence }) => ({
    label: block.labels[row] ?? row,
    kind: /^total/i.test(row) ? ('total' as const) : ('plain' as const),
    cells: columns.map((column): DocumentCell => {
      const cell = cells.find(
        (candidate) => candidate.row === row && candidate.occurrence === occurrence && column.matches(candidate),
      );
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
    columns: columns.map(({ label, unit }) => ({ label: block.labels[label] ?? label, unit, numeric: unit !== 'text' })),
    rows,
    display: 'table',
  };
}
