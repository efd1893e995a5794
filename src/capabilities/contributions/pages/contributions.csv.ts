import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { contributionColumns, loadContributions } from './contributions.list.ts';

export const loader = reading(async (page) => {
  const { year, kinds, lines } = await loadContributions(page);
  return listFileResponse(
    `cotisations-${year ?? 'vide'}`,
    listFile(lines, contributionColumns(kinds), readListState(page.url.searchParams)),
  );
});
