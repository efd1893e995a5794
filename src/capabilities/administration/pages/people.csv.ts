import { consulting } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { loadPeople, peopleColumns } from './people.list.ts';

export const loader = consulting(async (page, { url }) => {
  const { all } = await loadPeople(page);
  return listFileResponse('personnes', listFile(all, peopleColumns, readListState(url.searchParams)));
});
