import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { listWorkingPersons } from '../../staff/index.ts';
import { readAnswerable } from './answerable.ts';
import { isLate, type OwedWeek } from './completeness.ts';
import { listLockedMonths } from './month-lock.store.ts';
import { mondaysOf, owedWeeksOf, wholeWeeks } from './owed-weeks.ts';
import { listRecordedDays, listWeekStates } from './week-list.store.ts';

/** The weeks of a window that are over and not finished, of those for whom the actor answers. */
export async function listLateWeeks(
  tx: Tx,
  actor: Actor,
  window: { readonly from: Day; readonly to: Day },
  today: Day,
): Promise<OwedWeek[]> {
  const weeks = wholeWeeks(window);
  const mondays = mondaysOf(weeks);
  const isAnswerable = await readAnswerable(tx, actor, mondays);
  const persons = await listWorkingPersons(tx, weeks);
  const recorded = await listRecordedDays(tx, weeks);
  const states = await listWeekStates(tx, weeks);
  const locked = await listLockedMonths(tx);
  return owedWeeksOf({ persons, recorded, states, locked }, mondays).filter(
    (week) => isAnswerable(week.person, week.monday) && isLate(week, today),
  );
}
