import { allocate, cents } from '../../../kernel/money.ts';
import type { LengthOfDay } from '../day-length.ts';

/** The hundredths of a day that some seconds are; a day that was longer than a day of work is one day. */
export function hundredthsOf(seconds: number, length: LengthOfDay): number {
  return Math.min(100, Math.round((seconds * 100) / length.day));
}

/**
 * Shares the hundredths of a day between what was done in it, by largest remainder, so that they add up. What was done has a hundredth
 * at least, taken from the largest part; where there are fewer hundredths than parts, the shortest parts have none.
 */
export function shareDay(hundredths: number, seconds: readonly number[]): readonly number[] {
  const longest = seconds.map((own, index) => ({ own, index })).sort((a, b) => b.own - a.own || a.index - b.index);
  if (hundredths < seconds.length) {
    const kept = new Set(longest.slice(0, hundredths).map(({ index }) => index));
    return seconds.map((_, index) => (kept.has(index) ? 1 : 0));
  }
  // Hundredths of a day are shared as cents are: integers by integer weights.
  const shares: number[] = [...allocate(cents(hundredths), seconds)];
  for (const [index, share] of shares.entries()) {
    if (share > 0) continue;
    const largest = shares.indexOf(Math.max(...shares));
    shares[largest] = (shares[largest] ?? 0) - 1;
    shares[index] = 1;
  }
  return shares;
}
