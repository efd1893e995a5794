import type { Day } from '../../../kernel/day.ts';
import { workdays } from '../../../kernel/workday.ts';
import type { DueDay, WorkingPerson } from '../../staff/index.ts';
import { weekDays } from './week-days.ts';

const none = workdays(0);

/** A day on which somebody is not at work. */
export const nothingDue = (day: Day): DueDay => ({
  ...{ day, isThere: false, holiday: null, isSpread: false },
  ...{ planned: none, away: none, due: none },
});

/** What each day of a week asks of somebody, Monday to Sunday: nothing of who is not at work then, whose lines are shown all the same. */
export function dueWeek(working: WorkingPerson | null, monday: Day): readonly DueDay[] {
  const known = new Map(working?.days.map((due) => [due.day, due]));
  return weekDays(monday).map((day) => known.get(day) ?? nothingDue(day));
}
