import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { readAnswerable } from './answerable.ts';
import { isLate, type OwedWeek } from './completeness.ts';
import { listOwedWeeks, mondaysOf } from './owed-weeks.ts';

/** The weeks of a window that are over and not finished, of those for whom the actor answers. */
export async function listLateWeeks(
  tx: Tx,
  actor: Actor,
  window: { readonly from: Day; readonly to: Day },
  today: Day,
): Promise<OwedWeek[]> {
  const isAnswerable = await readAnswerable(tx, actor, mondaysOf(window));
  return (await listOwedWeeks(tx, window)).filter((week) => isAnswerable(week.person, week.monday) && isLate(week, today));
}
