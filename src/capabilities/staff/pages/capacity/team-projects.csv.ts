import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import type { Route } from './+types/team-projects.csv.ts';
import { loadTeamProjects, projectColumns } from './loads.load.ts';

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { lines, code } = await loadTeamProjects(page, params.team);
  return listFileResponse(`projets-${code}`, listFile(lines, projectColumns, readListState(page.url.searchParams)));
});
