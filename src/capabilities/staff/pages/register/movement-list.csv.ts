import { reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { mayReadPersons } from '../../staff.access.ts';
import { loadMovements, movementColumns } from './movement.list.ts';

export const loader = reading(async (page) => {
  demand(mayReadPersons(page.actor));
  const { lines, between } = await loadMovements(page);
  const name = `mouvements-${between.from}-${between.last}`;
  return listFileResponse(name, listFile(lines, movementColumns, readListState(page.url.searchParams)));
});
