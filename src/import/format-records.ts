import type { Tx } from '../database/face.ts';
import type { Column, FileFormat, ParsedRow } from './format.ts';
import { listRecords } from './load.store.ts';
import { shownValue } from './shown-value.ts';
import { withSyntheticColumn } from './synthetic.ts';

/** The records of a format as cells of its own file. */
export type FormatCells = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Every record of a format, in the order of its key, as a file of that format says it: loaded again, it changes nothing. */
export async function formatCells(tx: Tx, format: FileFormat): Promise<FormatCells> {
  const [marked = format] = withSyntheticColumn([format]);
  const records = await listRecords(tx, marked);
  const columns = marked.columns.filter((column) => column.stored !== false && (!isMark(column) || records.some(isMadeUp)));
  const keys = columns.flatMap((column, index) => (column.key === true ? [index] : []));
  const rows = records.map((record) => columns.map((column) => shownValue(column, record[column.field])));
  const keyOf = (row: readonly string[]) => JSON.stringify(keys.map((index) => row[index]));
  rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return { heads: columns.map(({ name }) => name), rows };
}

const isMark = ({ value }: Column) => value.kind === 'synthetic';
const isMadeUp = (record: ParsedRow) => record['origin'] === 'synthetic';
