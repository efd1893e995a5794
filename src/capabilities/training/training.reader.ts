import type { ReaderDoor } from '../../http/reader-door.ts';
import { listCourseNames, listSessionYears } from './course.store.ts';
import { frenchCategory } from './course.ts';

/** What readers across capabilities take from training. */
export const trainingReader: ReaderDoor = {
  api: [],
  words: async (tx) => ({
    category: new Map(Object.entries(frenchCategory)),
    course: new Map((await listCourseNames(tx)).map(({ code, name }) => [code, name])),
  }),
  years: listSessionYears,
};
