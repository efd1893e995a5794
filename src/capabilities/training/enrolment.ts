import { normalizeText } from '../../kernel/text.ts';
import type { ToldPlan } from './told-plan.ts';

/** Where an enrolment stands; whoever waits is let in when somebody cancels. */
export const enrolmentStates = ['enrolled', 'waiting', 'cancelled'] as const;
export type EnrolmentState = (typeof enrolmentStates)[number];

export const frenchEnrolmentState: Readonly<Record<EnrolmentState, string>> = {
  enrolled: 'inscrit',
  waiting: 'liste d’attente',
  cancelled: 'annulé',
};

/** Null until it is known: a session to come, or one whose sheet was not typed in. */
export const presences = ['present', 'absent'] as const;
export type Presence = (typeof presences)[number];

export const frenchPresence: Readonly<Record<Presence, string>> = { present: 'présent', absent: 'absent' };

/** Whom a body sends to a session. */
export type Trainee = { readonly participant: string; readonly email: string | null; readonly body: string | null };

export type Enrolment = Trainee & {
  readonly id: string;
  readonly state: EnrolmentState;
  readonly presence: Presence | null;
  /** Hundredths of a day; null: the whole session when present. */
  readonly attended: number | null;
  /** When they were last invited, in ISO 8601; null: never. */
  readonly invitedAt: string | null;
  /** What they were last told and have in their calendar; null: nothing, or that they are not expected any more. */
  readonly told: ToldPlan | null;
  /** The account of the member's person who enrolled them, and that person's name then; null when the operator did. */
  readonly memberAccount: string | null;
  readonly memberPerson: string | null;
  /** The operator's word, when it refused what a member's person asked; the enrolment is then cancelled. */
  readonly refusal: string | null;
};

/** « refusé » where the operator said why. */
export function stateWords({ state, refusal }: Pick<Enrolment, 'state' | 'refusal'>): string {
  return refusal === null ? frenchEnrolmentState[state] : 'refusé';
}

/** Why somebody who is enrolled or waits is not enrolled again. */
export function alreadyThere({ participant, state }: Pick<Enrolment, 'participant' | 'state'>): string {
  return `${participant} est déjà ${state === 'enrolled' ? 'inscrit à cette session' : 'sur la liste d’attente'}.`;
}

/** The operator's word as it is quoted. */
export function refusalWords(refusal: string): string {
  return `«\u00a0${refusal}\u00a0»`;
}

/**
 * The one whom a name or number means, as whoever enrols calls them: that of the same body. Where a body is not said, it may be any; one
 * enrolled under no body is the same person.
 */
export function findSame(all: readonly Enrolment[], { participant, body }: Pick<Trainee, 'participant' | 'body'>) {
  const named = all.filter((one) => normalizeText(one.participant) === normalizeText(participant));
  return named.find((one) => one.body === body) ?? (body === null ? named[0] : named.find((one) => one.body === null));
}

type Seated = Pick<Enrolment, 'id' | 'state'>;

const countEnrolled = (all: readonly Seated[]) => all.filter(({ state }) => state === 'enrolled').length;

/** Whoever comes now waits when no seat is left, or when others already wait. */
export function stateOnArrival(all: readonly Seated[], capacity: number | null): 'enrolled' | 'waiting' {
  const hasSeat = capacity === null || countEnrolled(all) < capacity;
  return hasSeat && !all.some(({ state }) => state === 'waiting') ? 'enrolled' : 'waiting';
}

/** Those whom the free seats let in, the first who asked first. @param all in the order in which they asked */
export function letIn<One extends Seated>(all: readonly One[], capacity: number | null): One[] {
  const waiting = all.filter(({ state }) => state === 'waiting');
  return capacity === null ? waiting : waiting.slice(0, Math.max(0, capacity - countEnrolled(all)));
}
