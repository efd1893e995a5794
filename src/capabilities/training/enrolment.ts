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
};

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
