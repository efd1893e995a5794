import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import { parseForm, text } from '../../http/form-input.ts';
import { no, yes } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';
import { type Arrival, letWaitingIn } from './enrol.ts';
import { listEnrolments } from './enrolment.store.ts';
import type { Enrolment } from './enrolment.ts';
import { lockSession } from './session.store.ts';
import type { PlannedSession } from './session.ts';
import { type Sent, tellCancelled, tellLetIn } from './tell-trainees.ts';
import type { Clocked } from './told-session.ts';
import { unknownSession } from './training.problems.ts';
import { askedOn } from './typed-values.ts';

const houseId = 'training.waiting-list';

/**
 * The waiting list itself, on the operator's side: who is let in after a member's person cancelled may be another member's, whom
 * that person neither sees nor may write.
 */
function waitingList({ operator }: Pick<Actor, 'operator'>): Actor {
  return { kind: 'system', id: houseId, name: 'Liste d’attente', operator, member: null, roles: ['direction'] };
}

const naming = z.object({ session: text('Dites quelle session.'), today: askedOn });

/** Those who are let in, and who still waits after that, in order. */
type Filled = {
  readonly session: PlannedSession;
  readonly admitted: readonly Enrolment[];
  readonly waiting: readonly string[];
  readonly isFull: boolean;
};

const fillSeats: Command<z.output<typeof naming>, Filled, Tx> = {
  name: 'training.fill-seats',
  parse: (raw) => parseForm('training.bad-session', naming, raw),
  may: ({ kind, id }) => (kind === 'system' && id === houseId ? yes : no('La liste d’attente avance d’elle-même.')),
  run: async (tx, { session: code, today }, actor) => {
    const session = await lockSession(tx, code);
    if (session === null) throw unknownSession(code);
    const { admitted, facts } = await letWaitingIn(tx, actor, session, today);
    const all = await listEnrolments(tx, code);
    const waiting = all.filter(({ state }) => state === 'waiting').map(({ id }) => id);
    const isFull = session.capacity !== null && all.filter(({ state }) => state === 'enrolled').length >= session.capacity;
    return { result: { session, admitted, waiting, isFull }, facts };
  },
};

/** What the waiting list did, as far as whoever made it advance may know. */
type Advance = {
  /** Those who had just come, where they stand now. */
  readonly arrivals: readonly Arrival[];
  /** The others who were let in, and what became of telling them. */
  readonly admitted: readonly Enrolment[];
  readonly told: Sent;
  readonly isFull: boolean;
};

/**
 * Lets in those for whom a change left a seat, or a file left one free, and tells them as far as mail can. It is a transaction of its own,
 * after the change: stopped in between, the seat stays free and is given by the next change of the session.
 *
 * Those who had just come find a seat as anybody does on arrival: the page says it, and they are to be invited. Of another member's agents
 * a member is told nothing: to whom no mail could be sent is invited by the operator.
 */
export async function letWaitingInAfter(
  desk: Clocked,
  actor: Actor,
  code: string,
  arrivals: readonly Arrival[] = [],
): Promise<Advance> {
  const house = waitingList(actor);
  const filled = await perform(desk.database, house, fillSeats, { session: code, today: desk.today() });
  const { session, waiting, isFull } = filled;
  const others = filled.admitted.filter(({ id }) => !arrivals.some((arrival) => arrival.id === id));
  const isShown = ({ body }: Enrolment) => actor.member === null || body === actor.member;
  const admitted = others.filter(isShown);
  const told = await tellLetIn(desk, house, session, admitted);
  await tellLetIn(
    desk,
    house,
    session,
    others.filter((one) => !isShown(one)),
  );
  const standing = arrivals.map((arrival) => {
    const before = waiting.indexOf(arrival.id);
    return { ...arrival, rank: before === -1 ? null : before + 1 };
  });
  return { arrivals: standing, admitted, told, isFull };
}

/** Tells somebody whose member cancelled, when the operator had invited them: the operator’s name and address stand under what it sends. */
export function tellCancelledByMember(desk: Clocked, actor: Actor, session: PlannedSession, cancelled: Enrolment): Promise<Sent> {
  return tellCancelled(desk, waitingList(actor), session, [cancelled]);
}
