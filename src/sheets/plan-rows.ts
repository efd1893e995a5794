import type { Coordinates, Question } from '../kernel/figure.ts';
import type { PlannedRow, PlannedTable } from '../kernel/planned-table.ts';

/** What a column asks of the coordinates of a row; null where it has nothing to say. */
export type Column = { readonly label: string; readonly ask: (at: Coordinates) => Question | null };

export function cellsOf(columns: readonly Column[], at: Coordinates): (Question | null)[] {
  return columns.map(({ ask }) => ask(at));
}

export function totalRow(columns: readonly Column[], label = 'Total', at: Coordinates = {}): PlannedRow {
  return { key: 'total', label, total: true, cells: cellsOf(columns, at) };
}

/** A table whose columns all ask every row. */
export function planTable(
  table: Omit<PlannedTable, 'columns' | 'rows'>,
  columns: readonly Column[],
  rows: readonly PlannedRow[],
): PlannedTable {
  return { ...table, columns: columns.map(({ label }) => label), rows };
}

type Leaf = { readonly code: string; readonly name: string; readonly parent: string | null };

/** A thing with those that are part of it; `at` is what a row of it is asked by. */
export type Branch = {
  readonly code: string;
  readonly name: string;
  readonly at: Coordinates;
  readonly below: readonly Branch[];
  /** Says nothing without what is part of it. */
  readonly isAlwaysOpen?: true;
};

/** Things under those that they are part of, in their order; one that is part of itself, through whatever ring, is shown once. */
export function branchesOf(
  leaves: readonly Leaf[],
  dimension: string,
  parent: string | null = null,
  above: ReadonlySet<string> = new Set(),
): Branch[] {
  return leaves
    .filter((leaf) => leaf.parent === parent && !above.has(leaf.code))
    .map(({ code, name }) => ({
      code,
      name,
      at: { [dimension]: code },
      below: branchesOf(leaves, dimension, code, new Set([...above, code])),
    }));
}

/** Which branches show what is part of them: those of these codes, or every one. */
export type Opened = ReadonlySet<string> | 'all';

type Placed = { readonly opened?: Opened | undefined; readonly depth?: number };

/**
 * One row for each branch under the one that holds it. With `opened`, a branch shows those below it when the reader opened it, and can
 * be opened and closed.
 */
export function branchRows(
  branches: readonly Branch[],
  columns: readonly Column[],
  { opened, depth = 0 }: Placed = {},
): PlannedRow[] {
  return branches.flatMap(({ code, name, at, below, isAlwaysOpen }): PlannedRow[] => {
    const canOpen = opened !== undefined && opened !== 'all' && below.length > 0 && !isAlwaysOpen;
    const isOpen = !canOpen || opened.has(code);
    return [
      {
        key: code,
        label: name,
        kind: below.length > 0 ? 'subtotal' : depth > 0 ? 'detail' : 'plain',
        cells: cellsOf(columns, at),
        ...(opened === undefined ? {} : { depth }),
        ...(canOpen ? { opens: { code, isOpen } } : {}),
      },
      ...(isOpen ? branchRows(below, columns, { opened, depth: depth + 1 }) : []),
    ];
  });
}
