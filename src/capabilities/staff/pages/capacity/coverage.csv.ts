import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { coverageColumns, loadCoverage } from './coverage.list.ts';

export const loader = reading(async (page) => {
  const { lines } = await loadCoverage(page);
  return listFileResponse('competences', listFile(lines, coverageColumns, readListState(page.url.searchParams)));
});
