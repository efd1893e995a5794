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
