import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { filedTable, pageFile } from '../../../web/page-file.ts';
import { mayReadTraining } from '../training.access.ts';
import type { Route } from './+types/course-tables.csv.ts';
import { courseSessionsId, loadCourse } from './course.load.ts';
import { resultsTables } from './evaluation.list.ts';
import { sessionFileColumns } from './sessions.list.ts';

/** One of the tables of the page of a course, as it stands there. */
export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  demand(mayReadTraining(page.actor));
  const { sessions, results } = await loadCourse(page, params.code);
  const tables = [filedTable(courseSessionsId, sessions, sessionFileColumns), ...resultsTables(results)];
  return pageFile(tables, page.url.searchParams.get('tableau'), params.code);
});
