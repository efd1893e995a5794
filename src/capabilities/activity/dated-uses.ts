import type { ParsedRow } from '../../import/format.ts';
import { addDays, type Day, day } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import { countOf } from '../../web/count-of.ts';

/** How many lines of time something has on a day. */
export type DayUse = { readonly day: Day; readonly lines: number };

const linesWords = (count: number, what: string) => countOf(count, `ligne de temps ${what}`, `lignes de temps ${what}`);
const total = (uses: readonly DayUse[]) => uses.reduce((sum, { lines }) => sum + lines, 0);

/** Which lines would be left after the end; null when none would. @param what « du type « Suivi » » @param uses by day, in any order */
export function refusalOfEnd(what: string, toDay: Day | null, uses: readonly DayUse[]): string | null {
  const late = toDay === null ? [] : uses.filter(({ day: date }) => date >= toDay);
  const last = late.reduce<Day | null>((found, { day: date }) => (found === null || date > found ? date : found), null);
  if (toDay === null || last === null) return null;
  const count = total(late);
  return `${linesWords(count, what)} ${count < 2 ? 'est' : 'sont'} après le ${frenchDay(addDays(toDay, -1))}, la dernière le ${frenchDay(last)} : terminez-le ce jour-là ou plus tard.`;
}

/** The same for lines before the first day. */
export function refusalOfStart(what: string, fromDay: Day | null, uses: readonly DayUse[]): string | null {
  const early = fromDay === null ? [] : uses.filter(({ day: date }) => date < fromDay);
  const first = early.reduce<Day | null>((found, { day: date }) => (found === null || date < found ? date : found), null);
  if (fromDay === null || first === null) return null;
  const count = total(early);
  return `${linesWords(count, what)} ${count < 2 ? 'est' : 'sont'} avant le ${frenchDay(fromDay)}, la première le ${frenchDay(first)} : il commence au plus tard ce jour-là.`;
}

/** Lines by what they are of, as a statement of a file's rules lists them. */
export function usesByCode(rows: readonly ParsedRow[]): ReadonlyMap<string, readonly DayUse[]> {
  return Map.groupBy(
    rows.map((row) => ({ code: String(row['code']), day: day(String(row['day'])), lines: Number(row['lines']) })),
    ({ code }) => code,
  );
}
