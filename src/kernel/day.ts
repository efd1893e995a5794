declare const dayBrand: unique symbol;
/** A day of the calendar, 'YYYY-MM-DD'. Days compare as strings; there is no hour and no zone. */
export type Day = string & { readonly [dayBrand]: true };

const form = /^(\d{4})-(\d{2})-(\d{2})$/;

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** In days; 0 for a month that no year has. */
function lengthOfMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);
}

/** Null when the text is not a day that exists (2019-02-29, 2020-13-01, and the year 0, which no calendar of ours has). */
export function parseDay(text: string): Day | null {
  const match = form.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = year > 0 && date > 0 && date <= lengthOfMonth(year, month);
  return exists ? (text as Day) : null; // checked just above
}

/** Far enough both ways for any record, and near enough that a year mistyped is seen, and that the weeks around a day have dates. */
export const nearYears = { first: 1900, last: 2199 } as const;

export function isNearDay(date: Day): boolean {
  return yearOf(date) >= nearYears.first && yearOf(date) <= nearYears.last;
}

/** The same as `parseDay` for what an address or a form may say: null too when it is centuries away. */
export function parseNearDay(text: string): Day | null {
  const parsed = parseDay(text);
  return parsed !== null && isNearDay(parsed) ? parsed : null;
}

/** @throws RangeError when the text is not a day that exists; for constants and values already checked. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

export function dayOf(year: number, month: number, date: number): Day {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return day(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`);
}

const shortestMonth = 28;

export function addDays(start: Day, count: number): Day {
  const date = Number(start.slice(8)) + count;
  // Weeks are asked for day after day, and most of those are of the same month.
  if (Number.isInteger(date) && date >= 1 && date <= shortestMonth)
    return `${start.slice(0, 8)}${String(date).padStart(2, '0')}` as Day; // every month has it
  const instant = new Date(`${start}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + count);
  return day(instant.toISOString().slice(0, 10));
}

export function yearOf(date: Day): number {
  return Number(date.slice(0, 4));
}
