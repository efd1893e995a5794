import { cellKey, type PublishedCell } from '../../../kernel/cell.ts';
import { frenchNumber } from '../../../kernel/french.ts';
import type { AuditedEdition } from '../finding.ts';
import type { Draw } from './printed.ts';

/**
 * Faults as people make them, sown one at a time into a report that holds together. `targets`: the cells any of which a
 * reader would call the place of the fault.
 */
export type Sown = { edition: AuditedEdition; targets: ReadonlySet<string>; what: string };
export type Sower = (edition: AuditedEdition, draw: Draw, former: AuditedEdition) => Sown | null;

export const budgetTable = /-by-chapter$/;
export const isAmount = (cell: PublishedCell) => cell.unit === 'EUR' && cell.value !== null && Number(cell.value) > 1000;
export const inBudget = (cell: PublishedCell) => budgetTable.test(cell.table) && isAmount(cell);

export function pick<T>(draw: Draw, list: readonly T[]): T | null {
  return list.length === 0 ? null : (list[draw(0, list.length - 1)] ?? null);
}

export function change(
  edition: AuditedEdition,
  cell: PublishedCell,
  to: Partial<PublishedCell>,
  what: string,
  also: readonly PublishedCell[] = [],
): Sown {
  const changed = { ...cell, ...to };
  return {
    edition: { ...edition, cells: edition.cells.map((one) => (one === cell ? changed : one)) },
    targets: new Set([changed, ...also].map(cellKey)),
    what: `${what} : ${cell.row} / ${cell.column} ${cell.period}, ${cell.printed} → ${changed.printed}`,
  };
}

/** Prints another value in the form of the cell. */
export function shown(cell: PublishedCell, value: string): Partial<PublishedCell> {
  const mark = /[^\d\s.,−-]+$/.exec(cell.printed)?.[0] ?? '';
  const space = /\d(\s)[^\d]+$/.exec(cell.printed)?.[1] ?? '';
  return { printed: `${frenchNumber(value)}${mark === '' ? '' : space}${mark}`, value };
}

export const digitAt = (value: string, at: number, digit: number) => `${value.slice(0, at)}${digit}${value.slice(at + 1)}`;
