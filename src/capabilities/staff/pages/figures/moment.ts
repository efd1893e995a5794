import type { PageReading } from '../../../../http/reading.ts';
import { addDays, type Day, dayOf, parseDay, yearOf } from '../../../../kernel/day.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { atDay, type Period, year, years as yearsPeriod } from '../../../../kernel/period.ts';
import { findFirstYear } from '../../register/staff-words.store.ts';

/** What the staff pages are read for: a run of years for movements, and the day on which states are told. */
export type Moment = {
  readonly first: number;
  readonly last: number;
  readonly date: Day;
  /** The years that the register covers, the latest first; none while it is empty. */
  readonly years: readonly number[];
};

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{4}$/.test(text) ? Number(text) : null;
}

/** Reads `annee`, `depuis` and `au` of the address; what is missing or impossible is this year, that year alone, and its last day at most today. */
export async function readMoment({ tx, url, today }: Pick<PageReading, 'tx' | 'url' | 'today'>): Promise<Moment> {
  const begun = await findFirstYear(tx);
  const current = yearOf(today);
  const from = Math.min(begun ?? current, current);
  const years = begun === null ? [] : Array.from({ length: current - from + 1 }, (_, index) => current - index);
  const last = clamp(wholeNumber(url.searchParams.get('annee')) ?? current, from, current);
  const first = clamp(wholeNumber(url.searchParams.get('depuis')) ?? last, from, last);
  const end = dayOf(last, 12, 31);
  const asked = parseDay(url.searchParams.get('au') ?? '');
  // A form that is sent with an emptied date, or one out of the calendar of the register, is read as if it had none.
  return { first, last, date: asked ?? (end < today ? end : today), years };
}

export function periodOf({ first, last }: Moment): Period {
  return first === last ? year(last) : yearsPeriod(first, last);
}

/** The evening before the period: where its movements start from. */
export function eveOf({ first }: Moment): Period {
  return atDay(addDays(dayOf(first, 1, 1), -1));
}

export function dateOf({ date }: Moment): Period {
  return atDay(date);
}

/** `au 31 décembre 2020`. */
export function atText(period: Period): string {
  return `au ${frenchDay(period.from)}`;
}

/** `en 2020`, `de 2016 à 2020`. */
export function overText({ first, last }: Moment): string {
  return first === last ? `en ${last}` : `de ${first} à ${last}`;
}

/** `fin 2020`, `au 15/06/2020`: for headings of many columns. */
export function endOrDate(period: Period): string {
  return period.from.endsWith('-12-31') ? `fin ${period.from.slice(0, 4)}` : `au ${shortDate(period)}`;
}

/** `1er janv.` is too long for a heading of many columns: `31/12/2020`. */
export function shortDate(period: Period): string {
  const [yearText, month, date] = period.from.split('-');
  return `${date}/${month}/${yearText}`;
}
