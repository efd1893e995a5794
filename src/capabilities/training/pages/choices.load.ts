import type { Tx } from '../../../database/face.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Choice } from '../../../web/form-field.tsx';
import { listApplications } from '../../catalogue/index.ts';
import { listCourses } from '../course.store.ts';
import { listTrainers } from '../trainers.ts';

export async function loadApplicationChoices(tx: Tx): Promise<Choice[]> {
  return (await listApplications(tx)).map(({ code, name }) => ({ value: code, label: name }));
}

/** What the form of a session offers: courses that are offered (and the one that the session is of), and who may give it. */
export async function loadSessionChoices(tx: Tx, today: Day, course?: string) {
  const courses = (await listCourses(tx))
    .filter(({ code, toDay }) => code === course || toDay === null || toDay > today)
    .map(({ code, name }): Choice => ({ value: code, label: name }));
  const trainers = (await listTrainers(tx)).map(({ code, label }): Choice => ({ value: code, label }));
  return { courses, trainers };
}

export type SessionChoices = Awaited<ReturnType<typeof loadSessionChoices>>;
