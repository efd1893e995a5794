import type { Tx } from '../../database/face.ts';
import { record, type SampleRecord } from '../../database/records.samples.ts';
import type { Actor } from '../../kernel/actor.ts';

export function recordCourses(
  tx: Tx,
  actor: Actor,
  courses: readonly (SampleRecord & { readonly code: string })[],
): Promise<void> {
  return record(
    tx,
    actor,
    'training.course',
    courses.map((course) => ({ name: course.code, category: 'office', ...course })),
  );
}

/** Half a day, unless said otherwise. */
export function recordSessions(
  tx: Tx,
  actor: Actor,
  sessions: readonly (SampleRecord & { readonly code: string; readonly course: string; readonly first_day: string })[],
): Promise<void> {
  return record(
    tx,
    actor,
    'training.session',
    sessions.map((session) => ({ days_hundredths: 50, ...session })),
  );
}

export function recordEnrolments(
  tx: Tx,
  actor: Actor,
  session: string,
  enrolments: readonly (SampleRecord & { readonly participant: string })[],
): Promise<void> {
  return record(
    tx,
    actor,
    'training.enrolment',
    enrolments.map((enrolment, index) => ({ session, place: index + 1, ...enrolment })),
  );
}
