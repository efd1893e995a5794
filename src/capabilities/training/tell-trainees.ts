import type { Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import type { Mail } from '../../http/mail.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import { forgetTold, setInvited } from './enrolment.store.ts';
import type { Enrolment } from './enrolment.ts';
import { lockSession } from './session.store.ts';
import type { PlannedSession } from './session.ts';
import { endTelling } from './telling.store.ts';
import { mayStillSend, perhapsTold, readStopped, takeTurnsOfTelling } from './telling.ts';
import { asTold, isToCome, knowsOtherwise, type ToldPlan, whatIsTold } from './told-plan.ts';
import { type Clocked, type MailDesk, mailedEvents, type ToldSession, tellOf } from './told-session.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { removedMeanwhile, unknownSession } from './training.problems.ts';
import { sessionSubject } from './training.subjects.ts';
import { enrolmentCancelled, type SessionMail, seatFreed, sessionMoved } from './training-mail.ts';

/**
 * How many were written to, who could not be, with the reason, who know something else and cannot be written to from here, and to whom
 * somebody else was writing.
 */
export type Sent = {
  readonly sent: number;
  readonly failed: readonly string[];
  readonly unreached: readonly string[];
  readonly busy: readonly string[];
};

export const nobody: Sent = { sent: 0, failed: [], unreached: [], busy: [] };

type Sending = Omit<Sent, 'sent' | 'busy'> & { readonly reached: readonly Enrolment[] };

function counted({ reached, failed, unreached }: Sending, busy: readonly string[] = []): Sent {
  return { sent: reached.length, failed, unreached, busy };
}

/** What a mail server said, in a few words. */
function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message.slice(0, 120) : 'le serveur ne l’a pas pris';
}

/**
 * Mails leave outside any transaction, which they would keep open. Somebody without an address, or whose mail the server refuses, stops
 * nobody else.
 */
async function send(
  { mail, now }: MailDesk,
  people: readonly Enrolment[],
  since: Date,
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
      if (!mayStillSend(since, now())) throw new Error('le serveur de messagerie est trop lent');
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
  /** When the sending began. */
  readonly when: Date;
  /** Those of whom the turn is given back. */
  readonly taken: readonly string[];
};

/**
 * Keeps what has left, as it was sent: whoever was cancelled, or whose session moved, while the mails were on their way then shows as one whose
 * calendar is wrong. It is true whoever runs the session by now. @returns whether there still is a session
 */
const noteTold: Command<Noted, boolean, Tx> = {
  name: 'training.note-told',
  parse: (raw) => raw as Noted, // composed just below, never typed by anybody
  may: mayTakePartInTraining,
  run: async (tx, { session, people, told, when, taken }) => {
    if ((await lockSession(tx, session)) === null) return { result: false, facts: [] };
    await endTelling(tx, taken, when);
    if (people.length === 0) return { result: true, facts: [] };
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
  const when = desk.now();
  const turns = await takeTurnsOfTelling(desk, actor, { session: session.code, people, since: when });
  if (turns === null) throw unknownSession(session.code);
  const { mine, taken, busy } = turns;
  const current = await desk.database.read(actor, (tx) => tellOf(tx, actor, session));
  const known = await readKnown(desk, actor, session, mine);
  const sending = await send(desk, mine, when, (to, one) => {
    const calendar = mailedEvents(current, when, one.told === null ? {} : { before: one.told });
    const was = known.get(one.id)?.course ?? current.course;
    return compose({ ...current, was, to, name: one.participant, calendar }, one);
  });
  const { reached } = sending;
  if (taken.length === 0) return counted(sending, busy);
  const told = whatIsTold(session);
  if (await perform(desk.database, actor, noteTold, { session: session.code, people: reached, told, when, taken }))
    return counted(sending, busy);
  const misled = reached.map((one) => ({ ...one, told }));
  throw removedMeanwhile(session.code, counted(await release(desk, actor, session, misled, enrolmentCancelled)));
}

/** Tells those who were let in from the waiting list, as far as mail can: whoever has no address waits, and learns of it from nobody else. */
export async function tellLetIn(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  admitted: readonly Enrolment[],
): Promise<Sent> {
  if (desk.mail === null) return nobody;
  const [written, others] = [admitted.filter(({ email }) => email !== null), admitted.filter(({ email }) => email === null)];
  const sent = written.length === 0 ? nobody : await writeTo(desk, actor, session, written, seatFreed);
  return { ...sent, unreached: [...sent.unreached, ...others.map(({ participant }) => participant)] };
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

/** Whether what they have in their calendar is still to come. */
const expects = (desk: Clocked, session: PlannedSession) => (one: Enrolment) =>
  one.told !== null && isToCome(session, one.told, desk.today());

/** Tells people that the session goes out of their calendar, in words of the session as each of them knows it. */
async function sendRelease(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  people: readonly Enrolment[],
  { when, compose }: { readonly when: Date; readonly compose: (mail: SessionMail) => Mail },
): Promise<Sending> {
  const known = await readKnown(desk, actor, session, people);
  return send(desk, people, when, (to, { id, participant }) => {
    const told = known.get(id);
    if (told === undefined) throw new Error(`what enrolment ${id} was told was not read`);
    return compose({ ...told, to, name: participant, calendar: mailedEvents(told, when, { isCancelled: true }) });
  });
}

/** The same for a session that is gone: nothing is kept of it, and nobody else writes to them. */
export async function release(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  people: readonly Enrolment[],
  compose: (mail: SessionMail) => Mail,
): Promise<Sending> {
  return sendRelease(desk, actor, session, people.filter(expects(desk, session)), { when: desk.now(), compose });
}

/**
 * Tells those who were invited that they are not expected any more: whoever cancelled, their calendar keeps the event. Where the session is
 * gone by now, whoever removed it tells them. So are those whom an invitation may have reached before its sending stopped.
 */
export async function tellCancelled(
  desk: Clocked,
  actor: Actor,
  session: PlannedSession,
  people: readonly Enrolment[],
): Promise<Sent> {
  const when = desk.now();
  const stopped = await desk.database.read(actor, (tx) => readStopped(tx, session.code, when));
  const expecting = perhapsTold(people, session, stopped).filter(expects(desk, session));
  const known = new Map(expecting.map((one) => [one.id, one]));
  const who = people.filter(({ id }) => known.has(id));
  const turns = await takeTurnsOfTelling(desk, actor, { session: session.code, people: who, since: when });
  if (turns === null) return nobody;
  const { taken, busy } = turns;
  const mine = turns.mine.map((one) => known.get(one.id) ?? one);
  const sending = await sendRelease(desk, actor, session, mine, { when, compose: enrolmentCancelled });
  if (taken.length > 0)
    await perform(desk.database, actor, noteTold, { session: session.code, people: sending.reached, told: null, when, taken });
  return counted(sending, busy);
}
