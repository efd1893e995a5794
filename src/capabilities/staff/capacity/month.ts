import { type Day, dayOf } from '../../../kernel/day.ts';
import { frenchMonths, frenchShortMonths } from '../../../kernel/french.ts';

/** A month is its first day, as the records of loads keep it. */
export type Month = Day;

export function monthOf(date: Day): Month {
  return dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 1);
}

export function addMonths(month: Month, count: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return dayOf(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1, 1);
}

/** So many months in a row; `first` is one of them. */
export function monthsFrom(first: Month, count: number): readonly Month[] {
  return Array.from({ length: count }, (_, index) => addMonths(first, index));
}

/** January is 0. */
export function placeInYear(month: Month): number {
  return Number(month.slice(5, 7)) - 1;
}

/** Reads `2027-03`, the form of addresses and of the browser's own field for months; null for anything else. */
export function parseMonth(text: string): Month | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text.trim());
  if (!match) return null;
  const [year, place] = [Number(match[1]), Number(match[2])];
  return year >= 1900 && year <= 2199 && place >= 1 && place <= 12 ? dayOf(year, place, 1) : null;
}

/** The form that `parseMonth` reads. */
export function monthText(month: Month): string {
  return month.slice(0, 7);
}

/** « mars 2027 » */
export function frenchMonth(month: Month): string {
  return `${frenchMonths[placeInYear(month)] ?? ''} ${month.slice(0, 4)}`;
}

/** « mars 2027 », « sept. 2027 »: for the heads of narrow columns. */
export function frenchShortMonth(month: Month): string {
  return `${frenchShortMonths[placeInYear(month)] ?? ''} ${month.slice(0, 4)}`;
}

/** « en mars 2027 », « d’avril 2027 » need the elision that French asks before a vowel. */
export function ofFrenchMonth(month: Month): string {
  const name = frenchMonth(month);
  return /^[ao]/.test(name) ? `d’${name}` : `de ${name}`;
}
