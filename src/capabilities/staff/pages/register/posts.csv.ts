import { reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { mayReadPosts } from '../../staff.access.ts';
import { loadPosts, postFileColumns } from './posts.list.ts';

export const loader = reading(async (page) => {
  demand(mayReadPosts(page.actor));
  const { lines, asked } = await loadPosts(page);
  return listFileResponse(`postes-${asked.date}`, listFile(lines, postFileColumns, readListState(page.url.searchParams)));
});
