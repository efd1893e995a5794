import { sumOf } from './parts.ts';

type Table = readonly (readonly number[])[];

const rounds = 300;

/** Iterative proportional fitting: the table nearest to a first one whose rows and columns add up to margins. */
function proportional(rows: readonly number[], columns: readonly number[], seed: Table): number[][] {
  const table = seed.map((row) => [...row]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, row] of table.entries()) {
      const factor = (rows[i] ?? 0) / (sumOf(row) || 1);
      for (const j of row.keys()) row[j] = (row[j] ?? 0) * factor;
    }
    for (const [j, wanted] of columns.entries()) {
      const factor = wanted / (table.reduce((sum, row) => sum + (row[j] ?? 0), 0) || 1);
      for (const row of table) row[j] = (row[j] ?? 0) * factor;
    }
  }
  return table;
}

type Step = { readonly row: number; readonly column: number; readonly before: Step | null };

/** What is still to be placed, and where it may be. */
type State = {
  readonly table: number[][];
  readonly rows: number[];
  readonly columns: number[];
  readonly order: Table;
  readonly seed: Table;
};

type Entered = { readonly row: number; readonly before: Step | null };

/** From a row that lacks one to a column that lacks one: added in the row's own cells, taken back in those of the columns on the way. */
function path({ table, rows, columns, order, seed }: State): Step | null {
  const seen = new Set<number>();
  const queue: Entered[] = rows.flatMap((lacks, row) => (lacks > 0 ? [{ row, before: null }] : []));
  const entered = new Set(queue.map(({ row }) => row));
  const enterFrom = (step: Step) => {
    const others = [...table.keys()].filter((row) => !entered.has(row) && (table[row]?.[step.column] ?? 0) > 0);
    for (const row of others) {
      entered.add(row);
      queue.push({ row, before: step });
    }
  };
  for (const { row, before } of queue) {
    const open = (order[row] ?? []).filter((column) => !seen.has(column) && (seed[row]?.[column] ?? 0) > 0);
    for (const column of open) {
      seen.add(column);
      const step = { row, column, before };
      if ((columns[column] ?? 0) > 0) return step;
      enterFrom(step);
    }
  }
  return null;
}

function add(table: number[][], row: number, column: number, amount: number): void {
  const line = table[row];
  if (line) line[column] = (line[column] ?? 0) + amount;
}

/** One more at the end of the path, each of its cells given by a row to the next. */
function place(state: State, last: Step): void {
  state.columns[last.column] = (state.columns[last.column] ?? 0) - 1;
  let step: Step = last;
  add(state.table, step.row, step.column, 1);
  while (step.before) {
    add(state.table, step.row, step.before.column, -1);
    step = step.before;
    add(state.table, step.row, step.column, 1);
  }
  state.rows[step.row] = (state.rows[step.row] ?? 0) - 1;
}

/**
 * A table of whole numbers whose rows and columns add up exactly to the margins, near to a first one: fitted, cut down to whole
 * numbers, and what is missing placed where most was cut off. Where the first table says 0 nothing is placed.
 * @throws Error when the margins can't be met
 */
export function fitTable(rows: readonly number[], columns: readonly number[], seed: Table): number[][] {
  if (sumOf(rows) !== sumOf(columns)) throw new Error(`rows make ${sumOf(rows)}, columns ${sumOf(columns)}`);
  const fitted = proportional(rows, columns, seed);
  // Cut a hair too low rather than too high: what is missing is placed, what is too much would stay.
  const table = fitted.map((row) => row.map((value) => Math.max(0, Math.floor(value - 1e-4))));
  const state: State = {
    table,
    rows: rows.map((wanted, i) => wanted - sumOf(table[i] ?? [])),
    columns: columns.map((wanted, j) => wanted - table.reduce((sum, row) => sum + (row[j] ?? 0), 0)),
    order: fitted.map((row) => [...row.keys()].sort((a, b) => ((row[b] ?? 0) % 1) - ((row[a] ?? 0) % 1))),
    seed,
  };
  while (sumOf(state.rows) > 0) {
    const found = path(state);
    if (found === null) throw new Error('no table has these margins');
    place(state, found);
  }
  return table;
}
