import type { Day } from '../../../kernel/day.ts';
import { mondayOf } from './week-days.ts';
import { type Work, workKey } from './work.ts';

/** What one usually does, in so many of the past weeks. */
export type Suggestion = { readonly work: Work; readonly weeks: number };

type PastLine = { readonly date: Day; readonly work: Work; readonly hundredths: number };

/**
 * The works of the past weeks that come back most often, in as many weeks as one works on them: those of a single week are no habit,
 * unless there is but one week to learn from. What took more days comes first among equals.
 */
export function suggestionsOf(past: readonly PastLine[], limit = 12): readonly Suggestion[] {
  const weeksKnown = new Set(past.map(({ date }) => mondayOf(date))).size;
  const found = [
    ...Map.groupBy(
      past.filter(({ hundredths }) => hundredths > 0),
      ({ work }) => workKey(work),
    ).values(),
  ].flatMap((lines) => {
    const [first] = lines;
    const weeks = new Set(lines.map(({ date }) => mondayOf(date))).size;
    const days = lines.reduce((sum, { hundredths }) => sum + hundredths, 0);
    return first === undefined || weeks < Math.min(2, weeksKnown) ? [] : [{ work: first.work, weeks, days }];
  });
  return found
    .sort((a, b) => b.weeks - a.weeks || b.days - a.days || (workKey(a.work) < workKey(b.work) ? -1 : 1))
    .slice(0, limit)
    .map(({ work, weeks }) => ({ work, weeks }));
}
