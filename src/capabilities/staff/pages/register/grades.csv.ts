import { reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';
import { readListState } from '../../../../web/list-state.ts';
import { mayReadPosts } from '../../staff.access.ts';
import { gradeColumns, loadGrades } from './grades.list.ts';

export const loader = reading(async ({ tx, actor, today, url }) => {
  demand(mayReadPosts(actor));
  const { grades } = await loadGrades(tx, today);
  return listFileResponse('grades', listFile(grades, gradeColumns, readListState(url.searchParams)));
});
