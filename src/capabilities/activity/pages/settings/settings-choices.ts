import { addDays, type Day } from '../../../../kernel/day.ts';
import { frenchDay } from '../../../../kernel/french.ts';

type Stretch = { readonly fromDay: Day | null; readonly toDay: Day | null };

/** What stands of something dated on a day, for a tag; null while it serves. */
export function standingOf({ fromDay, toDay }: Stretch, today: Day): string | null {
  if (toDay !== null && toDay <= today) return `terminé le ${frenchDay(addDays(toDay, -1))}`;
  return fromDay !== null && fromDay > today ? `à partir du ${frenchDay(fromDay)}` : null;
}
