import type { ReaderDoor } from '../../http/reader-door.ts';
import { yearOf } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import { frenchBodyCategory } from '../directory/index.ts';
import { listCourses } from './course.store.ts';
import { frenchCategory } from './course.ts';
import { listSessionsOf, listSessionYears } from './session.store.ts';
import { mayReadTraining } from './training.access.ts';
import { trainingApi } from './training.api.ts';
import { trainingDocuments } from './training.documents.ts';
import { trainingFacts } from './training.facts.ts';
import { coursePath, sessionPath } from './training.paths.ts';
import { listWaitingTraining } from './waiting.ts';

/** What readers across capabilities take from training. */
export const trainingReader: ReaderDoor = {
  measures: { of: 'training', label: 'Formation' },
  api: trainingApi,
  documents: trainingDocuments,
  facts: trainingFacts,
  searchable: async (tx, { actor, today }) => {
    if (!mayReadTraining(actor).may) return [];
    const courses = await listCourses(tx);
    const names = new Map(courses.map(({ code, name }) => [code, name]));
    const sessions = await listSessionsOf(tx, yearOf(today));
    return [
      ...courses.map(({ code, name }) => ({ kind: 'formation', label: name, path: coursePath(code) })),
      ...sessions.map(({ code, course, firstDay }) => ({
        kind: 'session de formation',
        label: `${names.get(course) ?? course}, ${frenchDay(firstDay)}`,
        path: sessionPath(code),
      })),
    ];
  },
  words: async (tx) => ({
    course_category: new Map(Object.entries(frenchCategory)),
    course: new Map((await listCourses(tx)).map(({ code, name }) => [code, name])),
    body_category: new Map(Object.entries(frenchBodyCategory)),
  }),
  waiting: listWaitingTraining,
  years: listSessionYears,
};
