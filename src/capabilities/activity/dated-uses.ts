import { z } from 'zod';
import type { ParsedRow } from '../../import/format.ts';
import { addDays, type Day, day } from '../../kernel/day.ts';
import { frenchDay } from '../../kernel/french.ts';
import { countOf } from '../../web/count-of.ts';

/** How many lines of time something has on a day, and whether the month of that day is locked. */
export type DayUse = { readonly day: Day; readonly lines: number; readonly isLocked: boolean };

const linesWords = (count: number, what: string) => countOf(count, `ligne de temps ${what}`, `lignes de temps ${what}`);

/** The first day that is used, and the last; null where there is none. */
const firstOf = (uses: readonly DayUse[]) => uses.map(({ day: date }) => date).toSorted()[0] ?? null;
const lastOf = (uses: readonly DayUse[]) =>
  uses
    .map(({ day: date }) => date)
    .toSorted()
    .at(-1) ?? null;
const total = (uses: readonly DayUse[]) => uses.reduce((sum, { lines }) => sum + lines, 0);

/** Which lines would be left after the end; null when none would. @param what « du type « Suivi » » @param uses by day, in any order */
export function refusalOfEnd(what: string, toDay: Day | null, uses: readonly DayUse[]): string | null {
  const late = toDay === null ? [] : uses.filter(({ day: date }) => date >= toDay);
  const last = lastOf(late);
  if (toDay === null || last === null) return null;
  const count = total(late);
  return `${linesWords(count, what)} ${count < 2 ? 'est' : 'sont'} après le ${frenchDay(addDays(toDay, -1))}, la dernière le ${frenchDay(last)} : terminez-le ce jour-là ou plus tard.`;
}

/** The same for lines before the first day. */
export function refusalOfStart(what: string, fromDay: Day | null, uses: readonly DayUse[]): string | null {
  const early = fromDay === null ? [] : uses.filter(({ day: date }) => date < fromDay);
  const first = firstOf(early);
  if (fromDay === null || first === null) return null;
  const count = total(early);
  return `${linesWords(count, what)} ${count < 2 ? 'est' : 'sont'} avant le ${frenchDay(fromDay)}, la première le ${frenchDay(first)} : il commence au plus tard ce jour-là.`;
}

const inLockedMonths = (uses: readonly DayUse[]) => uses.filter(({ isLocked }) => isLocked);

/** « 3 lignes de temps dans des mois verrouillés »; null where there are none. */
export function lockedLinesWords(uses: readonly DayUse[]): string | null {
  const count = total(inLockedMonths(uses));
  return count === 0
    ? null
    : countOf(count, 'ligne de temps dans un mois verrouillé', 'lignes de temps dans des mois verrouillés');
}

/**
 * Why what is recorded may not go to other figures in silence: some of its lines are in locked months, whose figures are settled.
 * @param said why it changes, where somebody says so
 */
export function refusalOfMove(what: string, uses: readonly DayUse[], said: string | null): string | null {
  const settled = inLockedMonths(uses);
  const first = firstOf(settled);
  if (said !== null || first === null) return null;
  const count = total(settled);
  const where = count < 2 ? 'est dans un mois verrouillé, le' : 'sont dans des mois verrouillés, la première le';
  return `${linesWords(count, what)} ${where} ${frenchDay(first)} : ce changement touche des chiffres déjà arrêtés. Dites pourquoi.`;
}

/** Why something may not stand under what does not serve on all the days of its lines. @param above its name, and the days on which it serves */
export function refusalOfOutside(
  what: string,
  above: Stretch & { readonly name: string },
  uses: readonly DayUse[],
): string | null {
  const { name, fromDay, toDay } = above;
  const outside = uses.filter(({ day: date }) => (fromDay !== null && date < fromDay) || (toDay !== null && date >= toDay));
  const first = firstOf(outside);
  if (first === null) return null;
  const count = total(outside);
  const where = count < 2 ? 'est hors des jours' : 'sont hors des jours';
  return `${linesWords(count, what)} ${where} où « ${name} » sert, ${count < 2 ? '' : 'la première '}le ${frenchDay(first)} : choisissez un type qui servait alors.`;
}

/** What lines say against new days, by the field of a form; a day that stays as it was is not looked at again. */
export function refusalsOfDays(what: string, now: Stretch, before: Stretch, uses: readonly DayUse[]): Record<string, string> {
  const start = now.fromDay === before.fromDay ? null : refusalOfStart(what, now.fromDay, uses);
  const end = now.toDay === before.toDay ? null : refusalOfEnd(what, now.toDay, uses);
  return { ...(start === null ? {} : { du: start }), ...(end === null ? {} : { au: end }) };
}

type Stretch = { readonly fromDay: Day | null; readonly toDay: Day | null };

const useRow = z.object({ day: z.string().transform(day), lines: z.number(), locked: z.boolean() });

/** A row of the statements that count uses: a day, its lines, and whether its month is locked. */
export function readUse(row: unknown): DayUse {
  const { day: date, lines, locked } = useRow.parse(row);
  return { day: date, lines, isLocked: locked };
}

/** Lines by what they are of, as a statement of a file's rules lists them. */
export function usesByCode(rows: readonly ParsedRow[]): ReadonlyMap<string, readonly DayUse[]> {
  const byCode = Map.groupBy(rows, ({ code }) => String(code));
  return new Map([...byCode].map(([code, some]) => [code, some.map(readUse)]));
}
