import { cellReader } from './cell.ts';
import type { FileFormat } from './format.ts';
import { comparable, formatByHeadings, headingsOf } from './recognise.ts';
import { isFault } from './rejection.ts';
import type { RawRecord } from './separated-text.ts';

/** The headings of a file. `below`: something is written above them, which is not read. */
export type Headings = RawRecord & { readonly below: boolean };

/**
 * The headings among the first rows of a file: under a title, or several, they are the row that names most of the format's
 * columns, all required ones among them. When no row does, the first stands for them, so that what is missing is said of it;
 * so it does when the rows above would be lost records. Null when there is no row.
 */
export function findHeadings(format: FileFormat, firstRows: readonly RawRecord[]): Headings | null {
  const [first] = firstRows;
  if (first === undefined) return null;
  const found = mostKnown(format, firstRows, first);
  const above = firstRows.slice(0, firstRows.indexOf(found)).filter((row) => filled(row).length > 0);
  if (above.some((row) => isRecord(format, found, row))) return { ...first, below: false };
  return { ...found, below: above.length > 0 };
}

function mostKnown(format: FileFormat, rows: readonly RawRecord[], first: RawRecord): RawRecord {
  const candidates = rows
    .map((row) => ({ row, known: knownIn(format, row), complete: isComplete(format, row) }))
    .filter(({ row, known }) => row === first || known >= 2 || (known === 1 && filled(row).length === 1));
  const complete = candidates.filter((candidate) => candidate.complete);
  // Nothing complete: a first row that names no column is a title, and the fault is that of the headings under it.
  const eligible = complete.length > 0 || knownIn(format, first) > 0 ? complete : candidates;
  return eligible.reduce(
    (best, candidate) => (candidate.known > best.known ? candidate : best),
    eligible[0] ?? { row: first, known: 0 },
  ).row;
}

function isComplete(format: FileFormat, row: RawRecord): boolean {
  const present = new Set(row.cells.map(comparable));
  return format.columns.every((column) => !column.required || headingsOf(column).some((heading) => present.has(heading)));
}

function knownIn(format: FileFormat, row: RawRecord): number {
  const present = new Set(row.cells.map(comparable));
  return format.columns.filter((column) => headingsOf(column).some((heading) => present.has(heading))).length;
}

function filled(row: RawRecord): string[] {
  return row.cells.filter((cell) => cell.trim() !== '');
}

/** A row that these headings would make a record of: a file sorted with its headings, say. A title fills a cell or two. */
function isRecord(format: FileFormat, headings: RawRecord, row: RawRecord): boolean {
  const count = filled(row).length;
  if (count < Math.max(2, filled(headings).length / 2) || knownIn(format, row) * 2 >= count) return false;
  return format.columns.every((column) => {
    const names = headingsOf(column);
    const cell = row.cells[headings.cells.findIndex((heading) => names.includes(comparable(heading)))]?.trim() ?? '';
    return cell === '' ? !column.required : !isFault(cellReader(column.value, false)(cell));
  });
}

/** The format that headings tell, on the first row or under a title. */
export function formatByFirstRows(rows: readonly RawRecord[], formats: readonly FileFormat[]): FileFormat | null {
  for (const [index, row] of rows.entries()) {
    const format = formatByHeadings(row.cells, formats);
    if (format !== null && (index === 0 || knownIn(format, row) >= 2)) return format;
  }
  return null;
}
