declare const dayBrand: unique symbol;
/** A day of the calendar, 'YYYY-MM-DD'. Days compare as strings; there is no hour and no zone. */
export type Day = string & { readonly [dayBrand]: true };

const form = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Null when the text is not a day that exists (2019-02-29, 2020-13-01, and the year 0, which no calendar of ours has). */
export function parseDay(text: string): Day | null {
  const match = form.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const instant = new Date(Date.UTC(year, month - 1, date));
  instant.setUTCFullYear(year);
  const exists =
    year > 0 && instant.getUTCFullYear() === year && instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date;
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

export function addDays(start: Day, count: number): Day {
  const instant = new Date(`${start}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + count);
  return day(instant.toISOString().slice(0, 10));
}

export function yearOf(date: Day): number {
  return Number(date.slice(0, 4));
}
