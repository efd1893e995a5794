import type { Database, Tx } from '../../database/face.ts';
import type { SendMail } from '../../http/mail.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { getOperator } from '../directory/index.ts';
import { type CalendarSession, calendarOf, type Mailed } from './calendar.ts';
import { findCourse } from './course.store.ts';
import { openSessionToRun } from './running.ts';
import type { PlannedSession } from './session.ts';
import { whenWords, whereWords } from './session-words.ts';

/** What sending mail about a session needs. */
export type MailDesk = { readonly database: Database; readonly mail: SendMail | null; readonly now: () => Date };

/** The same, where what is still to come counts. */
export type Clocked = MailDesk & { readonly today: () => Day };

/** A session as its mails and its calendars tell it. */
export type ToldSession = {
  readonly course: string;
  readonly when: string;
  readonly where: string;
  /** The name of the operator, who writes. */
  readonly operator: string;
  readonly events: CalendarSession;
};

export async function tellOf(tx: Tx, { operator }: Actor, session: PlannedSession): Promise<ToldSession> {
  const course = (await findCourse(tx, session.course))?.name ?? session.course;
  const where = whereWords(session);
  const { code, halfDays, firstDay } = session;
  const events = { code, halfDays, firstDay, operator, title: course, where };
  return { course, when: whenWords(session), where, operator: (await getOperator(tx)).name, events };
}

/** The same, for whoever runs it. @throws Problem `not-found`, or `refused` to anybody else */
export async function readTold(tx: Tx, actor: Actor, code: string): Promise<ToldSession> {
  return tellOf(tx, actor, await openSessionToRun(tx, actor, code));
}

/** The events of a session as a mail brings them, once it is known from which address it leaves. */
export function mailedEvents({ events, operator }: ToldSession, now: Date, more: Omit<Mailed, 'organizer'> = {}) {
  return (sender: string) => calendarOf(events, now, { ...more, organizer: { name: operator, address: sender } });
}
