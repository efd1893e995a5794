import { type Amounts, entriesOf, expectedResult, type Relation, type Status, solve, statusOf } from './relation.ts';
import type { Entry } from './tables.ts';

/** One fault that explains one or more broken relations. */
export type Diagnosis =
  | {
      readonly kind: 'cell';
      readonly entry: Entry;
      readonly corrected: number | null;
      readonly relations: readonly Relation[];
      readonly propagated: readonly Relation[];
      readonly suspects: readonly Entry[];
      readonly before: Amounts;
    }
  | { readonly kind: 'missing-row'; readonly relations: readonly Relation[]; readonly before: Amounts }
  | {
      readonly kind: 'swap';
      readonly entry: Entry;
      readonly partner: Entry;
      readonly relations: readonly Relation[];
      readonly before: Amounts;
    };

/** How well a relation is kept: exact figures are worth more than figures that rounding could explain. */
const quality: Record<Status, number> = { holds: 1, rounding: 0.9, odd: 0.4, broken: 0, void: 1 };

/** What else speaks for a cell being at fault, were it to be corrected to a value (known within a half-width). */
export type Suspicion = (entry: Entry, corrected: number, half: number) => number;

type Candidate = { entry: Entry; value: number; score: number; rank: number; fixed: Relation[]; upset: Relation[] };

/**
 * Finds the fewest cells whose correction mends the broken relations: the cell that mends most and upsets least is the one
 * at fault, so that a wrong total does not also accuse its rate, its quote and the other section.
 */
export function diagnose(
  relations: readonly Relation[],
  amounts: Amounts,
  suspicion: Suspicion,
): { diagnoses: Diagnosis[]; amounts: Amounts } {
  const of = indexByEntry(relations);
  const values = [...amounts];
  const explained = new Set<Relation>();
  const diagnoses: Diagnosis[] = [];
  const isOpen = (relation: Relation) => !explained.has(relation) && statusOf(relation, values) === 'broken';
  for (let open = relations.filter(isOpen); open.length > 0; open = open.filter(isOpen)) {
    const found = next(open, of, values, explained, suspicion);
    diagnoses.push(found);
    for (const relation of found.relations) explained.add(relation);
    if (found.kind === 'cell') {
      for (const relation of found.propagated) explained.add(relation);
      if (found.corrected !== null) values[found.entry.index] = found.corrected;
    }
    if (found.kind === 'swap')
      [values[found.entry.index], values[found.partner.index]] = [
        values[found.partner.index] ?? 0,
        values[found.entry.index] ?? 0,
      ];
  }
  return { diagnoses, amounts: values };
}

function indexByEntry(relations: readonly Relation[]): Map<number, Relation[]> {
  const of = new Map<number, Relation[]>();
  for (const relation of relations) {
    for (const entry of entriesOf(relation)) {
      const list = of.get(entry.index);
      if (list) list.push(relation);
      else of.set(entry.index, [relation]);
    }
  }
  return of;
}

function next(
  open: readonly Relation[],
  of: Map<number, Relation[]>,
  values: Amounts,
  explained: Set<Relation>,
  suspicion: Suspicion,
): Diagnosis {
  const before = [...values];
  const entries = [...new Set(open.flatMap(entriesOf))];
  const candidates = entries.flatMap((entry) => weigh(entry, of.get(entry.index) ?? [], values, explained, suspicion) ?? []);
  const picked = pick(candidates);
  const best = picked?.best;
  const swap = findSwap(open, of, values, explained);
  if (swap && swap.score > (best?.score ?? 0))
    return { kind: 'swap', entry: swap.entry, partner: swap.partner, relations: swap.fixed, before };
  const lost = findMissingRow(open, of, values, candidates);
  if (lost) return { kind: 'missing-row', relations: lost, before };
  if (best && best.score > 0 && picked && picked.suspects.length > 0) {
    const surest = best.fixed.reduce((a, b) => (b.weight > a.weight ? b : a));
    return {
      kind: 'cell',
      entry: surest.result,
      corrected: null,
      relations: best.fixed,
      propagated: [],
      suspects: picked.suspects,
      before,
    };
  }
  if (best && best.score > 0)
    return {
      kind: 'cell',
      entry: best.entry,
      corrected: best.value,
      relations: best.fixed,
      propagated: best.upset,
      suspects: [],
      before,
    };
  // Nobody is clearly at fault: the derived figure of the surest relation is named, and nothing is corrected.
  const surest = open.reduce((a, b) => (b.weight > a.weight ? b : a));
  return { kind: 'cell', entry: surest.result, corrected: null, relations: [surest], propagated: [], suspects: [], before };
}

