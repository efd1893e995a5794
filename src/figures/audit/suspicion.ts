import { isSlipWithin } from './causes.ts';
import type { Memory } from './last-year.ts';
import { comparables } from './malformed.ts';
import { scale } from './numbers.ts';
import type { Amounts } from './relation.ts';
import { type Entry, placeOf, type Table } from './tables.ts';

/** Four digits or more: a figure that two years do not share by chance. */
export function isTelling(amount: number): boolean {
  return String(Math.abs(amount)).replace(/0+$/, '').length >= 4;
}

/** Where the printed amount comes from, when it is the figure of a past year: same row of the table, or an earlier report. */
export function formerValue(entry: Entry, tables: readonly Table[], memory: Memory, amounts: Amounts): string | null {
  const amount = amounts[entry.index] ?? 0;
  if (entry.cell.unit === 'percent' || !isTelling(amount)) return null;
  const known = memory.formerYear(entry);
  if (known && known.amount === amount) return `c’est celui que le bilan ${known.year} imprimait pour ${known.period}`;
  const row = placeOf(entry, tables)?.row;
  const former =
    row &&
    [...row.entries.values()].find(
      (other) =>
        other !== entry &&
        other.cell.unit === entry.cell.unit &&
        other.cell.period < entry.cell.period &&
        amounts[other.index] === amount,
    );
  return former ? `c’est celui de ${former.cell.period}` : null;
}

/**
 * What speaks for a cell being the one that was mistyped, beyond the arithmetic: it repeats last year's figure, its
 * correction is another amount of its row, one slip of the keyboard away, or nearer to its other years.
 */
export function suspicionOf(
  tables: readonly Table[],
  memory: Memory,
  amounts: Amounts,
): (entry: Entry, corrected: number, half: number) => number {
  return (entry, corrected, half) => {
    if (formerValue(entry, tables, memory, amounts) !== null) return 0.45;
    const printed = amounts[entry.index] ?? 0;
    // Amounts are rarely negative: one that its opposite mends was mistyped.
    if (printed < 0 && Math.abs(corrected + printed) <= half + 1) return 0.4;
    const slipped = isSlipWithin(printed, corrected, half, entry.number?.step ?? scale, entry.cell.unit);
    const twin =
      (isTelling(Math.round(corrected)) || corrected >= 1000 * scale) &&
      [...(placeOf(entry, tables)?.row.entries.values() ?? [])].some(
        (other) => other !== entry && other.number && amounts[other.index] === Math.round(corrected),
      );
    return (slipped ? 0.15 : 0) + (twin ? 0.2 : 0) + nearer(printed, corrected, comparables(entry, tables, memory));
  };
}

/** How much nearer to its other periods the correction would bring the figure; 0 when it would not. */
function nearer(printed: number, corrected: number, others: readonly number[]): number {
  if (others.length === 0 || printed <= 0) return 0;
  if (corrected <= 0) return -0.2;
  const middle = [...others].sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 1;
  const gain = Math.abs(Math.log(printed / middle)) - Math.abs(Math.log(corrected / middle));
  // Figures really move by half from year to year: only a gain that no year would explain counts.
  return gain > 0.6 ? 0.25 : gain < -0.6 ? -0.1 : 0;
}
