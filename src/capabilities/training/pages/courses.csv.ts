import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { listFile, listFileResponse } from '../../../web/list-file.ts';
import { readListState } from '../../../web/list-state.ts';
import { mayReadTraining } from '../training.access.ts';
import { courseColumns, listCourseLines } from './courses.list.ts';

export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  return listFileResponse(
    'formations',
    listFile(await listCourseLines(page), courseColumns, readListState(page.url.searchParams)),
  );
});
