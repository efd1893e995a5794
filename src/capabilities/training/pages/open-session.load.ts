import type { PageReading } from '../../../http/reading.ts';
import { findCourse } from '../course.store.ts';
import { listEnrolments } from '../enrolment.store.ts';
import { readSeats } from '../own-enrolment.store.ts';
import { findSession, isSynthetic } from '../session.store.ts';
import { closedToMembers } from '../session.ts';
import { daysWords, whenWords, whereWords } from '../session-words.ts';
import { unknownSession } from '../training.problems.ts';
import { seatsLeft } from './open-sessions.list.ts';

/** A session as a member's people see it: open to them, or one to which they send somebody; of the others, numbers. */
export async function loadOpenSession({ tx, today }: PageReading, code: string) {
  const session = await findSession(tx, code);
  const own = await listEnrolments(tx, code);
  if (session === null || (!session.openToMembers && own.length === 0)) throw unknownSession(code);
  const course = await findCourse(tx, session.course);
  const taken = (await readSeats(tx, session.firstDay)).get(code) ?? { enrolled: 0, waiting: 0 };
  return {
    code,
    course: course?.name ?? session.course,
    firstDay: session.firstDay,
    enrolUntil: session.enrolUntil,
    facts: {
      when: whenWords(session),
      where: whereWords(session),
      length: daysWords(session.days),
      objectives: course?.objectives ?? '',
    },
    capacity: session.capacity,
    seatsLeft: seatsLeft(session.capacity, taken),
    waiting: taken.waiting,
    closed: closedToMembers(session, today),
    hasBegun: session.firstDay <= today,
    synthetic: await isSynthetic(tx, code),
    own,
  };
}

export type LoadedOpenSession = Awaited<ReturnType<typeof loadOpenSession>>;
