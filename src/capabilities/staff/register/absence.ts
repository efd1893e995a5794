import { addDays, type Day } from '../../../kernel/day.ts';
import { frenchDay } from '../../../kernel/french.ts';
import type { AbsenceKind } from './absence-kind.ts';

/** Half-days from one to another, which is excluded: noon splits a day. */
export type HalfDays = {
  readonly fromDay: Day;
  readonly fromNoon: boolean;
  readonly toDay: Day;
  readonly toNoon: boolean;
};

export type AbsenceTerms = HalfDays & { readonly person: string; readonly kind: AbsenceKind };

export type Absence = AbsenceTerms & { readonly id: string };

/** A day's beginning or its noon, in the order of time. */
const moment = (date: Day, noon: boolean) => `${date} ${noon ? 'noon' : 'dawn'}`;

/** True when there is at least one half-day in it. */
export function isForward(half: HalfDays): boolean {
  return moment(half.fromDay, half.fromNoon) < moment(half.toDay, half.toNoon);
}

export function shareHalfDay(one: HalfDays, other: HalfDays): boolean {
  const begins = (a: HalfDays, b: HalfDays) => moment(a.fromDay, a.fromNoon) < moment(b.toDay, b.toNoon);
  return begins(one, other) && begins(other, one);
}

/** The last day of which something is in it. */
export function lastAbsentDay({ toDay, toNoon }: Pick<HalfDays, 'toDay' | 'toNoon'>): Day {
  return toNoon ? toDay : addDays(toDay, -1);
}

/** « le 3 mars 2026 au matin », « du 3 mars 2026 après-midi au 5 mars 2026 à midi ». */
export function halfDayWords(half: HalfDays): string {
  const { fromDay, fromNoon, toNoon } = half;
  const last = lastAbsentDay(half);
  const day = `le ${frenchDay(fromDay)}`;
  if (last === fromDay) return fromNoon ? `${day}, l’après-midi` : toNoon ? `${day}, le matin` : day;
  return `du ${frenchDay(fromDay)}${fromNoon ? ' après-midi' : ''} au ${frenchDay(last)}${toNoon ? ' à midi' : ''}`;
}
