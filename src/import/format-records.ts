import type { Tx } from '../database/face.ts';
import type { Column, FileFormat, ParsedRow, Value } from './format.ts';
import { listRecords } from './load.store.ts';
import { shownValue } from './shown-value.ts';
import { withSyntheticColumn } from './synthetic.ts';

/** The records of a format as cells of its own file. */
export type FormatCells = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Every record of a format, in the order of its key, as a file of that format says it: loaded again, it changes nothing. */
export async function formatCells(tx: Tx, format: FileFormat): Promise<FormatCells> {
  const [marked = format] = withSyntheticColumn([format]);
  const records = await listRecords(tx, marked);
  const keyed = marked.columns.filter(({ key }) => key === true);
  const keyOf = (record: ParsedRow) => JSON.stringify(keyed.map((column) => shownValue(column, record[column.field])));
  const placed = records.map((record) => ({ record, key: keyOf(record) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  return recordCells(
    format,
    placed.map(({ record }) => record),
  );
}

/**
 * The same of some records, read by the fields of their table (`origin` among them), in the order in which they are given. A column that
 * no table keeps is written where one of them says it.
 */
export function recordCells(format: FileFormat, records: readonly ParsedRow[]): FormatCells {
  const [marked = format] = withSyntheticColumn([format]);
  const says = ({ field }: Column) => records.some((record) => record[field] !== undefined);
  const columns = marked.columns.filter((column) =>
    isMark(column) ? records.some(isMadeUp) : column.stored !== false || says(column),
  );
  const rows = records.map((record) => columns.map((column) => cellOf(column, record[column.field])));
  return { heads: columns.map(({ name }) => name), rows };
}

const numbers: ReadonlySet<string> = new Set(['amount', 'hundredths', 'number'] satisfies Column['value']['kind'][]);

/** As it is shown, but that a spreadsheet takes no number with spaces in it for one. */
function cellOf(column: Column, value: Value | undefined): string {
  const shown = shownValue(column, value);
  return numbers.has(column.value.kind) ? shown.replaceAll('\u202f', '') : shown;
}

const isMark = ({ value }: Column) => value.kind === 'synthetic';
const isMadeUp = (record: ParsedRow) => record['origin'] === 'synthetic';
