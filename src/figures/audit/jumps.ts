import { amountText } from './explain.ts';
import type { Finding } from './finding.ts';
import type { Memory } from './last-year.ts';
import { comparables } from './malformed.ts';
import { scale } from './numbers.ts';
import { single } from './single.ts';
import type { Entry, Table } from './tables.ts';

const steady = new Set(['count', 'days', 'hours', 'pages', 'agents', 'inhabitants', 'FTE']);

/**
 * Jumps between periods that only a slip of the keyboard or of the unit explains well: about ten, a hundred or a thousand
 * times the other periods. Small figures and budget lines really do jump, and are left alone.
 */
export function jumps(entries: readonly Entry[], tables: readonly Table[], memory: Memory, year: number): Finding[] {
  return entries.flatMap((entry) => {
    if (!entry.number || !steady.has(entry.cell.unit) || !entry.cell.period.startsWith(String(year))) return [];
    const amount = entry.number.amount;
    const others = comparables(entry, tables, memory).filter((other) => other >= 20 * scale);
    if (others.length === 0 || amount < 20 * scale || Math.max(amount, ...others) < 500 * scale) return [];
    const ratios = others.map((other) => amount / other);
    const middle = [...ratios].sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 1;
    const factor = slipFactor(middle);
    if (
      factor === null ||
      Math.max(...others) / Math.min(...others) > 4 ||
      ratios.some((ratio) => ratio > 1 !== middle > 1 || Math.max(ratio, 1 / ratio) < 4)
    )
      return [];
    const list = others
      .slice(0, 3)
      .map((other) => amountText(other, entry.cell.unit))
      .join(', ');
    return [
      single(
        'doubtful',
        'jump',
        entry,
        `${amountText(amount, entry.cell.unit)} est environ ${factor} fois ${middle > 1 ? 'plus' : 'moins'} que les autres périodes (${list}) : chiffre ou unité à vérifier.`,
      ),
    ];
  });
}

function slipFactor(ratio: number): number | null {
  const large = ratio >= 1 ? ratio : 1 / ratio;
  return (
    [10, 100, 1000].find((factor) => large >= factor * 0.75 && large <= factor * 1.34) ?? (large > 13 ? Math.round(large) : null)
  );
}
