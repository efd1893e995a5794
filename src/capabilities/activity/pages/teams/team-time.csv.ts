import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { loadTeamTime, weekColumns, weekLines } from './team-time.load.ts';

export const loader = reading(async (page) => {
  const loaded = await loadTeamTime(page);
  const state = readListState(page.url.searchParams);
  return listFileResponse(`temps-${loaded.month}`, listFile(weekLines(loaded), weekColumns, state));
});
