import { addDays, type Day } from '../../../kernel/day.ts';
import type { WeekState } from './week-state.ts';

/** A week of somebody who was at work in it, as far as it can be finished. */
export type OwedWeek = {
  readonly person: string;
  readonly monday: Day;
  /** The first day of it on which something is due or recorded; its Monday where there is none. */
  readonly first: Day;
  /** Hundredths of a day, over the whole week, as its balance counts them. */
  readonly due: number;
  readonly placed: number;
  /** What is placed is what is due, day by day: as its person had to make it to finish it. */
  readonly isBalanced: boolean;
  readonly state: WeekState;
  /** True when nothing of it was typed here: it was loaded from files, whole. */
  readonly isLoaded: boolean;
  /** True when its working days are all in locked months: its person fills it no more. */
  readonly isLocked: boolean;
};

/**
 * True for a week that its person has not said to be finished. Nobody finishes a week in which nothing is due, nor one that was loaded
 * from files and accounts for all that was due.
 */
export function isUnfinished({ due, placed, state, isLoaded }: OwedWeek): boolean {
  if (due <= 0 || state === 'finished' || state === 'approved') return false;
  return !isLoaded || placed < due;
}

/** True for an unfinished week that is over and that its person can still finish. */
export function isLate(week: OwedWeek, today: Day): boolean {
  return isUnfinished(week) && !week.isLocked && addDays(week.monday, 7) <= today;
}
