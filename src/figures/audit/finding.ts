import type { Cell, PublishedCell } from '../../kernel/cell.ts';

/** The figures of one report, in the order in which it prints them; published ones, or our own in the same shape. */
export type AuditedEdition = { readonly code: string; readonly year: number; readonly cells: readonly PublishedCell[] };

export type Rule =
  | 'total-down'
  | 'total-across'
  | 'detail'
  | 'rate'
  | 'share'
  | 'change'
  | 'result'
  | 'movements'
  | 'section-balance'
  | 'order-entries'
  | 'same-figure'
  | 'last-year'
  | 'not-updated'
  | 'year-slip'
  | 'unit-slip'
  | 'jump'
  | 'malformed-number'
  | 'impossible-value'
  | 'placeholder'
  | 'missing-annex'
  | 'contents'
  | 'count'
  | 'spelling'
  | 'shifted';

/**
 * `error`: the printed figures contradict each other. `rounding`: they differ by no more than the rounding of what is
 * printed explains. `doubtful`: something to ask about; the report may be right.
 */
export type FindingKind = 'error' | 'rounding' | 'doubtful';

export type Finding = {
  readonly kind: FindingKind;
  readonly rule: Rule;
  /** The cell most likely at fault. */
  readonly cell: Cell;
  /** The cells that it was laid beside. */
  readonly others: readonly Cell[];
  /** Plain decimal or text; null when no value can be named. */
  readonly expected: string | null;
  /** As printed. */
  readonly published: string;
  /** Published less expected, plain decimal; null when one of them is no number. */
  readonly difference: string | null;
  /** French: the arithmetic, then the simple cause where one explains it. */
  readonly explanation: string;
};

/** The address alone, without what is printed there. */
export function addressOf(cell: Cell): Cell {
  const { section, table, row, column, period, unit, occurrence } = cell;
  return { section, table, row, column, period, unit, occurrence };
}
