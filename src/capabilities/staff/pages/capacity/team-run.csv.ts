import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import type { Route } from './+types/team-run.csv.ts';
import { loadTeamRun, runColumns } from './loads.load.ts';

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { lines, code } = await loadTeamRun(page, params.team);
  return listFileResponse(`exploitation-${code}`, listFile(lines, runColumns, readListState(page.url.searchParams)));
});
