import type { PageReading } from '../../../http/reading.ts';
import { findCourse } from '../course.store.ts';
import { readCourseResults } from '../evaluation.store.ts';
import { listSessionsOfCourse } from '../session.store.ts';
import { unknownCourse } from '../training.problems.ts';
import { lineOf } from './sessions.list.ts';

export const courseSessionsId = 'sessions';

/** A course with its sessions, the latest first, and what was thought of them. @throws Problem when there is no such course */
export async function loadCourse({ tx }: Pick<PageReading, 'tx'>, code: string) {
  const course = await findCourse(tx, code);
  if (course === null) throw unknownCourse(code);
  const names = new Map([[course.code, course.name]]);
  return {
    course,
    sessions: (await listSessionsOfCourse(tx, course.code)).map((one) => lineOf(one, names)).reverse(),
    results: await readCourseResults(tx, course.code),
  };
}
