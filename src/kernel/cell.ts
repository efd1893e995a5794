/**
 * The address of a figure in a report. Labels repeat in real reports, hence the occurrence (1 for the first).
 * Texts are those printed; the period is in the form of `parsePeriod` where it is one, else as published.
 */
export type Cell = {
  readonly section: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly period: string;
  readonly unit: string;
  readonly occurrence: number;
};

/** A cell of a past report as it was printed: what the ledger holds of a report that we did not make. */
export type PublishedCell = Cell & {
  /** Characters as printed, e.g. `1 3685`, `0,00%`, `- €`; empty where the report prints nothing. */
  readonly printed: string;
  /** The transcriber's reading as a plain decimal (`13685`, `0.00`); null when nothing, a text or an unreadable number is printed. */
  readonly value: string | null;
  /** `approx`, or a remark of the transcriber. */
  readonly note: string;
};

/** Stable key of a cell within an edition; JSON, so that no separator can be forged by a label. */
export function cellKey(cell: Cell): string {
  return JSON.stringify([cell.section, cell.table, cell.row, cell.column, cell.period, cell.unit, cell.occurrence]);
}

/** Numbers the cells whose other coordinates are the same, in the order given. */
export function numberOccurrences<T extends Omit<Cell, 'occurrence'>>(cells: readonly T[]): (T & { occurrence: number })[] {
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const key = cellKey({ ...cell, occurrence: 0 });
    const occurrence = (seen.get(key) ?? 0) + 1;
    seen.set(key, occurrence);
    return { ...cell, occurrence };
  });
}
