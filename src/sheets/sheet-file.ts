import { figureColumn, type ListColumn } from '../web/list-state.ts';
import { filedTable, pageFile } from '../web/page-file.ts';
import type { AnsweredRow, AnsweredTable } from './answered-table.ts';

function columnsOf(table: AnsweredTable): ListColumn<AnsweredRow>[] {
  return [
    { key: 'ligne', label: table.heading === '' ? table.title : table.heading, value: (row) => row.label },
    ...table.columns.map((label, index) =>
      figureColumn<AnsweredRow>(String(index), label, (row) => row.cells[index] ?? { approximate: null, plain: null }),
    ),
  ];
}

/** One table of a sheet as a file, as it stands on the page. @throws Problem when the sheet has no such table. */
export function sheetFile(tables: readonly AnsweredTable[], wanted: string | null, suffix: string): Response {
  return pageFile(
    tables.map((table) => filedTable(table.id, table.rows, columnsOf(table))),
    wanted,
    suffix,
  );
}