function weigh(
  entry: Entry,
  relations: readonly Relation[],
  values: Amounts,
  explained: Set<Relation>,
  suspicion: Suspicion,
): Candidate | null {
  const live = relations.filter((relation) => !explained.has(relation));
  const broken = live.filter((relation) => statusOf(relation, values) === 'broken');
  const solutions = broken.flatMap((relation) => solve(relation, entry, values) ?? []).sort((a, b) => a.half - b.half);
  let best: (Candidate & { half: number }) | null = null;
  for (const { center, half } of solutions) {
    const candidate = tryValue(entry, center, live, broken, values);
    if (!best || candidate.score > best.score) best = { ...candidate, half };
  }
  if (best && best.score > 0) best.rank += suspicion(entry, best.value, best.half);
  return best;
}

function tryValue(
  entry: Entry,
  value: number,
  live: readonly Relation[],
  broken: readonly Relation[],
  values: Amounts,
): Candidate {
  const old = values[entry.index] ?? 0;
  const before = live.map((relation) => quality[statusOf(relation, values)]);
  values[entry.index] = value;
  const after = live.map((relation) => quality[statusOf(relation, values)]);
  values[entry.index] = old;
  const fixed = broken.filter((relation) => (after[live.indexOf(relation)] ?? 0) > 0);
  const upset = live.filter((_, index) => before[index] !== 0 && after[index] === 0);
  const score = live.reduce((sum, relation, index) => sum + relation.weight * ((after[index] ?? 0) - (before[index] ?? 0)), 0);
  // A derived figure is retyped more often than what it derives from; a rate rarely lets an amount be told exactly.
  const derived = fixed.every((relation) => relation.result === entry) ? 0.1 : 0;
  const rate = derived > 0 && fixed.some((relation) => relation.form.kind === 'rate') ? 0.1 : 0;
  return { entry, value, score, rank: derived + rate, fixed, upset };
}

/**
 * The highest score; at equal scores the rank decides. Where several inputs are equally suspect, the derived figure is
 * named; `suspects` when that figure is confirmed elsewhere, so that one of its inputs must be wrong and none is singled out.
 */
function pick(candidates: readonly Candidate[]): { best: Candidate; suspects: readonly Entry[] } | null {
  const full = (candidate: Candidate) => candidate.score + candidate.rank;
  const [first, ...others] = [...candidates].sort((a, b) => full(b) - full(a));
  if (!first) return null;
  const rivals = others.filter((candidate) => full(candidate) > full(first) - 0.05 && candidate.score > 0);
  if (rivals.length === 0 || isDerived(first)) return { best: first, suspects: [] };
  const derived = [first, ...others].find((candidate) => candidate.score >= first.score - 0.01 && isDerived(candidate));
  return { best: derived ?? first, suspects: derived ? [] : [first, ...rivals].map(({ entry }) => entry) };
}

function isDerived(candidate: Candidate): boolean {
  return candidate.fixed.length > 0 && candidate.fixed.every((relation) => relation.result === candidate.entry);
}

/** Two cells of one column in each other's place: the column still adds up, both rows' rates or totals break. */
function findSwap(
  open: readonly Relation[],
  of: Map<number, Relation[]>,
  values: Amounts,
  explained: Set<Relation>,
): { entry: Entry; partner: Entry; score: number; fixed: Relation[] } | null {
  let best: { entry: Entry; partner: Entry; score: number; fixed: Relation[] } | null = null;
  for (const [index, first] of open.entries()) {
    for (const second of open.slice(index + 1)) {
      for (const [entry, partner] of swappable(first, second)) {
        const live = [...new Set([...(of.get(entry.index) ?? []), ...(of.get(partner.index) ?? [])])].filter(
          (relation) => !explained.has(relation),
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
function findMissingRow(
  open: readonly Relation[],
  of: Map<number, Relation[]>,
  values: Amounts,
  candidates: readonly Candidate[],
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
