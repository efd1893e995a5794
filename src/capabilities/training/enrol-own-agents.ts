import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { optionalText, parseForm, text } from '../../http/form-input.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command, Fact } from '../../kernel/command.ts';
import type { Day } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import { problem, refusedFields } from '../../kernel/problem.ts';
import { normalizeText } from '../../kernel/text.ts';
import { type Arrival, stateOf } from './enrol.ts';
import { listEnrolments } from './enrolment.store.ts';
import { alreadyThere, type Enrolment, findSame } from './enrolment.ts';
import { askAgainForOwn, cancelOwn, insertOwn, type OwnAgent, readSeats } from './own-enrolment.store.ts';
import { lockSession } from './session.store.ts';
import { closedToMembers, closedWords, type PlannedSession } from './session.ts';
import { mayEnrolOwnAgents } from './training.access.ts';
import { alreadyCancelled, unknownEnrolment, unknownSession } from './training.problems.ts';
import { sessionSubject } from './training.subjects.ts';
import { askedOn, optionalEmail } from './typed-values.ts';

/** How many agents the form has room for at once. */
export const agentPlaces = [1, 2, 3, 4, 5] as const;

const longestName = 80;
const agentName = optionalText.refine((name) => name === null || name.length <= longestName, {
  message: `Un nom ou un numéro a au plus ${longestName} caractères.`,
});

const fields = z
  .object({
    session: text('Dites à quelle session.'),
    today: askedOn,
    'agent-1': agentName,
    'agent-2': agentName,
    'agent-3': agentName,
    'agent-4': agentName,
    'agent-5': agentName,
    'courriel-1': optionalEmail,
    'courriel-2': optionalEmail,
    'courriel-3': optionalEmail,
    'courriel-4': optionalEmail,
    'courriel-5': optionalEmail,
  })
  .superRefine((typed, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    const names = agentPlaces.map((place) => typed[`agent-${place}`]);
    if (names.every((name) => name === null)) refuse('agent-1', 'Donnez le nom ou le numéro d’un agent au moins.');
    agentPlaces.forEach((place, index) => {
      const name = names[index] ?? null;
      if (name === null && typed[`courriel-${place}`] !== null) refuse(`agent-${place}`, 'Dites de qui est cette adresse.');
      if (name !== null && names.slice(0, index).some((other) => other !== null && normalizeText(other) === normalizeText(name)))
        refuse(`agent-${place}`, `${name} est déjà plus haut.`);
    });
  });

type Asked = {
  readonly session: string;
  readonly today: Day;
  readonly agents: readonly (OwnAgent & { readonly place: number })[];
};

function parseAgents(raw: unknown): Asked {
  const typed = parseForm('training.bad-enrolment', fields, raw);
  const agents = agentPlaces.flatMap((place) => {
    const participant = typed[`agent-${place}`];
    return participant === null ? [] : [{ place, participant, email: typed[`courriel-${place}`] }];
  });
  return { session: typed.session, today: typed.today, agents };
}

function refusalOf(known: Enrolment | undefined): string | null {
  if (known === undefined) return null;
  if (known.refusal !== null) return `Votre opérateur a refusé l’inscription de ${known.participant} : voyez avec lui.`;
  if (known.state === 'cancelled') return null;
  return alreadyThere(known);
}

/**
 * Enrols agents of the actor's own member in an open session, all of them or none; those for whom no seat is left wait. The transaction
 * sees the member's rows alone: the database counts the seats.
 */
export const enrolOwnAgents: Command<Asked, readonly Arrival[], Tx> = {
  name: 'training.enrol-own-agents',
  parse: parseAgents,
  may: mayEnrolOwnAgents,
  run: async (tx, asked, actor) => {
    const session = await lockSession(tx, asked.session);
    if (session === null) throw unknownSession(asked.session);
    const why = closedToMembers(session, asked.today);
    if (why !== null) throw problem('conflict', `training.session-${why}`, closedWords(session, why));
    const own = await listEnrolments(tx, session.code);
    const known = asked.agents.map((agent) => ({ agent, known: findSame(own, { ...agent, body: actor.member }) }));
    const refusals = known.flatMap(({ agent, known: one }) => {
      const refusal = refusalOf(one);
      return refusal === null ? [] : [[`agent-${agent.place}`, refusal] as const];
    });
    if (refusals.length > 0) throw refusedFields('conflict', 'training.bad-enrolment', Object.fromEntries(refusals));
    const arrivals: Arrival[] = [];
    const facts: Fact[] = [];
    for (const one of known) {
      const { arrival, fact } = await seatOwn(tx, actor, session, one.agent, one.known);
      arrivals.push(arrival);
      facts.push(fact);
    }
    return { result: arrivals, facts };
  },
};

async function seatOwn(tx: Tx, actor: Actor, session: PlannedSession, agent: OwnAgent, known: Enrolment | undefined) {
  const arrived =
    known === undefined
      ? await insertOwn(tx, actor, session.code, agent)
      : await askAgainForOwn(tx, actor, known.id, agent.email);
  const rank = arrived.state === 'waiting' ? ((await readSeats(tx, session.firstDay)).get(session.code)?.waiting ?? null) : null;
  const fact: Fact = {
    name: 'training.enrolled',
    subject: sessionSubject(session.code),
    before: known === undefined ? null : stateOf(known),
    after: stateOf({ ...arrived, body: actor.member }),
  };
  return { arrival: { id: arrived.id, participant: agent.participant, rank }, fact };
}

const cancelling = z.object({
  session: text('Dites de quelle session.'),
  today: askedOn,
  inscription: text('Dites quelle inscription annuler.'),
});

/** Who goes, as they were before it, and from which session. */
type OwnCancellation = { readonly session: PlannedSession; readonly cancelled: Enrolment };

/** Cancels the enrolment of an agent of the actor's own member, before the session. */
export const cancelOwnEnrolment: Command<z.output<typeof cancelling>, OwnCancellation, Tx> = {
  name: 'training.cancel-own-enrolment',
  parse: (raw) => parseForm('training.bad-cancellation', cancelling, raw),
  may: mayEnrolOwnAgents,
  run: async (tx, asked) => {
    const session = await lockSession(tx, asked.session);
    const found =
      session && (await listEnrolments(tx, session.code)).find(({ id, body }) => id === asked.inscription && body !== null);
    if (session === null || !found) throw unknownEnrolment();
    if (found.state === 'cancelled') throw alreadyCancelled(found.participant);
    if (session.firstDay <= asked.today || found.presence !== null)
      throw problem(
        'conflict',
        'training.session-begun',
        `La session a commencé le ${frenchDay(session.firstDay)} : dites à votre opérateur qui n’est pas venu.`,
      );
    await cancelOwn(tx, found.id);
    const after = stateOf({ ...found, state: 'cancelled' });
    return {
      result: { session, cancelled: found },
      facts: [{ name: 'training.cancelled', subject: sessionSubject(session.code), before: stateOf(found), after }],
    };
  },
};
