import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { mayReadTraining } from '../training.access.ts';
import { loadApplications, rowColumns } from './applications.load.ts';

export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  const { rows, years, current } = await loadApplications(page);
  const file = listFile(rows, rowColumns(years), readListState(page.url.searchParams));
  return listFileResponse(`formation-assistance-par-logiciel-${current}`, file);
});
