import { isOneLeftOut } from './plausible.ts';
import { type Amounts, entriesOf, type Relation, type Status, solve, statusOf } from './relation.ts';
import { findMissingRow, findSwap } from './swapped.ts';
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
  // What a correction mended must stay mended; what it upset was told with it and no longer counts.
  const live = relations.filter((relation) => !explained.has(relation) || statusOf(relation, values) !== 'broken');
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
  // A total short of one of its rows was added up without it.
  const forgets = derived > 0 && fixed.some((relation) => isOneLeftOut(relation, values)) ? 0.25 : 0;
  const rate = derived > 0 && fixed.some((relation) => relation.form.kind === 'rate') ? 0.1 : 0;
  return { entry, value, score, rank: derived + rate + forgets, fixed, upset };
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
