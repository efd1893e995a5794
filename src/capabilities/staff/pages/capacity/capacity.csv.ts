import { reading } from '../../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { teamMonthColumns, teamMonths } from './capacity.list.ts';
import { forecastBoth, loadCapacity } from './capacity.load.ts';

export const loader = reading(async (page) => {
  const capacity = await loadCapacity(page, null);
  const { known, supposed } = forecastBoth(capacity, capacity.teams);
  const lines = teamMonths(capacity.teams, known, supposed);
  return listFileResponse(
    `capacite-${capacity.outlook.first.slice(0, 7)}`,
    listFile(lines, teamMonthColumns, readListState(new URLSearchParams())),
  );
});
