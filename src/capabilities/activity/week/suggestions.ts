import type { Day } from '../../../kernel/day.ts';
import { mondayOf } from './week-days.ts';
import { type Work, workKey } from './work.ts';

/** What one usually does, in so many of the past weeks. */
export type Suggestion = { readonly work: Work; readonly weeks: number };

type PastLine = { readonly date: Day; readonly work: Work; readonly hundredths: number };

/** What of a work is left in a week: what a counter-entry takes back of a locked day was not done. */
function weeksOfWork(past: readonly PastLine[]) {
  const lines = Map.groupBy(past, ({ date, work }) => `${mondayOf(date)} ${workKey(work)}`);
  return [...lines.values()].flatMap((those) => {
    const days = those.reduce((sum, { hundredths }) => sum + hundredths, 0);
    return those[0] === undefined || days <= 0 ? [] : [{ week: mondayOf(those[0].date), work: those[0].work, days }];
  });
}

/**
 * The works of the past weeks that come back most often, in as many weeks as one works on them: those of a single week are no habit,
 * unless there is but one week to learn from. What took more days comes first among equals.
 */
export function suggestionsOf(past: readonly PastLine[], limit = 12): readonly Suggestion[] {
  const done = weeksOfWork(past);
  const weeksKnown = new Set(done.map(({ week }) => week)).size;
  const found = [...Map.groupBy(done, ({ work }) => workKey(work)).values()].flatMap((weeks) => {
    const days = weeks.reduce((sum, week) => sum + week.days, 0);
    const [first] = weeks;
    return first === undefined || weeks.length < Math.min(2, weeksKnown) ? [] : [{ work: first.work, weeks: weeks.length, days }];
  });
  return found
    .sort((a, b) => b.weeks - a.weeks || b.days - a.days || (workKey(a.work) < workKey(b.work) ? -1 : 1))
    .slice(0, limit)
    .map(({ work, weeks }) => ({ work, weeks }));
}
