import { addDays, type Day } from '../../../kernel/day.ts';
import { cellText } from './edited-row.ts';
import type { CopiedWeek } from './gesture.ts';
import { rowsOf } from './grid.ts';
import { weekDays } from './week-days.ts';
import type { Work } from './work.ts';

type PastLine = { readonly date: Day; readonly work: Work; readonly hundredths: number };

/** A day of the week that is filled, as far as copying into it is concerned. */
type FilledDay = { readonly due: number; readonly isFrozen: boolean };

/** What the buttons that take up the week before bring: what it says once corrected, on the days of this one that take time. */
export function lastWeekOf(past: readonly PastLine[], monday: Day, days: readonly FilledDay[]): CopiedWeek {
  const before = weekDays(addDays(monday, -7));
  const lines = past.flatMap(({ date, work, hundredths }) => {
    const day = before.indexOf(date);
    return day < 0 ? [] : [{ day, work, hundredths }];
  });
  return {
    rows: rowsOf(lines)
      .filter(({ cells }) => cells.some((hundredths) => hundredths !== 0))
      .map(({ work, cells }) => ({ work, cells: cells.map(cellText) })),
    open: days.map(({ due, isFrozen }) => due > 0 && !isFrozen),
  };
}
