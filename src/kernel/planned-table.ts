import type { Question } from './figure.ts';

/** A row of questions; null is a cell that has nothing to say. */
export type PlannedRow = {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly (Question | null)[];
  readonly kind?: 'plain' | 'detail' | 'subtotal';
  readonly total?: boolean;
  /** How far under its first level the row stands in a tree, when it is more than a detail. */
  readonly depth?: number;
  /** The row holds others, which its address shows or hides. */
  readonly opens?: { readonly code: string; readonly isOpen: boolean };
  /** Left out of a table that keeps its empty rows: the row of what is not recorded. */
  readonly leavesWhenEmpty?: true;
};

/** A table as questions: nothing is known of it but what is asked, so that a page's tables are asked all together. */
export type PlannedTable = {
  readonly id: string;
  readonly title: string;
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly PlannedRow[];
  /** The rule that a reader needs to understand the table. */
  readonly note?: string;
  /** More columns than half a page holds. */
  readonly isWide?: boolean;
  /** Which rows there are would tell what this reader is not told. */
  readonly isConfided?: boolean;
  /** Rows where nobody and nothing is are kept. */
  readonly keepsEmpty?: boolean;
  /** The column by whose figures the rows are put in order, the largest first, totals last; of `most` rows, the others are left out. */
  readonly ranked?: { readonly by: number; readonly most?: number };
};
