import type { Tx } from '../../database/face.ts';
import { listPublishedCells } from '../../figures/ledger/ledger.store.ts';
import type { Registry } from '../../figures/registry.ts';
import { type Cell, cellKey, type PublishedCell } from '../../kernel/cell.ts';
import { type Found, known, knownText, unknown } from '../../kernel/figure.ts';
import { quantityFromDecimal } from '../../kernel/quantity.ts';

/** The past reports that an edition quotes, read once. */
export type PublishedReports = {
  /** Cells of one table of a report, in printed order. */
  readonly table: (report: string, section: string, table: string) => readonly PublishedCell[];
  readonly cell: (report: string, cell: Cell) => PublishedCell | null;
};

/** Nothing readable is printed: empty, or only a dash with its unit (`- €`). */
export function isBlank(printed: string): boolean {
  return /^[\s\u00a0\u202f\-–—€%]*$/.test(printed);
}

/** What a printed cell says: a number when the transcriber read one, a text when there are only words, nothing when blank. */
export function readPublished(cell: PublishedCell): Found {
  const quantity = cell.value === null ? null : quantityFromDecimal(cell.value);
  if (quantity !== null) return known(quantity, /approx/i.test(cell.note));
  if (isBlank(cell.printed)) return { found: 'not-applicable', reason: 'rien n’est imprimé' };
  return knownText(cell.printed.trim());
}

/** A binding to a cell that the ledger does not hold. */
export const absent: Found = unknown('not-published');

/** The cells of an edition, kept while nothing changes; empty when the ledger has no such edition. */
export function listCells(tx: Tx, registry: Registry, report: string): Promise<readonly PublishedCell[]> {
  return registry.memory.recall(tx, JSON.stringify(['ledger', report]), () => listPublishedCells(tx, report));
}

/** Reads the editions named; one that the ledger lacks has no cells. */
export async function readReports(tx: Tx, registry: Registry, reports: Iterable<string>): Promise<PublishedReports> {
  const cells = new Map<string, Map<string, PublishedCell>>();
  const tables = new Map<string, PublishedCell[]>();
  for (const report of new Set(reports)) {
    const byKey = new Map<string, PublishedCell>();
    for (const cell of await listCells(tx, registry, report)) {
      byKey.set(cellKey(cell), cell);
      const key = JSON.stringify([report, cell.section, cell.table]);
      const list = tables.get(key);
      if (list) list.push(cell);
      else tables.set(key, [cell]);
    }
    cells.set(report, byKey);
  }
  return {
    table: (report, section, table) => tables.get(JSON.stringify([report, section, table])) ?? [],
    cell: (report, cell) => cells.get(report)?.get(cellKey(cell)) ?? null,
  };
}
