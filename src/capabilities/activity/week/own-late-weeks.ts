import type { Tx } from '../../../database/face.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import type { WorkingPerson } from '../../staff/index.ts';
import { isLate, type OwedWeek } from './completeness.ts';
import { mondaysOf, owedWeeksOf } from './owed-weeks.ts';
import { listRecordedDays, listWeekStates } from './week-list.store.ts';

/** How far back weeks that were left open are told. */
export const weeksBack = 8;

/** The days before a Monday in which weeks left open are looked for. */
export function daysBack(monday: Day): { readonly from: Day; readonly to: Day } {
  return { from: addDays(monday, -7 * weeksBack), to: monday };
}

/** The weeks before a Monday that somebody has not finished, the oldest first. @param working what they owe of each day of `daysBack` at least */
export async function listOwnLateWeeks(
  tx: Tx,
  { person, working }: { readonly person: string; readonly working: WorkingPerson | null },
  { monday, today }: { readonly monday: Day; readonly today: Day },
): Promise<OwedWeek[]> {
  if (working === null) return [];
  const window = daysBack(monday);
  const recorded = await listRecordedDays(tx, window, person);
  const states = await listWeekStates(tx, window, person);
  return owedWeeksOf({ persons: [working], recorded, states }, mondaysOf(window)).filter((week) => isLate(week, today));
}
