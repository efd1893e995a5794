/** A row of whole coefficients by column; none is 0. */
export type SparseRow = Map<number, number>;

/** Coefficients stay far below what a number holds exactly; a product of two of them is still exact. */
const largest = 2 ** 26;

function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Divides a row by what all its coefficients share; false when one of them is too large to go on exactly. */
function reduce(row: SparseRow): boolean {
  let divisor = 0;
  for (const value of row.values()) {
    divisor = gcd(divisor, value);
    if (divisor === 1) break;
  }
  for (const [column, value] of row) {
    if (divisor > 1) row.set(column, value / divisor);
    if (Math.abs(value) / (divisor || 1) > largest) return false;
  }
  return true;
}

/** Takes `pivot`'s column out of a row by whole multiples of both. */
function cancel(row: SparseRow, pivot: SparseRow, column: number): boolean {
  const ours = row.get(column) ?? 0;
  const theirs = pivot.get(column) ?? 0;
  const shared = gcd(ours, theirs);
  const [times, less] = [theirs / shared, ours / shared];
  if (times !== 1) for (const [at, value] of row) row.set(at, value * times);
  for (const [at, value] of pivot) {
    const left = (row.get(at) ?? 0) - value * less;
    if (left === 0) row.delete(at);
    else row.set(at, left);
  }
  return reduce(row);
}

/**
 * Solves the rows for as many of the `solvable` columns as there can be, exactly: each answer bears one solved column, and no
 * other answer bears it. A column's unit vector is then a sum of rows (over the solvable columns) if and only if its answer bears
 * no other solvable column. The other columns are carried along: they are what the sum is made of. Null: numbers grew too large.
 */
export function solve(rows: readonly SparseRow[], solvable: (column: number) => boolean): Map<number, SparseRow> | null {
  const solved = new Map<number, SparseRow>();
  const bearers = new Map<number, Set<number>>(); // column → solved columns whose answers bear it
  const note = (row: SparseRow, of: number) => {
    for (const column of row.keys()) {
      const known = bearers.get(column);
      if (known) known.add(of);
      else bearers.set(column, new Set([of]));
    }
  };
  for (const given of rows) {
    const row = new Map(given);
    for (const column of given.keys()) {
      const pivot = solved.get(column);
      if (pivot && row.has(column) && !cancel(row, pivot, column)) return null;
    }
    const chosen = leastBorne(row, bearers, solvable);
    if (chosen === null) continue;
    for (const of of [...(bearers.get(chosen) ?? [])]) {
      const other = solved.get(of);
      if (!other?.has(chosen)) continue;
      if (!cancel(other, row, chosen)) return null;
      note(row, of);
    }
    solved.set(chosen, row);
    note(row, chosen);
  }
  return solved;
}

/** The solvable column that the fewest answers bear: least is then changed. */
function leastBorne(
  row: SparseRow,
  bearers: ReadonlyMap<number, ReadonlySet<number>>,
  solvable: (column: number) => boolean,
): number | null {
  let [chosen, fewest]: [number | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const column of row.keys()) {
    const borne = bearers.get(column)?.size ?? 0;
    if (solvable(column) && borne < fewest) [chosen, fewest] = [column, borne];
  }
  return chosen;
}
