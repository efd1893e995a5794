import { reading } from '../../../../http/reading.ts';
import { sheetFile } from '../../../../sheets/sheet-file.ts';
import { daysSheetNamed, loadDays } from './sheets.ts';

/** One table of a sheet of days, as it stands on the page. */
export const loader = reading(async (page) => {
  const { searchParams } = page.url;
  const sheet = daysSheetNamed(searchParams.get('feuille'));
  const wanted = searchParams.get('tableau');
  if (sheet === null) return sheetFile([], wanted, '');
  const { moment, tables } = await loadDays(page, sheet);
  const read = sheet === 'beneficiaires' && moment.reading === 'full' ? '-jours-partages-repartis' : '';
  return sheetFile(tables, wanted, `${moment.year}${read}`);
});
