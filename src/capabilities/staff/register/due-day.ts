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
  /** The part of it that recorded leave and absences take. */
  readonly away: Workdays;
  /** What is left to account for. */
  readonly due: Workdays;
};

const wholeDay = 100;

/** Hundredths of a day, morning and afternoon: by the pattern, else half each of what posts and rates make. */
function plannedHalves(worker: Worker, date: Day): readonly [number, number] {
  const morning = placeInWeek(halfDayOf(date));
  if (morning >= 10) return [0, 0];
  const pattern = worker.patterns.find((one) => holds(one, date))?.pattern;
  if (pattern !== undefined) {
    const half = (place: number) => (pattern[place] === '1' ? wholeDay / 2 : 0);
    return [half(morning), half(morning + 1)];
  }
  const held = worker.occupations.filter((one) => holds(one, date));
  const time = Math.min(
    wholeDay,
    held.reduce((sum, { quota, rate }) => sum + Math.round((quota * rate) / 100), 0),
  );
  return [Math.ceil(time / 2), Math.floor(time / 2)];
}

/** What a person owes on each of these days. @param holidays their day → their name */
export function dueDaysOf(worker: Worker, days: readonly Day[], holidays: ReadonlyMap<Day, string>): DueDay[] {
  const isAway = (half: HalfDay) => worker.absences.some(({ from, to }) => from <= half && half < to);
  return days.map((date) => {
    const isThere = worker.occupations.some((one) => holds(one, date));
    const holiday = holidays.get(date) ?? null;
    const [morning, afternoon] = isThere && holiday === null ? plannedHalves(worker, date) : [0, 0];
    const away = (isAway(halfDayOf(date)) ? morning : 0) + (isAway(halfDayOf(date, true)) ? afternoon : 0);
    const planned = morning + afternoon;
    return { day: date, isThere, holiday, planned: workdays(planned), away: workdays(away), due: workdays(planned - away) };
  });
}
