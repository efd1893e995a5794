import type { Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import type { Mail } from '../../http/mail.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import type { Day } from '../../kernel/day.ts';
import { setInvited } from './enrolment.store.ts';
import type { Enrolment } from './enrolment.ts';
import { lockSessionToRun } from './running.ts';
import type { PlannedSession } from './session.ts';
import { type MailDesk, mailedEvents, type ToldSession, tellOf } from './told-session.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { sessionSubject } from './training.subjects.ts';
import { enrolmentCancelled, type SessionMail, seatFreed, sessionMoved } from './training-mail.ts';

/** How many were written to, and who could not be, with the reason. */
export type Sent = { readonly sent: number; readonly failed: readonly string[] };

const nobody: Sent = { sent: 0, failed: [] };

/** What a mail server said, in a few words. */
function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.slice(0, 120) : 'le serveur ne l’a pas pris';
}

/**
 * Mails leave outside any transaction, which they would keep open. Somebody without an address, or whose mail the server refuses, stops
 * nobody else.
 */
async function send({ mail }: MailDesk, people: readonly Enrolment[], compose: (to: string, one: Enrolment) => Mail) {
  const sent: Enrolment[] = [];
  const failed: string[] = [];
  for (const one of people) {
    if (mail === null || one.email === null) continue;
    try {
      await mail(compose(one.email, one));
      sent.push(one);
    } catch (thrown) {
      failed.push(`${one.participant} (${reasonOf(thrown)})`);
    }
  }
  return { sent, failed };
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

/** Writes to people who come, with the events of the session; whom a mail left for is noted, with a fact. */
export async function writeTo(
  desk: MailDesk,
  actor: Actor,
  session: PlannedSession,
  people: readonly Enrolment[],
  compose: (mail: SessionMail) => Mail,
  before?: PlannedSession,
): Promise<Sent> {
  const now = desk.now();
  const told = await desk.database.read(actor, (tx) => tellOf(tx, actor, session));
  const calendar = mailedEvents(told, now, before === undefined ? {} : { before });
  const { sent, failed } = await send(desk, people, (to, { participant }) =>
    compose({ ...told, to, name: participant, calendar }),
  );
  const ids = sent.map(({ id }) => id);
  if (ids.length > 0) await perform(desk.database, actor, noteInvited, { session: session.code, ids, when: now });
  return { sent: sent.length, failed };
}

/** Tells those who were let in from the waiting list, as far as mail can. */
export async function tellLetIn(
  desk: MailDesk,
  actor: Actor,
  session: PlannedSession,
  admitted: readonly Enrolment[],
): Promise<Sent> {
  if (desk.mail === null || admitted.every(({ email }) => email === null)) return nobody;
  return writeTo(desk, actor, session, admitted, seatFreed);
}

type Clocked = MailDesk & { readonly today: () => Day };

/** Those who were written to and have the session in their calendar; nobody once it has begun. */
function whoKnow(desk: Clocked, { firstDay }: PlannedSession, people: readonly Enrolment[]): readonly Enrolment[] {
  if (desk.mail === null || firstDay <= desk.today()) return [];
  return people.filter(({ state, email, invitedAt }) => state === 'enrolled' && email !== null && invitedAt !== null);
}

/** A session as it was and as it is. */
export type Moved = { readonly before: PlannedSession; readonly session: PlannedSession };

/** Tells those who were invited, as they were before it, that what they were told has changed. */
export async function tellMoved(
  desk: Clocked,
  actor: Actor,
  { before, session }: Moved,
  people: readonly Enrolment[],
): Promise<Sent> {
  const known = whoKnow(desk, session, people);
  return known.length === 0 ? nobody : writeTo(desk, actor, session, known, sessionMoved, before);
}

/** Tells those who were invited, as they were before it, that they are not expected any more: whoever cancelled, their calendar keeps the event. */
export async function tellCancelled(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  people: readonly Enrolment[],
): Promise<Sent> {
  const known = whoKnow(desk, session, people);
  if (known.length === 0) return nobody;
  const told: ToldSession = await desk.database.read(actor, (tx) => tellOf(tx, actor, session));
  const calendar = mailedEvents(told, desk.now(), { isCancelled: true });
  const { sent, failed } = await send(desk, known, (to, { participant }) =>
    enrolmentCancelled({ ...told, to, name: participant, calendar }),
  );
  return { sent: sent.length, failed };
}
