import { nameSlip } from './causes.ts';
import { isTotal, plain, words } from './labels.ts';
import { scale } from './numbers.ts';
import type { Amounts, Relation } from './relation.ts';
import { isNear, sameFigure } from './series.ts';
import type { Entry } from './tables.ts';

/** The same labels, period and unit in two sections: one figure told twice. Far apart, they are two things of one name. */
export function repeats(entries: readonly Entry[], amounts: Amounts): Relation[] {
  const told = entries.filter(
    (entry) =>
      entry.number &&
      !entry.number.approximate &&
      !isTotal(entry.cell.row) &&
      words(entry.cell.row).length > 0 &&
      words(entry.cell.column).length > 0,
  );
  const groups = Map.groupBy(told, ({ cell }) =>
    JSON.stringify([cell.table, plain(cell.row), plain(cell.column), cell.period, cell.unit]),
  );
  const pairs = new Map<string, [Entry, Entry][]>();
  for (const [first, ...others] of groups.values()) {
    if (!first || new Set([first, ...others].map(({ cell }) => cell.section)).size <= others.length) continue;
    for (const other of others) {
      const key = JSON.stringify([first.cell.table, first.cell.section, other.cell.section]);
      pairs.set(key, [...(pairs.get(key) ?? []), [first, other]]);
    }
  }
  return [...pairs.values()].flatMap((pair) => repeatsOf(pair, amounts));
}

/**
 * What two sections print under the same labels. A table that each application or team has of its own agrees nowhere but by
 * chance; one that is told twice agrees on most figures. A figure that stands alone is only asked about, when one slip of
 * the keyboard makes the difference.
 */
function repeatsOf(pairs: readonly [Entry, Entry][], amounts: Amounts): Relation[] {
  const telling = pairs.filter(([first]) => amounts[first.index] !== 0);
  const equal = telling.filter(([first, other]) => amounts[first.index] === amounts[other.index]);
  const differing = pairs.filter(([first, other]) => amounts[first.index] !== amounts[other.index]);
  const isAlone = pairs.length === 1;
  if (!isAlone && (equal.length * 2 < telling.length || !agrees(equal, amounts))) return [];
  return differing.flatMap(([first, other]) => {
    const [a, b] = [amounts[first.index] ?? 0, amounts[other.index] ?? 0];
    const isTied = isAlone
      ? nameSlip(a, b, first.cell.unit) !== null && Math.min(a, b) >= 1000 * scale && String(a).replace(/0+$/, '').length >= 4
      : isNear(a, b, first.cell.unit);
    const relation = sameFigure(other, first, 0.7, `le même chiffre en « ${first.cell.section} »`);
    return isTied ? [isAlone ? { ...relation, strength: 'doubtful' as const } : relation] : [];
  });
}

/** One figure of some size, or three small ones: two teams of five agents are no sign. */
function agrees(equal: readonly [Entry, Entry][], amounts: Amounts): boolean {
  const large = equal.filter(([first]) => Math.abs(amounts[first.index] ?? 0) >= 20 * scale);
  return large.length >= 1 || equal.length >= 3;
}
