import { addDays, type Day } from '../../../kernel/day.ts';
import type { RecordedWeek } from './week.store.ts';
import { monthOf } from './week-days.ts';

/** True on a day of a locked month, and on one on which a line was corrected: its lines change by corrections alone. */
export function frozenDays(monday: Day, { lines, locked }: Pick<RecordedWeek, 'lines' | 'locked'>): (day: number) => boolean {
  const corrected = new Set(lines.flatMap(({ corrects, day }) => (corrects === null ? [] : [day])));
  return (day) => corrected.has(day) || isLocked(addDays(monday, day), locked);
}

export function isLocked(date: Day, months: readonly Day[]): boolean {
  return months.includes(monthOf(date));
}

/** True for a week whose working days are all in locked months: nobody takes it up again. */
export function isWhollyLocked(monday: Day, months: readonly Day[]): boolean {
  return [0, 1, 2, 3, 4].every((place) => isLocked(addDays(monday, place), months));
}
