import { addDays, type Day } from '../../../kernel/day.ts';

/** A half day is a number, so that stretches of them are compared and subtracted: twice the day's, one more after noon. */
export type HalfDay = number;

/** A stretch of half days; `to` is not in it. */
export type HalfDays = { readonly from: HalfDay; readonly to: HalfDay };

const millisecondsOfDay = 86_400_000;

/** Days since 1970-01-01, which was a Thursday. */
function dayNumber(date: Day): number {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsOfDay;
}

export function halfDayOf(date: Day, fromNoon = false): HalfDay {
  return dayNumber(date) * 2 + (fromNoon ? 1 : 0);
}

/** Place of a half day in a pattern of ten characters, from Monday morning; past the end on a Saturday and a Sunday. */
export function placeInWeek(halfDay: HalfDay): number {
  const weekday = (((Math.floor(halfDay / 2) + 3) % 7) + 7) % 7;
  return weekday * 2 + (halfDay % 2);
}

/** Half days on which work is done from Monday to Friday, public holidays left out, over a stretch of days known at once. */
export type WorkCalendar = {
  /** Working half days of a stretch; with a pattern, those that it has. What lies outside of the calendar counts for nothing. */
  readonly count: (stretch: HalfDays, pattern?: string) => number;
};

export function workCalendar(first: Day, end: Day, holidays: Iterable<Day>): WorkCalendar {
  const [origin, limit] = [halfDayOf(first), halfDayOf(end)];
  const off = new Set(Array.from(holidays, (holiday) => halfDayOf(holiday)));
  /** How many working half days lie before each one. */
  const before = new Int32Array(Math.max(0, limit - origin) + 1);
  for (let half = origin; half < limit; half += 1) {
    const works = placeInWeek(half) < 10 && !off.has(half - (half % 2));
    before[half - origin + 1] = (before[half - origin] ?? 0) + (works ? 1 : 0);
  }
  const inside = (half: HalfDay) => Math.min(Math.max(half, origin), limit);
  const upTo = (half: HalfDay) => before[inside(half) - origin] ?? 0;
  return {
    count: ({ from, to }, pattern) => {
      if (to <= from) return 0;
      if (pattern === undefined) return upTo(to) - upTo(from);
      let found = 0;
      for (let half = inside(from), end = inside(to); half < end; half += 1)
        if (pattern[placeInWeek(half)] === '1' && upTo(half + 1) > upTo(half)) found += 1;
      return found;
    },
  };
}

/** Stretches without what they share: two absences recorded over one another take a half day once. */
export function mergeStretches(stretches: readonly HalfDays[]): readonly HalfDays[] {
  const merged: { from: HalfDay; to: HalfDay }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Days from Monday to Friday that are no holiday, of a calendar year. */
export function workingDaysOfYear(year: Day, holidays: Iterable<Day>): number {
  const end = addDays(year, 366);
  const next = end.slice(5) === '01-01' ? end : addDays(year, 365);
  return workCalendar(year, next, holidays).count({ from: halfDayOf(year), to: halfDayOf(next) }) / 2;
}
