import type { PageReading } from '../../../http/reading.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import { listCourses } from '../course.store.ts';
import { type ListedSession, listSessionsOf } from '../session.store.ts';
import { whereWords } from '../session-words.ts';
import { readSessionYears } from './session-years.load.ts';

export type SessionLine = {
  readonly code: string;
  readonly firstDay: string;
  readonly courseName: string;
  readonly where: string | null;
  /** In days. */
  readonly days: number | null;
  readonly capacity: number | null;
  /** In euros. */
  readonly cost: number | null;
  readonly enrolled: number;
  readonly waiting: number;
  /** Null while nobody’s presence is recorded. */
  readonly present: number | null;
  readonly synthetic: boolean;
};

export const sessionColumns: readonly ListColumn<SessionLine>[] = [
  { key: 'du', label: 'Premier jour', value: (line) => line.firstDay },
  { key: 'formation', label: 'Formation', value: (line) => line.courseName },
  { key: 'lieu', label: 'Lieu', value: (line) => line.where },
  { key: 'jours', label: 'Jours', numeric: true, value: (line) => line.days },
  { key: 'places', label: 'Places', numeric: true, value: (line) => line.capacity },
  { key: 'inscrits', label: 'Inscrits', numeric: true, value: (line) => line.enrolled },
  { key: 'attente', label: 'En attente', numeric: true, value: (line) => line.waiting },
  { key: 'cout', label: 'Coût (€)', numeric: true, value: (line) => line.cost },
  { key: 'presents', label: 'Présents', numeric: true, value: (line) => line.present },
];

export function lineOf(session: ListedSession, names: ReadonlyMap<string, string>): SessionLine {
  const { code, firstDay, course, days, capacity, enrolled, waiting, present, synthetic } = session;
  const line = { code, firstDay, capacity, enrolled, waiting, present, synthetic };
  return {
    ...line,
    courseName: names.get(course) ?? course,
    where: whereWords(session) || null,
    days: days === null ? null : days / 100,
    cost: session.cost === null ? null : session.cost / 100,
  };
}

/** The sessions of the year that is shown. */
export async function loadSessions(page: PageReading) {
  const { tx, today } = page;
  const { years, current } = await readSessionYears(page);
  const names = new Map((await listCourses(tx)).map(({ code, name }) => [code, name]));
  const lines = (await listSessionsOf(tx, current)).map((session) => lineOf(session, names));
  const toCome = lines.filter(({ firstDay }) => firstDay >= today).length;
  return { years, current, lines, toCome };
}
