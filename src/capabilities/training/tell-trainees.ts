import type { Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import type { Mail } from '../../http/mail.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import { forgetTold, setInvited } from './enrolment.store.ts';
import type { Enrolment } from './enrolment.ts';
import { lockSession } from './session.store.ts';
import type { PlannedSession } from './session.ts';
import { asTold, isToCome, knowsOtherwise, type ToldPlan, whatIsTold } from './told-plan.ts';
import { type Clocked, type MailDesk, mailedEvents, type ToldSession, tellOf } from './told-session.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { removedMeanwhile } from './training.problems.ts';
import { sessionSubject } from './training.subjects.ts';
import { enrolmentCancelled, type SessionMail, seatFreed, sessionMoved } from './training-mail.ts';

/** How many were written to, who could not be, with the reason, and who know something else and cannot be written to from here. */
export type Sent = { readonly sent: number; readonly failed: readonly string[]; readonly unreached: readonly string[] };

export const nobody: Sent = { sent: 0, failed: [], unreached: [] };

type Sending = Omit<Sent, 'sent'> & { readonly reached: readonly Enrolment[] };

const counted = ({ reached, failed, unreached }: Sending): Sent => ({ sent: reached.length, failed, unreached });

/** What a mail server said, in a few words. */
function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.slice(0, 120) : 'le serveur ne l’a pas pris';
}

/**
 * Mails leave outside any transaction, which they would keep open. Somebody without an address, or whose mail the server refuses, stops
 * nobody else.
 */
async function send(
  { mail }: MailDesk,
  people: readonly Enrolment[],
  compose: (to: string, one: Enrolment) => Mail,
): Promise<Sending> {
  const reached: Enrolment[] = [];
  const failed: string[] = [];
  const unreached: string[] = [];
  for (const one of people) {
    if (mail === null || one.email === null) {
      if (one.told !== null) unreached.push(one.participant);
      continue;
    }
    try {
      await mail(compose(one.email, one));
      reached.push(one);
    } catch (thrown) {
      failed.push(`${one.participant} (${reasonOf(thrown)})`);
    }
  }
  return { reached, failed, unreached };
}

type Noted = {
  readonly session: string;
  readonly people: readonly Enrolment[];
  /** Null: that they are not expected any more. */
  readonly told: ToldPlan | null;
  readonly when: Date;
};

/**
 * Keeps what has left, as it was sent: whoever was cancelled, or whose session moved, while the mails were on their way then shows as one whose
 * calendar is wrong. It is true whoever runs the session by now. @returns whether there still is a session
 */
const noteTold: Command<Noted, boolean, Tx> = {
  name: 'training.note-told',
  parse: (raw) => raw as Noted, // composed just below, never typed by anybody
  may: mayTakePartInTraining,
  run: async (tx, { session, people, told, when }) => {
    if ((await lockSession(tx, session)) === null) return { result: false, facts: [] };
    const ids = people.map(({ id }) => id);
    if (told === null) await forgetTold(tx, people);
    else for (const id of ids) await setInvited(tx, id, when, told);
    const name = told === null ? 'training.cancellation-told' : 'training.invited';
    return { result: true, facts: [{ name, subject: sessionSubject(session), before: null, after: { enrolments: ids } }] };
  },
};

/** The session as each of those who know it does. */
function readKnown(desk: MailDesk, actor: Actor, session: PlannedSession, people: readonly Enrolment[]) {
  return desk.database.read(actor, async (tx) => {
    const known = new Map<string, ToldSession>();
    for (const { id, told } of people) if (told !== null) known.set(id, await tellOf(tx, actor, asTold(session, told)));
    return known;
  });
}

/** Writes to people who come, with the events of the session, and without those that each of them has of it no more. */
export async function writeTo(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  people: readonly Enrolment[],
  compose: (mail: SessionMail, one: Enrolment) => Mail,
): Promise<Sent> {
  const now = desk.now();
  const current = await desk.database.read(actor, (tx) => tellOf(tx, actor, session));
  const known = await readKnown(desk, actor, session, people);
  const sending = await send(desk, people, (to, one) => {
    const calendar = mailedEvents(current, now, one.told === null ? {} : { before: one.told });
    const was = known.get(one.id)?.course ?? current.course;
    return compose({ ...current, was, to, name: one.participant, calendar }, one);
  });
  const { reached } = sending;
  if (reached.length === 0) return counted(sending);
  const told = whatIsTold(session);
  if (await perform(desk.database, actor, noteTold, { session: session.code, people: reached, told, when: now }))
    return counted(sending);
  const misled = reached.map((one) => ({ ...one, told }));
  throw removedMeanwhile(session.code, await tellCancelled(desk, actor, session, misled));
}

/** Tells those who were let in from the waiting list, as far as mail can. */
export async function tellLetIn(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  admitted: readonly Enrolment[],
): Promise<Sent> {
  if (desk.mail === null || admitted.every(({ email }) => email === null)) return nobody;
  return writeTo(desk, actor, session, admitted, seatFreed);
}

/** Tells those who have something else in their calendar that the session has changed, until it is over. */
export async function tellMoved(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  people: readonly Enrolment[],
): Promise<Sent> {
  const misled = people.filter((one) => knowsOtherwise(one, session) && isToCome(session, one.told, desk.today()));
  return misled.length === 0 ? nobody : writeTo(desk, actor, session, misled, sessionMoved);
}

/** Tells those who have the session in their calendar that it goes out of it, in words of the session as each of them knows it. */
export async function release(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  people: readonly Enrolment[],
  compose: (mail: SessionMail) => Mail,
): Promise<Sending> {
  const who = people.filter(({ told }) => told !== null && isToCome(session, told, desk.today()));
  const now = desk.now();
  const known = await readKnown(desk, actor, session, who);
  const sending = await send(desk, who, (to, { id, participant }) => {
    const told = known.get(id);
    if (told === undefined) throw new Error(`what enrolment ${id} was told was not read`);
    return compose({ ...told, to, name: participant, calendar: mailedEvents(told, now, { isCancelled: true }) });
  });
  const { reached } = sending;
  if (reached.length > 0)
    await perform(desk.database, actor, noteTold, { session: session.code, people: reached, told: null, when: now });
  return sending;
}

/** Tells those who were invited that they are not expected any more: whoever cancelled, their calendar keeps the event. */
export async function tellCancelled(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  people: readonly Enrolment[],
): Promise<Sent> {
  return counted(await release(desk, actor, session, people, enrolmentCancelled));
}
