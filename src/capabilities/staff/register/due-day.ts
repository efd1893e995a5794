import type { Day } from '../../../kernel/day.ts';
import { type Workdays, workdays } from '../../../kernel/workday.ts';
import { type HalfDay, halfDayOf, placeInWeek } from '../capacity/work-calendar.ts';
import { holds, type Worker } from '../capacity/workforce.ts';

/** What somebody owes of a day. */
export type DueDay = {
  readonly day: Day;
  /** False before arrival, after departure and in between. */
  readonly isThere: boolean;
  /** The name of the public holiday, or null. */
  readonly holiday: string | null;
  /** By posts, rates and the part-time pattern; 0 on a weekend and a holiday. */
  readonly planned: Workdays;
  /** True where a part-time has no pattern: it owes a part of each day, which nobody works; only the whole week is known. */
  readonly isSpread: boolean;
  /** The part of it that recorded leave and absences take. */
  readonly away: Workdays;
  /** What is left to account for. */
  readonly due: Workdays;
};

const wholeDay = 100;

type Planned = { readonly halves: readonly [morning: number, afternoon: number]; readonly isSpread: boolean };

const nothing: Planned = { halves: [0, 0], isSpread: false };

/** Hundredths of a day, morning and afternoon: by the pattern, else half each of what posts and rates make together, rounded once. */
function plannedHalves(worker: Worker, date: Day): Planned {
  const morning = placeInWeek(halfDayOf(date));
  if (morning >= 10) return nothing;
  const pattern = worker.patterns.find((one) => holds(one, date))?.pattern;
  if (pattern !== undefined) {
    const half = (place: number) => (pattern[place] === '1' ? wholeDay / 2 : 0);
    return { halves: [half(morning), half(morning + 1)], isSpread: false };
  }
  const held = worker.occupations.filter((one) => holds(one, date));
  const tenThousandths = held.reduce((sum, { quota, rate }) => sum + quota * rate, 0);
  const time = Math.min(wholeDay, Math.round(tenThousandths / 100));
  return { halves: [Math.ceil(time / 2), Math.floor(time / 2)], isSpread: time < wholeDay };
}

/** What a person owes on each of these days. @param holidays their day → their name */
export function dueDaysOf(worker: Worker, days: readonly Day[], holidays: ReadonlyMap<Day, string>): DueDay[] {
  const isAway = (half: HalfDay) => worker.absences.some(({ from, to }) => from <= half && half < to);
  return days.map((date) => {
    const isThere = worker.occupations.some((one) => holds(one, date));
    const holiday = holidays.get(date) ?? null;
    const { halves, isSpread } = isThere && holiday === null ? plannedHalves(worker, date) : nothing;
    const [morning, afternoon] = halves;
    const away = (isAway(halfDayOf(date)) ? morning : 0) + (isAway(halfDayOf(date, true)) ? afternoon : 0);
    const planned = morning + afternoon;
    return {
      ...{ day: date, isThere, holiday, isSpread },
      ...{ planned: workdays(planned), away: workdays(away), due: workdays(planned - away) },
    };
  });
}
