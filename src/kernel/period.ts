import { addDays, type Day, day, dayOf, parseDay, yearOf } from './day.ts';

/**
 * A stretch of the calendar, half-open: `from` is in it, `to` is not. An instant ("at a date") is the day that it is read on.
 * `kind` says how it is written and which records belong to it.
 */
export type Period = { readonly kind: 'year' | 'month' | 'day' | 'years' | 'months'; readonly from: Day; readonly to: Day };

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

/** A month of a year, January being 1. */
export type MonthOf = { readonly year: number; readonly month: number };

/**
 * From the first to the last month, both included. One month is that month and whole years are those years: a stretch of the calendar
 * is one period, written in one way, whoever asks for it.
 */
export function months(first: MonthOf, last: MonthOf): Period {
  if (first.month === 1 && last.month === 12) return first.year === last.year ? year(first.year) : years(first.year, last.year);
  const [beginning, end] = [month(first.year, first.month), month(last.year, last.month)];
  return beginning.from === end.from ? beginning : { kind: 'months', from: beginning.from, to: end.to };
}

/** The months in which a period begins and ends. */
export function monthsOf(period: Period): { readonly first: MonthOf; readonly last: MonthOf } {
  const monthOf = (date: Day): MonthOf => ({ year: yearOf(date), month: Number(date.slice(5, 7)) });
  return { first: monthOf(period.from), last: monthOf(lastDayOf(period)) };
}

/** The whole years of which a period is. */
export function yearsAround(period: Period): Period {
  const { first, last } = monthsOf(period);
  return months({ year: first.year, month: 1 }, { year: last.year, month: 12 });
}

/** Years have four digits, and a period needs the day after its last one: 9999 can be neither written nor closed. */
function isWritable(yearText: string): boolean {
  return yearText !== '0000' && yearText !== '9999';
}

function parseMonth(text: string): MonthOf | null {
  const [, ofYear = '', value = ''] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text) ?? [];
  return ofYear !== '' && isWritable(ofYear) ? { year: Number(ofYear), month: Number(value) } : null;
}

/** `2016..2020` or `2020-09..2020-12`: years or months, never one of each. */
function parseRange(first: string, last: string): Period | null {
  if (/^\d{4}$/.test(first) && /^\d{4}$/.test(last))
    return first <= last && isWritable(first) && isWritable(last) ? years(Number(first), Number(last)) : null;
  const [from, to] = [parseMonth(first), parseMonth(last)];
  return from !== null && to !== null && first <= last ? months(from, to) : null;
}

/** What `parsePeriod` reads, for whoever wrote something else. */
export const periodForms = '2020, 2020-05, 2020-12-31, 2016..2020 ou 2020-09..2020-12';

/** Reads `2020`, `2020-05`, `2020-12-31`, `2016..2020` and `2020-09..2020-12`; null for anything else, the years 0000 and 9999 included. */
export function parsePeriod(text: string): Period | null {
  const trimmed = text.trim();
  const [first = '', last, ...others] = trimmed.split('..');
  if (last !== undefined) return others.length === 0 ? parseRange(first, last) : null;
  if (!isWritable(trimmed.slice(0, 4))) return null;
  if (/^\d{4}$/.test(trimmed)) return year(Number(trimmed));
  const ofMonth = parseMonth(trimmed);
  if (ofMonth !== null) return month(ofMonth.year, ofMonth.month);
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
    case 'months':
      return `${period.from.slice(0, 7)}..${lastDayOf(period).slice(0, 7)}`;
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
