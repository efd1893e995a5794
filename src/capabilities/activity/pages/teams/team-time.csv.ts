import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { filedTable, pageFile } from '../../../../web/page-file.ts';
import { teamsTableId } from '../../activity.paths.ts';
import { loadTeamLines, teamColumns } from './team-lines.load.ts';
import { loadTeamTime, weekColumns, weekLines } from './team-time.load.ts';

/** The weeks of a month, or how complete it is team by team. */
export const loader = reading(async (page) => {
  const loaded = await loadTeamTime(page);
  const { searchParams } = page.url;
  if (searchParams.get('tableau') === teamsTableId)
    return pageFile([filedTable(teamsTableId, await loadTeamLines(page, loaded), teamColumns)], teamsTableId, loaded.month);
  return listFileResponse(`temps-${loaded.month}`, listFile(weekLines(loaded), weekColumns, readListState(searchParams)));
});
