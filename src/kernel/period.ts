import { addDays, type Day, day, dayOf, parseDay, yearOf } from './day.ts';

/**
 * A stretch of the calendar, half-open: `from` is in it, `to` is not. An instant ("at a date") is the day that it is read on.
 * `kind` says how it is written and which records belong to it.
 */
export type Period = { readonly kind: 'year' | 'month' | 'day' | 'years'; readonly from: Day; readonly to: Day };

export function year(value: number): Period {
  return { kind: 'year', from: dayOf(value, 1, 1), to: dayOf(value + 1, 1, 1) };
}

export function month(ofYear: number, value: number): Period {
  const next = value === 12 ? dayOf(ofYear + 1, 1, 1) : dayOf(ofYear, value + 1, 1);
  return { kind: 'month', from: dayOf(ofYear, value, 1), to: next };
}

export function atDay(date: Day): Period {
  return { kind: 'day', from: date, to: addDays(date, 1) };
}

/** From the first to the last year, both included. */
export function years(first: number, last: number): Period {
  return { kind: 'years', from: dayOf(first, 1, 1), to: dayOf(last + 1, 1, 1) };
}

/** Years have four digits, and a period needs the day after its last one: 9999 can be neither written nor closed. */
function isWritable(yearText: string): boolean {
  return yearText !== '0000' && yearText !== '9999';
}

/** Reads `2020`, `2020-05`, `2020-12-31` and `2016..2020`; null for anything else, the years 0000 and 9999 included. */
export function parsePeriod(text: string): Period | null {
  const trimmed = text.trim();
  if (!isWritable(trimmed.slice(0, 4)) || !isWritable(trimmed.slice(6, 10))) return null;
  const range = /^(\d{4})\.\.(\d{4})$/.exec(trimmed);
  if (range) return Number(range[1]) <= Number(range[2]) ? years(Number(range[1]), Number(range[2])) : null;
  if (/^\d{4}$/.test(trimmed)) return year(Number(trimmed));
  const ofMonth = /^(\d{4})-(\d{2})$/.exec(trimmed);
  if (ofMonth) {
    const value = Number(ofMonth[2]);
    return value >= 1 && value <= 12 ? month(Number(ofMonth[1]), value) : null;
  }
  const date = parseDay(trimmed);
  return date === null ? null : atDay(date);
}

/** The form that `parsePeriod` reads. */
export function periodText(period: Period): string {
  switch (period.kind) {
    case 'year':
      return period.from.slice(0, 4);
    case 'month':
      return period.from.slice(0, 7);
    case 'day':
      return period.from;
    case 'years':
      return `${period.from.slice(0, 4)}..${lastDayOf(period).slice(0, 4)}`;
  }
}

export function lastDayOf(period: Period): Day {
  return addDays(period.to, -1);
}

export function covers(period: Period, date: Day): boolean {
  return period.from <= date && date < period.to;
}

/** True when a stretch (open-ended when `to` is null; `to` excluded) and the period share a day. */
export function overlaps(period: Period, from: Day | null, to: Day | null): boolean {
  return (from === null || from < period.to) && (to === null || to > period.from);
}

export const distantPast = day('0001-01-01');

/**
 * The years that lie entirely within a period, `last` included; `first > last` when there is none (a month, a day).
 * Records kept by the year belong to a period only as a whole.
 */
export function wholeYears(period: Period): { readonly first: number; readonly last: number } {
  const first = yearOf(period.from);
  return { first: period.from === dayOf(first, 1, 1) ? first : first + 1, last: yearOf(period.to) - 1 };
}
