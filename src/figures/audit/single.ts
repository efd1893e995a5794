import { addressOf, type Finding, type FindingKind, type Rule } from './finding.ts';
import type { Entry } from './tables.ts';

/** A finding on one cell that no arithmetic backs: a form, a word, a heading. */
export function single(
  kind: FindingKind,
  rule: Rule,
  entry: Entry,
  explanation: string,
  more: { expected?: string | null; difference?: string | null; others?: readonly Entry[] } = {},
): Finding {
  return {
    kind,
    rule,
    cell: addressOf(entry.cell),
    others: (more.others ?? []).map((other) => addressOf(other.cell)),
    expected: more.expected ?? null,
    published: entry.cell.printed,
    difference: more.difference ?? null,
    explanation,
  };
}
