import { problem } from '../kernel/problem.ts';
import { listFile, listFileResponse } from './list-file.ts';
import { type ListColumn, readListState } from './list-state.ts';

/** A table of a page as its file: one address for all the tables of the page, told which by `tableau`. */
export type FiledTable = { readonly id: string; readonly content: () => string };

/** A table that its page does not search nor sort, in the order in which it stands there. */
export function filedTable<Row>(id: string, rows: readonly Row[], columns: readonly ListColumn<Row>[]): FiledTable {
  return { id, content: () => listFile(rows, columns, readListState(new URLSearchParams())) };
}

/** The file of one table among those of a page. @throws Problem when the page has no such table */
export function pageFile(tables: readonly FiledTable[], wanted: string | null, suffix: string): Response {
  const table = tables.find(({ id }) => id === wanted);
  if (!table) throw problem('not-found', 'web.unknown-table', 'Ce tableau n’existe pas, ou rien n’y est enregistré.');
  return listFileResponse(`${table.id}-${suffix}`, table.content());
}

/** The address of the file of a table; `kept` is what it is asked for besides. */
export function tableFilePath(path: string, table: string, kept: Readonly<Record<string, string>> = {}): string {
  return `${path}?${new URLSearchParams({ ...kept, tableau: table })}`;
}
