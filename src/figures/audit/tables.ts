import type { PublishedCell } from '../../kernel/cell.ts';
import { type PrintedNumber, readNumber } from './numbers.ts';

/** A printed cell with the number that it shows, if any, and its place in the edition. */
export type Entry = { readonly index: number; readonly cell: PublishedCell; readonly number: PrintedNumber | null };

export type TableRow = { readonly label: string; readonly nth: number; readonly entries: ReadonlyMap<string, Entry> };
export type TableColumn = { readonly key: string; readonly label: string; readonly period: string; readonly unit: string };

/** A table as printed: rows and columns in order of appearance. A ragged list of figures is a table with holes. */
export type Table = {
  readonly section: string;
  readonly table: string;
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
};

export function readEntries(cells: readonly PublishedCell[]): Entry[] {
  return cells.map((cell, index) => ({ index, cell, number: readNumber(cell) }));
}

export function columnKey(cell: { column: string; period: string; unit: string }): string {
  return JSON.stringify([cell.column, cell.period, cell.unit]);
}

/** Entries that repeat a label are rows of their own, told apart by their occurrence. */
export function readTables(entries: readonly Entry[]): Table[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.cell.section, entry.cell.table]);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].map(readTable);
}

function readTable(entries: readonly Entry[]): Table {
  const rows = new Map<string, { label: string; nth: number; entries: Map<string, Entry> }>();
  const columns = new Map<string, TableColumn>();
  for (const entry of entries) {
    const { cell } = entry;
    const rowKey = JSON.stringify([cell.row, cell.occurrence]);
    const key = columnKey(cell);
    const row = rows.get(rowKey) ?? { label: cell.row, nth: cell.occurrence, entries: new Map<string, Entry>() };
    rows.set(rowKey, row);
    row.entries.set(key, entry);
    if (!columns.has(key)) columns.set(key, { key, label: cell.column, period: cell.period, unit: cell.unit });
  }
  const first = entries[0]?.cell;
  return { section: first?.section ?? '', table: first?.table ?? '', rows: [...rows.values()], columns: [...columns.values()] };
}

/** The number printed at a row and column; null when blank, a word, or absent. */
export function numberAt(row: TableRow, column: TableColumn): PrintedNumber | null {
  return row.entries.get(column.key)?.number ?? null;
}

/** Nothing is printed there, or a dash: adds nothing to a total. */
export function isBlank(entry: Entry | undefined): boolean {
  return entry === undefined || (entry.number === null && /^[\s\u00a0\u202f€%-]*$/.test(entry.cell.printed));
}

export type Place = { readonly table: Table; readonly row: TableRow };

const known = new WeakMap<readonly Table[], Map<Entry, Place>>();

/** Where an entry stands; found once for all the tables of an edition. */
export function placeOf(entry: Entry, tables: readonly Table[]): Place | null {
  let places = known.get(tables);
  if (!places) {
    places = new Map(
      tables.flatMap((table) =>
        table.rows.flatMap((row) => [...row.entries.values()].map((one): [Entry, Place] => [one, { table, row }])),
      ),
    );
    known.set(tables, places);
  }
  return places.get(entry) ?? null;
}
