import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { optionalText, parseForm, text } from '../../http/form-input.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command, Fact } from '../../kernel/command.ts';
import type { Day } from '../../kernel/day.ts';
import { problem, refusedFields } from '../../kernel/problem.ts';
import { listBodies } from '../directory/index.ts';
import { askAgain, insertEnrolment, listEnrolments, setState } from './enrolment.store.ts';
import { alreadyThere, type Enrolment, findSame, letIn, stateOnArrival, type Trainee } from './enrolment.ts';
import { lockSessionToRun } from './running.ts';
import type { PlannedSession } from './session.ts';
import { mayTakePartInTraining } from './training.access.ts';
import { alreadyCancelled, unknownCode, unknownEnrolment } from './training.problems.ts';
import { sessionSubject } from './training.subjects.ts';
import { askedOn, optionalEmail } from './typed-values.ts';

const enrolling = z.object({
  session: text('Dites à quelle session.'),
  participant: text('Donnez le nom ou le numéro du participant.'),
  adherent: optionalText,
  courriel: optionalEmail,
});

type Enrolling = Trainee & { readonly session: string };

/** The journal says which enrolment and for which body, never who: many read it. */
export function stateOf({ id, body, state }: Pick<Enrolment, 'id' | 'body' | 'state'>): Readonly<Record<string, unknown>> {
  return { enrolment: id, body, state };
}

/** Where somebody now stands: enrolled, or how many wait before them. */
export type Arrival = { readonly id: string; readonly participant: string; readonly rank: number | null };

async function demandBody(tx: Tx, body: string | null): Promise<void> {
  if (body === null) return;
  const codes = (await listBodies(tx)).map(({ code }) => code);
  if (codes.includes(body)) return;
  throw refusedFields('conflict', 'training.bad-enrolment', { adherent: unknownCode('Aucun adhérent', body, codes) });
}

/** Enrols somebody in a session, or puts them at the end of its waiting list when no seat is left. */
export const enrol: Command<Enrolling, Arrival, Tx> = {
  name: 'training.enrol',
  parse: (raw) => {
    const { session, participant, adherent, courriel } = parseForm('training.bad-enrolment', enrolling, raw);
    return { session, participant, body: adherent, email: courriel };
  },
  may: mayTakePartInTraining,
  run: async (tx, asked, actor) => {
    const session = await lockSessionToRun(tx, actor, asked.session);
    await demandBody(tx, asked.body);
    const all = await listEnrolments(tx, session.code);
    const known = findSame(all, asked);
    if (known !== undefined && known.state !== 'cancelled')
      throw refusedFields('conflict', 'training.bad-enrolment', {
        participant: alreadyThere(known),
      });
    const state = stateOnArrival(all, session.capacity);
    const { email } = asked;
    const body = asked.body ?? known?.body ?? null;
    const id = known?.id ?? (await insertEnrolment(tx, actor, session.code, { ...asked, state }));
    if (known !== undefined) await askAgain(tx, actor, session.code, { id, email, body, state });
    const before = known === undefined ? null : stateOf(known);
    const subject = sessionSubject(session.code);
    const fact: Fact = { name: 'training.enrolled', subject, before, after: stateOf({ id, body, state }) };
    const rank = state === 'waiting' ? all.filter((one) => one.state === 'waiting').length + 1 : null;
    return { result: { id, participant: asked.participant, rank }, facts: [fact] };
  },
};

type Seats = Pick<PlannedSession, 'code' | 'capacity' | 'firstDay'>;

/** Lets in those for whom there is a seat now, until the session begins. @returns them, and what the journal keeps */
export async function letWaitingIn(tx: Tx, actor: Actor, { code: session, capacity, firstDay }: Seats, today: Day) {
  const admitted = firstDay <= today ? [] : letIn(await listEnrolments(tx, session), capacity);
  const facts: Fact[] = [];
  for (const one of admitted) {
    await setState(tx, actor, one.id, 'enrolled');
    const after = stateOf({ ...one, state: 'enrolled' });
    facts.push({ name: 'training.let-in', subject: sessionSubject(session), before: stateOf(one), after });
  }
  return { admitted, facts };
}

const cancelling = z.object({
  session: text('Dites de quelle session.'),
  inscription: text('Dites quelle inscription annuler.'),
  today: askedOn,
});

/** What a cancellation did: who goes, as they were before it, and who comes in their place. */
export type Cancellation = {
  readonly session: PlannedSession;
  readonly cancelled: Enrolment;
  readonly admitted: readonly Enrolment[];
};

/** Cancels an enrolment; the first who waits is let in. Whoever came, or was missed, can no longer cancel. */
export const cancelEnrolment: Command<z.output<typeof cancelling>, Cancellation, Tx> = {
  name: 'training.cancel-enrolment',
  parse: (raw) => parseForm('training.bad-cancellation', cancelling, raw),
  may: mayTakePartInTraining,
  run: async (tx, asked, actor) => {
    const session = await lockSessionToRun(tx, actor, asked.session);
    const found = (await listEnrolments(tx, session.code)).find(({ id }) => id === asked.inscription);
    if (found === undefined) throw unknownEnrolment();
    if (found.state === 'cancelled') throw alreadyCancelled(found.participant);
    if (found.presence !== null)
      throw problem(
        'conflict',
        'training.already-held',
        `La présence de ${found.participant} est enregistrée : videz-la avant d’annuler l’inscription.`,
      );
    await setState(tx, actor, found.id, 'cancelled');
    const after = stateOf({ ...found, state: 'cancelled' });
    const subject = sessionSubject(session.code);
    const cancelled: Fact = { name: 'training.cancelled', subject, before: stateOf(found), after };
    const { admitted, facts } = await letWaitingIn(tx, actor, session, asked.today);
    return { result: { session, cancelled: found, admitted }, facts: [cancelled, ...facts] };
  },
};
