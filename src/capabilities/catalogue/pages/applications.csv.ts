import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { applicationColumns, loadApplications } from './applications.list.ts';

export const loader = reading(async (page) => {
  const { lines, date } = await loadApplications(page);
  return listFileResponse(`logiciels-${date}`, listFile(lines, applicationColumns, readListState(page.url.searchParams)));
});
