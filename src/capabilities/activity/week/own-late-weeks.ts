import type { Tx } from '../../../database/face.ts';
import { addDays, type Day } from '../../../kernel/day.ts';
import { findWorkingPerson } from '../../staff/index.ts';
import { isLate, type OwedWeek } from './completeness.ts';
import { listLockedMonths } from './month-lock.store.ts';
import { mondaysOf, owedWeeksOf } from './owed-weeks.ts';
import { mondayOf } from './week-days.ts';
import { listRecordedDays, listWeekStates } from './week-list.store.ts';

/** How far back weeks are looked at, to be told or taken up again. */
const weeksBack = 8;

/** The days of the weeks before the one of a day. */
export function weeksBefore(date: Day): { readonly from: Day; readonly to: Day } {
  const monday = mondayOf(date);
  return { from: addDays(monday, -7 * weeksBack), to: monday };
}

/** The weeks of somebody that are over and that they have not finished, the oldest first. */
export async function listOwnLateWeeks(tx: Tx, person: string, today: Day): Promise<OwedWeek[]> {
  const window = weeksBefore(today);
  const working = await findWorkingPerson(tx, person, window);
  if (working === null) return [];
  const recorded = await listRecordedDays(tx, window, person);
  const states = await listWeekStates(tx, window, person);
  const known = { persons: [working], recorded, states, locked: await listLockedMonths(tx) };
  return owedWeeksOf(known, mondaysOf(window)).filter((week) => isLate(week, today));
}
