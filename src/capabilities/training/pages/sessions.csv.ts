import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { mayReadTraining } from '../training.access.ts';
import { loadSessions, sessionFileColumns } from './sessions.list.ts';

export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  const { lines, current } = await loadSessions(page);
  const file = listFile(lines, sessionFileColumns, readListState(page.url.searchParams));
  return listFileResponse(`sessions-formation-${current}`, file);
});
