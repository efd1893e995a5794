import { reading } from '../../../http/reading.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import type { Route } from './+types/comparison.csv.ts';
import { yearOfAddress } from './chapter.load.ts';
import { comparedColumns, loadComparison } from './comparison.load.ts';

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { lines, code } = await loadComparison(page, yearOfAddress(params.year));
  return listFileResponse(`comparaison-${code}`, listFile(lines, comparedColumns, readListState(page.url.searchParams)));
});
