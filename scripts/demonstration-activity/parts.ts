/**
 * Whole numbers of quarter-days, so that sums are exact. A printed figure is a number of days: a part may be a quarter above it
 * or a half below and still be printed so.
 */

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** The fewest and the most quarters that are printed as so many days; nothing is nothing. */
function bounds(days: number): readonly [number, number] {
  return days === 0 ? [0, 0] : [Math.ceil(days * 4 - 2), Math.ceil(days * 4 + 2) - 1];
}

/** Quarters that are printed as these days and make a total; the largest figures are moved first, a quarter at a time. Null when none do. */
export function spread(days: readonly number[], total: number): number[] | null {
  const parts = days.map((figure) => Math.round(figure * 4));
  const order = days.map((_, index) => index).sort((a, b) => (days[b] ?? 0) - (days[a] ?? 0));
  let left = total - sumOf(parts);
  for (let round = 0; round < 2 && left !== 0; round += 1) {
    for (const index of order) {
      const step = Math.sign(left);
      const moved = (parts[index] ?? 0) + step;
      const [least, most] = bounds(days[index] ?? 0);
      if (step === 0 || moved < least || moved > most) continue;
      parts[index] = moved;
      left -= step;
    }
  }
  return left === 0 ? parts : null;
}

/** Quarters around a printed figure, the nearest first. */
export function near(days: number): number[] {
  const [least, most] = bounds(days);
  const found = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return found.sort((a, b) => Math.abs(a - days * 4) - Math.abs(b - days * 4));
}

/** A total in whole parts, as near as can be to weights: by largest remainder, in steps of `grain` and the rest on the heaviest. */
export function divide(total: number, weights: readonly number[], grain = 1): number[] {
  const whole = sumOf(weights);
  if (whole <= 0) throw new Error('nothing to divide by');
  const steps = Math.floor(total / grain);
  const shares = weights.map((weight) => (steps * weight) / whole);
  const parts = shares.map((share) => Math.floor(share) * grain);
  const order = weights.map((_, index) => index).sort((a, b) => ((shares[b] ?? 0) % 1) - ((shares[a] ?? 0) % 1) || a - b);
  const missing = steps - sumOf(parts) / grain;
  for (const index of order.slice(0, missing)) parts[index] = (parts[index] ?? 0) + grain;
  const heaviest = weights.indexOf(Math.max(...weights));
  parts[heaviest] = (parts[heaviest] ?? 0) + total - sumOf(parts);
  return parts;
}
