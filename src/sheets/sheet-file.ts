import { problem } from '../kernel/problem.ts';
import { listFile, listFileResponse } from '../web/list-file.ts';
import { figureColumn, type ListColumn, readListState } from '../web/list-state.ts';
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
  const table = tables.find(({ id }) => id === wanted);
  if (!table) throw problem('not-found', 'sheets.unknown-table', 'Ce tableau n’existe pas, ou rien n’y est enregistré.');
  return listFileResponse(`${table.id}-${suffix}`, listFile(table.rows, columnsOf(table), readListState(new URLSearchParams())));
}
