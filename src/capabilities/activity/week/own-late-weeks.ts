import type { Tx } from '../../../database/face.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { isLate, type OwedWeek } from './completeness.ts';
import { listOwedWeeksOf } from './owed-weeks.ts';
import { mondayOf } from './week-days.ts';

/** How far back weeks are looked at, to be told or taken up again. */
const weeksBack = 8;

/** The days of the weeks before the one of a day. */
export function weeksBefore(date: Day): { readonly from: Day; readonly to: Day } {
  const monday = mondayOf(date);
  return { from: addDays(monday, -7 * weeksBack), to: monday };
}

/** The weeks of somebody that are over and that they have not finished, the oldest first. */
export async function listOwnLateWeeks(tx: Tx, person: string, today: Day): Promise<OwedWeek[]> {
  return (await listOwedWeeksOf(tx, person, weeksBefore(today))).filter((week) => isLate(week, today));
}
