import type { Tx } from '../../../database/face.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { listCourses } from '../course.store.ts';
import { listShownEnrolments } from '../enrolment.store.ts';
import { readSeats, type Seats } from '../own-enrolment.store.ts';
import { listHalfDays, listOpenSessions } from '../session.store.ts';
import { daysWords, whenWords, whereWords } from '../session-words.ts';

export type OpenSessionLine = {
  readonly code: string;
  readonly firstDay: Day;
  readonly when: string;
  readonly course: string;
  readonly objectives: string | null;
  readonly where: string | null;
  readonly length: string;
  readonly enrolUntil: Day | null;
  /** Null: without limit. */
  readonly seatsLeft: number | null;
  readonly waiting: number;
  /** How many of the member's own are enrolled or wait. */
  readonly own: number;
  readonly synthetic: boolean;
};

/** Seats that whoever comes now would have: none while others wait. */
export function seatsLeft(capacity: number | null, { enrolled, waiting }: Seats): number | null {
  if (capacity === null) return null;
  return waiting > 0 ? 0 : Math.max(0, capacity - enrolled);
}

export const openSessionColumns: readonly ListColumn<OpenSessionLine>[] = [
  { key: 'du', label: 'Quand', value: (line) => line.firstDay },
  { key: 'formation', label: 'Formation', value: (line) => line.course },
  { key: 'lieu', label: 'Lieu', value: (line) => line.where },
  { key: 'places', label: 'Places restantes', numeric: true, value: (line) => line.seatsLeft },
  { key: 'attente', label: 'En attente', numeric: true, value: (line) => line.waiting },
  { key: 'jusquau', label: 'Inscriptions jusqu’au', value: (line) => line.enrolUntil },
  { key: 'agents', label: 'Vos agents', numeric: true, value: (line) => line.own },
];

export const openSessionFileColumns: readonly ListColumn<OpenSessionLine>[] = [
  ...openSessionColumns,
  { key: 'horaires', label: 'Horaires', value: (line) => line.when },
  { key: 'duree', label: 'Durée', value: (line) => line.length },
  { key: 'objectifs', label: 'Objectifs', value: (line) => line.objectives },
];

/** What members may enrol their agents in, and where they already did. */
export async function loadOpenSessions(tx: Tx, today: Day): Promise<OpenSessionLine[]> {
  const sessions = await listOpenSessions(tx, today);
  const courses = new Map((await listCourses(tx)).map((course) => [course.code, course]));
  const halfDays = await listHalfDays(
    tx,
    sessions.map(({ code }) => code),
  );
  const seats = await readSeats(tx, today);
  const own = (await listShownEnrolments(tx)).filter(({ state }) => state !== 'cancelled');
  return sessions.map((session) => {
    const { code, course, days, capacity, firstDay, enrolUntil, synthetic } = session;
    const taken = seats.get(code) ?? { enrolled: 0, waiting: 0 };
    return {
      code,
      firstDay,
      enrolUntil,
      synthetic,
      when: whenWords({ firstDay, days, halfDays: halfDays.get(code) ?? [] }),
      course: courses.get(course)?.name ?? course,
      objectives: courses.get(course)?.objectives ?? null,
      where: whereWords(session) || null,
      length: daysWords(days),
      seatsLeft: seatsLeft(capacity, taken),
      waiting: taken.waiting,
      own: own.filter(({ session }) => session === code).length,
    };
  });
}
