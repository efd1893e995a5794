import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { indicatorColumns, loadIndicators } from './indicators.list.ts';

export const loader = reading(async (page) => {
  const { lines, years } = await loadIndicators(page);
  return listFileResponse('indicateurs', listFile(lines, indicatorColumns(years), readListState(page.url.searchParams)));
});
