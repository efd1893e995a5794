import { reading } from '../../../../http/reading.ts';
import { periodText } from '../../../../kernel/period.ts';
import { sheetFile } from '../../../../sheets/sheet-file.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { periodOf } from './moment.ts';
import { loadSheet, sheetNamed } from './sheets.ts';
import { listVacancyLines, vacancyColumns, vacancyTableId } from './vacancies.ts';

/** One table of a sheet, as it stands on the page. */
export const loader = reading(async (page) => {
  const { searchParams } = page.url;
  const wanted = searchParams.get('tableau');
  const sheet = sheetNamed(searchParams.get('feuille'));
  if (sheet === 'postes' && wanted === vacancyTableId) {
    const { date, lines } = await listVacancyLines(page);
    const file = listFile(lines, vacancyColumns, readListState(new URLSearchParams()));
    return listFileResponse(`${vacancyTableId}-${date}`, file);
  }
  if (sheet === null) return sheetFile([], wanted, '');
  const { moment, tables } = await loadSheet(page, sheet);
  return sheetFile(tables, wanted, `${periodText(periodOf(moment)).replace('..', '-')}-${moment.date}`);
});
