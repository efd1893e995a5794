import { type Amounts, entriesOf, expectedResult, type Relation, statusOf } from './relation.ts';
import type { Entry } from './tables.ts';

/** Faults of rows rather than of one cell: two that changed places, one that was dropped. */
export type Swap = { readonly entry: Entry; readonly partner: Entry; readonly score: number; readonly fixed: Relation[] };

/** Two cells of one column in each other's place: the column still adds up, both rows' rates or totals break. */
export function findSwap(
  open: readonly Relation[],
  of: Map<number, Relation[]>,
  values: Amounts,
  explained: Set<Relation>,
): Swap | null {
  let best: Swap | null = null;
  // A swap shows in few places; among many faults it could not be told from chance.
  const few = open.slice(0, 24);
  for (const [index, first] of few.entries()) {
    for (const second of few.slice(index + 1)) {
      for (const [entry, partner] of swappable(first, second)) {
        const live = [...new Set([...(of.get(entry.index) ?? []), ...(of.get(partner.index) ?? [])])].filter(
          (relation) => !explained.has(relation) || statusOf(relation, values) !== 'broken',
        );
        const broken = live.filter((relation) => statusOf(relation, values) === 'broken');
        const standing = live.filter((relation) => statusOf(relation, values) !== 'broken');
        [values[entry.index], values[partner.index]] = [values[partner.index] ?? 0, values[entry.index] ?? 0];
        const fixed = broken.filter((relation) => statusOf(relation, values) !== 'broken');
        const upset = standing.filter((relation) => statusOf(relation, values) === 'broken');
        [values[entry.index], values[partner.index]] = [values[partner.index] ?? 0, values[entry.index] ?? 0];
        const weight = (list: readonly Relation[]) => list.reduce((sum, relation) => sum + relation.weight, 0);
        const score = weight(fixed) - weight(upset) - 0.5;
        if (fixed.length >= 2 && score > 0 && (!best || score > best.score)) best = { entry, partner, score, fixed };
      }
    }
  }
  return best;
}

function swappable(first: Relation, second: Relation): [Entry, Entry][] {
  const pairs: [Entry, Entry][] = [];
  for (const a of entriesOf(first)) {
    for (const b of entriesOf(second)) {
      const sameColumn = a.cell.column === b.cell.column && a.cell.period === b.cell.period && a.cell.unit === b.cell.unit;
      if (
        a !== b &&
        sameColumn &&
        a.cell.section === b.cell.section &&
        a.cell.table === b.cell.table &&
        a.cell.row !== b.cell.row
      )
        pairs.push([a, b]);
    }
  }
  return pairs;
}

/** A total row that is short in two columns or more, while each of its figures is confirmed elsewhere: a row is missing. */
export function findMissingRow(
  open: readonly Relation[],
  of: Map<number, Relation[]>,
  values: Amounts,
  candidates: readonly { readonly score: number; readonly fixed: readonly Relation[] }[],
): Relation[] | null {
  const groups = Map.groupBy(
    open.filter((relation) => relation.rule === 'total-down'),
    (relation) => relation.group,
  );
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const columns = new Set(group.map((relation) => relation.result.index));
    const others = [...of.values()]
      .flat()
      .filter((relation) => relation.rule === 'total-down' && relation.group === group[0]?.group && !group.includes(relation));
    const standing = others.filter(
      (relation) => statusOf(relation, values) !== 'broken' && (values[relation.result.index] ?? 0) !== 0,
    );
    const strongest = Math.max(
      0,
      ...candidates
        .filter((candidate) => candidate.fixed.some((relation) => group.includes(relation)))
        .map((candidate) => candidate.score),
    );
    const short = group.every((relation) => (values[relation.result.index] ?? 0) > (expectedResult(relation, values) ?? 0));
    if (columns.size >= 2 && strongest < 1.7 && short && standing.length <= group.length / 2) return group;
  }
  return null;
}
