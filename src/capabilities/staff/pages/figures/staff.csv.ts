import { reading } from '../../../../http/reading.ts';
import { periodText } from '../../../../kernel/period.ts';
import { problem } from '../../../../kernel/problem.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { figureColumn, type ListColumn, readListState } from '../../../../web/list-state.ts';
import { periodOf } from './moment.ts';
import type { AnsweredRow, AnsweredTable } from './planned-table.ts';
import { loadSheet, sheetNamed } from './sheets.ts';
import { listVacancyLines, vacancyColumns, vacancyTableId } from './vacancies.ts';

function columnsOf(table: AnsweredTable): ListColumn<AnsweredRow>[] {
  return [
    { key: 'ligne', label: table.heading === '' ? table.title : table.heading, value: (row) => row.label },
    ...table.columns.map((label, index) =>
      figureColumn<AnsweredRow>(String(index), label, (row) => row.cells[index] ?? { approximate: null, plain: null }),
    ),
  ];
}

/** One table of a sheet, as it stands on the page. */
export const loader = reading(async (page) => {
  const { searchParams } = page.url;
  const wanted = searchParams.get('tableau');
  const unsorted = readListState(new URLSearchParams());
  const sheet = sheetNamed(searchParams.get('feuille'));
  if (sheet === 'postes' && wanted === vacancyTableId) {
    const { date, lines } = await listVacancyLines(page);
    return listFileResponse(`${vacancyTableId}-${date}`, listFile(lines, vacancyColumns, unsorted));
  }
  const { moment, tables } = sheet === null ? { moment: null, tables: [] } : await loadSheet(page, sheet);
  const table = tables.find(({ id }) => id === wanted);
  if (!table || !moment)
    throw problem('not-found', 'staff.unknown-table', 'Ce tableau n’existe pas, ou rien n’y est enregistré.');
  const name = `${table.id}-${periodText(periodOf(moment)).replace('..', '-')}-${moment.date}`;
  return listFileResponse(name, listFile(table.rows, columnsOf(table), unsorted));
});
