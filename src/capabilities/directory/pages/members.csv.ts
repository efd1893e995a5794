import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { loadMembers, memberColumns } from './members.list.ts';

export const loader = reading(async (page) => {
  const { lines, year } = await loadMembers(page);
  return listFileResponse(`adherents-${year}`, listFile(lines, memberColumns, readListState(page.url.searchParams)));
});
