import type { Secrecy } from '../../kernel/measure.ts';
import { cellKey } from './cells.ts';
import { type Hidden, hiddenOver } from './pattern.ts';
import { combinations, type Stay } from './stay.ts';

const flat = { label: { fr: 'x', en: 'x' }, shape: 'flat' } as const;
const tree = { label: { fr: 'x', en: 'x' }, shape: 'tree' } as const;

/** Dimensions of groups in tests; only `team` is a tree. */
export const sampleDimensions = { team: tree, sex: flat, status: flat, band: flat, kind: flat };

export type SampleRules = Pick<Secrecy<unknown>, 'tables' | 'tied'>;

/** What is hidden of persons who stay. */
export function hiddenOf(rules: SampleRules, stays: readonly Stay[]): Hidden {
  return hiddenOver({ ...rules, dimensions: sampleDimensions }, stays);
}

type At = Readonly<Record<string, string>>;

/** The values of a dimension, branches included. */
export function valuesIn(stays: readonly Stay[], dimension: string): string[] {
  return [...new Set(stays.flatMap(({ at }) => [at[dimension] ?? []].flat()))].sort();
}

/** Every cell that can be asked of the tables, among the values that somebody has. */
export function askableCells({ tables }: SampleRules, stays: readonly Stay[]): At[] {
  return tables.flatMap((names) =>
    combinations(names.map((name) => valuesIn(stays, name))).map((values) =>
      Object.fromEntries(names.map((name, place) => [name, values[place] ?? ''])),
    ),
  );
}

/** Who stands in a cell on a day. */
export function personsIn(at: At, stays: readonly Stay[], day: string): Set<string> {
  const holds = ({ at: where }: Stay) => Object.entries(at).every(([name, value]) => [where[name] ?? []].flat().includes(value));
  return new Set(stays.filter((stay) => stay.from <= day && day < stay.to && holds(stay)).map(({ person }) => person));
}

/** The cells that hold somebody and are hidden, their values joined: « F infra ». */
export function hiddenNames(rules: SampleRules, stays: readonly Stay[], day = '2020-01-01'): string[] {
  const hidden = hiddenOf(rules, stays);
  return askableCells(rules, stays)
    .filter((at) => personsIn(at, stays, day).size > 0 && hidden.has(cellKey(at)))
    .map((at) => Object.values(at).join(' ') || 'all')
    .sort();
}
