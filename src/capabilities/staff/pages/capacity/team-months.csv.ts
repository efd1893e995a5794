import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import type { Route } from './+types/team-months.csv.ts';
import { teamMonthColumns, teamMonths } from './capacity.list.ts';
import { loadTeam } from './team-capacity.load.ts';

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { team, known, supposed } = await loadTeam(page, params.team);
  const lines = teamMonths([team], [known], supposed === null ? null : [supposed]);
  return listFileResponse(`capacite-${team.code}`, listFile(lines, teamMonthColumns, readListState(new URLSearchParams())));
});
