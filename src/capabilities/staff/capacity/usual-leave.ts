import { type Day, dayOf } from '../../../kernel/day.ts';
import { type Month, placeInYear } from './month.ts';
import type { Parts } from './parts.ts';
import { workingDaysOfYear } from './work-calendar.ts';
import type { Stint } from './workforce.ts';

/** How many years of the past say what is usual. */
export const yearsOfUsage = 3;

/** Annual leave of a full-time agent: five times the week's work (décret n° 85-1250 du 26 novembre 1985, article 1er). */
export const legalLeaveDays = 25;

/** The part of working time usually spent away in a month, in thousandths, and the years that say so; none: it is the legal one. */
export type UsualRate = { readonly thousandths: number; readonly years: number };

/** By place in the year, January first. */
export type UsualLeave = readonly UsualRate[];

/** The legal days spread evenly over the working days of a year, in thousandths. */
export function legalRate(year: number, holidays: Iterable<Day>): number {
  return Math.round((legalLeaveDays * 1000) / workingDaysOfYear(dayOf(year, 1, 1), holidays));
}

/**
 * What is usual is read from everybody's past together: one person's illness of last March says nothing of their next, and
 * nobody's habits are shown. A month is known when anyone was away in it: nothing recorded is not nobody away.
 */
export function usualLeave(past: readonly Stint[], legal: number): UsualLeave {
  const byMonth = new Map<Month, { gross: Parts; away: Parts }>();
  for (const { month, gross, away } of past) {
    const sum = byMonth.get(month) ?? { gross: 0, away: 0 };
    byMonth.set(month, { gross: sum.gross + gross, away: sum.away + away });
  }
  const known = [...byMonth].filter(([, { away }]) => away > 0);
  return Array.from({ length: 12 }, (_, place): UsualRate => {
    const same = known.filter(([month]) => placeInYear(month) === place).map(([, sums]) => sums);
    if (same.length === 0) return { thousandths: legal, years: 0 };
    const gross = same.reduce((sum, one) => sum + one.gross, 0);
    const away = same.reduce((sum, one) => sum + one.away, 0);
    return { thousandths: Math.min(1000, Math.round((away / gross) * 1000)), years: same.length };
  });
}

/** What is deducted beside the leave recorded: the part of the usual one that is above it. */
export function usualBeyond({ month, gross, away }: Stint, usual: UsualLeave): Parts {
  const thousandths = usual[placeInYear(month)]?.thousandths ?? 0;
  return Math.max(0, (gross / 1000) * thousandths - away);
}
