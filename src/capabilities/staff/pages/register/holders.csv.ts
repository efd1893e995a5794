import { pageContext } from '../../../../http/page-context.ts';
import { reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { mayReadPosts } from '../../staff.access.ts';
import type { Route } from './+types/holders.csv.ts';
import { occupationColumns } from './occupations.list.ts';
import { loadPost } from './post.load.ts';

/** Who held a post, as far as the reader is shown them. */
export const loader = reading(async (page, { params, context }: Route.LoaderArgs) => {
  demand(mayReadPosts(page.actor));
  const { occupations, forms } = await loadPost(page, params.code, context.get(pageContext).imports.formats);
  const columns = occupationColumns('post', forms !== null);
  return listFileResponse(`occupations-${params.code}`, listFile(occupations, columns, readListState(page.url.searchParams)));
});
