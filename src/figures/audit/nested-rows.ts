import { chapterCode, isDetail, isTotal } from './labels.ts';
import { scale } from './numbers.ts';
import type { Amounts } from './relation.ts';
import type { Table, TableColumn, TableRow } from './tables.ts';

/** A row that heads the rows below it, though no word says so: « Filière technique », or account 10 over 10222 and 1068. */
export type Head = { readonly head: TableRow; readonly children: readonly TableRow[] };

/**
 * Heads are told by the figures: two columns or more in which the next rows add up to the row, and hardly one in which they
 * do not. A single child is only believed when its account is below the head's.
 */
export function headsOf(table: Table, columns: readonly TableColumn[], amounts: Amounts): Head[] {
  const heads: Head[] = [];
  if (columns.length < 2) return heads;
  for (let at = 0; at < table.rows.length; at += 1) {
    const head = table.rows[at];
    if (!head || isTotal(head.label) || isDetail(head.label)) continue;
    const children = childrenOf(table, at, columns, amounts);
    if (!children) continue;
    heads.push({ head, children });
    at += children.length;
  }
  return heads;
}

/** Groups in reports are short; a longer run that adds up does so by chance. */
const mostChildren = 25;

function childrenOf(table: Table, at: number, columns: readonly TableColumn[], amounts: Amounts): TableRow[] | null {
  const head = table.rows[at];
  const children: TableRow[] = [];
  for (const row of table.rows.slice(at + 1, at + 1 + mostChildren)) {
    if (!head || isTotal(row.label) || isDetail(row.label)) return null;
    children.push(row);
    if (children.length === 1 && !isBelow(row, head)) continue;
    if (addUp(head, children, columns, amounts)) return children;
  }
  return null;
}

function isBelow(row: TableRow, head: TableRow): boolean {
  const [own, above] = [chapterCode(row.label), chapterCode(head.label)];
  return own !== null && above !== null && own.length > above.length && own.startsWith(above);
}

function addUp(head: TableRow, children: readonly TableRow[], columns: readonly TableColumn[], amounts: Amounts): boolean {
  const seen = new Set<number>();
  let [fits, fails] = [0, 0];
  for (const column of columns) {
    const entry = head.entries.get(column.key);
    const amount = entry?.number ? (amounts[entry.index] ?? 0) : null;
    if (amount === null || amount === 0) continue;
    const parts = children.flatMap((row) => row.entries.get(column.key) ?? []).filter((part) => part.number);
    const sum = parts.reduce((total, part) => total + (amounts[part.index] ?? 0), 0);
    if (sum !== amount) fails += 1;
    else if (amount >= 5 * scale && !seen.has(amount)) {
      seen.add(amount);
      fits += 1;
    }
  }
  return fits >= 2 && fits >= 2 * fails;
}
