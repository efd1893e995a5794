import { reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { mayReadPersons } from '../../staff.access.ts';
import { loadPersons, personColumns } from './persons.list.ts';

export const loader = reading(async (page) => {
  demand(mayReadPersons(page.actor));
  const { lines, asked } = await loadPersons(page);
  return listFileResponse(`personnel-${asked.date}`, listFile(lines, personColumns, readListState(page.url.searchParams)));
});
