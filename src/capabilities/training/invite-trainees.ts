import type { Database, Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import type { SendMail } from '../../http/mail.ts';
import { demand, mayChange } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import type { Day } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import { problem } from '../../kernel/problem.ts';
import { getOperator } from '../directory/index.ts';
import { calendarOf } from './calendar.ts';
import { findCourse } from './course.store.ts';
import { listEnrolments, setInvited } from './enrolment.store.ts';
import type { Enrolment } from './enrolment.ts';
import { lockSessionToRun, openSessionToRun } from './running.ts';
import { whenWords, whereWords } from './session-words.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { sessionSubject } from './training.subjects.ts';
import { invitationToSession, seatFreed } from './training-mail.ts';

/** What sending mail about a session needs. */
export type MailDesk = { readonly database: Database; readonly mail: SendMail | null; readonly now: () => Date };

/** How many were written to, and who could not be, with the reason. */
export type Sent = { readonly sent: number; readonly failed: readonly string[] };

/** A session as its calendar and its mails tell it. */
export async function readTold(tx: Tx, actor: Actor, code: string, now: Date) {
  const session = await openSessionToRun(tx, actor, code);
  const course = (await findCourse(tx, session.course))?.name ?? session.course;
  const where = whereWords(session);
  const calendar = calendarOf({ ...session, operator: actor.operator, title: course, where, description: '' }, now);
  const operator = (await getOperator(tx)).name;
  return { session, told: { course, when: whenWords(session), where, operator, calendar } };
}

function demandMail(mail: SendMail | null): SendMail {
  if (mail !== null) return mail;
  throw problem(
    'conflict',
    'training.no-mail',
    'Aucun serveur de messagerie n’est réglé : téléchargez le rendez-vous (.ics) et envoyez-le vous-même.',
  );
}

/** What a mail server said, in a few words; it names no address of its own. */
function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.slice(0, 120) : 'le serveur ne l’a pas pris';
}

type Invited = { readonly session: string; readonly ids: readonly string[]; readonly when: Date };

/** What is kept of mails that have left: it comes from `writeTo` alone, which read who they were for. */
const noteInvited: Command<Invited, void, Tx> = {
  name: 'training.note-invited',
  parse: (raw) => raw as Invited, // composed just below, never typed by anybody
  may: mayTakePartInTraining,
  run: async (tx, { session, ids, when }, actor) => {
    await lockSessionToRun(tx, actor, session);
    for (const id of ids) await setInvited(tx, id, when);
    const after = { enrolments: ids };
    return { result: undefined, facts: [{ name: 'training.invited', subject: sessionSubject(session), before: null, after }] };
  },
};

/**
 * Writes to people of a session. Mails leave outside any transaction, which they would keep open; what left is then noted, with a fact.
 * Somebody without an address, or whose mail the server refuses, stops nobody else.
 */
async function writeTo(
  desk: MailDesk,
  actor: Actor,
  code: string,
  people: readonly Enrolment[],
  compose: typeof invitationToSession,
): Promise<Sent> {
  const mail = demandMail(desk.mail);
  const now = desk.now();
  const { told } = await desk.database.read(actor, (tx) => readTold(tx, actor, code, now));
  const sent: Enrolment[] = [];
  const failed: string[] = [];
  for (const one of people) {
    if (one.email === null) continue;
    try {
      await mail(compose({ ...told, to: one.email, name: one.participant }));
      sent.push(one);
    } catch (thrown) {
      failed.push(`${one.participant} (${reasonOf(thrown)})`);
    }
  }
  const ids = sent.map(({ id }) => id);
  if (ids.length > 0) await perform(desk.database, actor, noteInvited, { session: code, ids, when: now });
  return { sent: sent.length, failed };
}

/**
 * Invites everybody enrolled who was not invited yet and has an address, until the session begins.
 * @throws Problem when there is nobody, no mail server, or no session to come any more
 */
export async function inviteTrainees(desk: MailDesk & { readonly today: () => Day }, actor: Actor, code: string): Promise<Sent> {
  demand(mayChange(actor));
  demand(mayTakePartInTraining(actor));
  const all = await desk.database.read(actor, async (tx) => {
    const { firstDay } = await openSessionToRun(tx, actor, code);
    if (firstDay <= desk.today())
      throw problem(
        'conflict',
        'training.session-begun',
        `La session a commencé le ${frenchDay(firstDay)} : on n’y invite plus.`,
      );
    return listEnrolments(tx, code);
  });
  const people = all.filter(({ state, email, invitedAt }) => state === 'enrolled' && email !== null && invitedAt === null);
  if (people.length === 0)
    throw problem(
      'conflict',
      'training.nobody-to-invite',
      'Personne à inviter : les inscrits l’ont déjà été, ou n’ont pas d’adresse électronique.',
    );
  return writeTo(desk, actor, code, people, invitationToSession);
}

/** Tells those who were let in from the waiting list, as far as mail can. */
export async function tellLetIn(desk: MailDesk, actor: Actor, code: string, admitted: readonly Enrolment[]): Promise<Sent> {
  if (desk.mail === null || admitted.every(({ email }) => email === null)) return { sent: 0, failed: [] };
  return writeTo(desk, actor, code, admitted, seatFreed);
}
