import type { Day } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import type { Cents } from '../../kernel/money.ts';

export const halves = ['morning', 'afternoon'] as const;
export type Half = (typeof halves)[number];

export const frenchHalf: Readonly<Record<Half, string>> = { morning: 'matin', afternoon: 'après-midi' };

/** A half-day of a session, with the hours (in France) between which it is given. */
export type HalfDay = { readonly day: Day; readonly half: Half; readonly begins: string; readonly ends: string };

/** One time that a course is given, as it is planned. */
export type SessionTerms = {
  readonly course: string;
  readonly firstDay: Day;
  /** Hundredths of a day; null: unknown. */
  readonly days: number | null;
  readonly place: string | null;
  readonly remote: boolean | null;
  /** Null: nobody waits. */
  readonly capacity: number | null;
  /** Hundredths of a day; null: unknown. */
  readonly preparation: number | null;
  /** Null: unknown. Beside the time of those who give it. */
  readonly cost: Cents | null;
  /** Members' people see it and enrol their own agents. */
  readonly openToMembers: boolean;
  /** The last day on which they do; null: as long as it has not begun. */
  readonly enrolUntil: Day | null;
};

export type Session = SessionTerms & { readonly code: string };

/** Said where the last day on which members enrol is not before the first day. */
export const enrolBeforeFirstDay = 'Les adhérents inscrivent avant le premier jour de la session : donnez un jour plus tôt.';

/** Said where the afternoon of a session begins before its morning ends. */
export const afternoonTooEarly = 'L’après-midi commence avant la fin de la matinée.';

type ClosedToMembers = 'closed' | 'begun' | 'over';

/** Why members' people cannot enrol anybody in a session any more, or yet; null when they can. */
export function closedToMembers(
  { openToMembers, enrolUntil, firstDay }: Pick<SessionTerms, 'openToMembers' | 'enrolUntil' | 'firstDay'>,
  today: Day,
): ClosedToMembers | null {
  if (!openToMembers) return 'closed';
  if (firstDay <= today) return 'begun';
  return enrolUntil !== null && enrolUntil < today ? 'over' : null;
}

/** The same, as members' people read it. */
export function closedWords(
  { firstDay, enrolUntil }: Pick<SessionTerms, 'enrolUntil' | 'firstDay'>,
  why: ClosedToMembers,
): string {
  const sentences: Readonly<Record<ClosedToMembers, string>> = {
    closed: 'Cette session n’est pas ouverte aux inscriptions des adhérents : demandez à votre opérateur.',
    begun: `La session a commencé le ${frenchDay(firstDay)} : on ne s’y inscrit plus.`,
    over: `Les inscriptions étaient ouvertes jusqu’au ${frenchDay(enrolUntil ?? firstDay)} : demandez à votre opérateur.`,
  };
  return sentences[why];
}

/** A session with the half-days on which it is given and the staff numbers of whoever gives it. */
export type PlannedSession = Session & {
  readonly halfDays: readonly HalfDay[];
  readonly trainers: readonly string[];
};
