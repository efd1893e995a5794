import type { Cover } from './covers.ts';
import { isDetail, isTotal, plain } from './labels.ts';
import { scale } from './numbers.ts';
import type { Relation } from './relation.ts';
import { sumDown } from './sum-down.ts';
import { numberAt, type Table, type TableColumn, type TableRow } from './tables.ts';

/** A column of shares under a total of 100 %: its rows add up to it. */
export function percentTotals(table: Table): Relation[] {
  const at = table.rows.findLastIndex((row) => isTotal(row.label));
  if (at < 2) return [];
  const rows = table.rows.slice(0, at).filter((row) => !isTotal(row.label) && !isDetail(row.label));
  return table.columns.flatMap((column) => {
    const total = table.rows[at]?.entries.get(column.key)?.number;
    if (
      column.unit !== 'percent' ||
      total?.amount !== 100 * scale ||
      /\b(taux|evolution|variation|progression|realisation|execution|avancement)\b/.test(plain(column.label))
    )
      return [];
    const relation = sumDown(table, at, column, withoutShareChildren(rows, column), new Map());
    const printed =
      relation?.form.kind === 'sum' ? relation.form.terms.reduce((sum, term) => sum + (term.entry.number?.amount ?? 0), 0) : 0;
    return relation && rows.length >= 2 && Math.abs(printed - 100 * scale) <= 60 * scale
      ? [{ ...relation, rule: 'share' as const, weight: 0.8, meaning: 'la somme des parts' }]
      : [];
  });
}

/** Rows of shares below a row that is their sum (« filière administrative » over its grades) are counted once. */
function withoutShareChildren(rows: Cover, column: TableColumn): Cover {
  const kept: TableRow[] = [];
  const amountOf = (row: TableRow | undefined) => (row && numberAt(row, column)?.amount) ?? 0;
  for (let at = 0; at < rows.length; at += 1) {
    const head = rows[at];
    if (!head) continue;
    kept.push(head);
    let sum = 0;
    for (let end = at + 1; end < rows.length && sum < amountOf(head); end += 1) {
      sum += amountOf(rows[end]);
      if (end - at < 2 || Math.abs(sum - amountOf(head)) > scale) continue;
      at = end;
      break;
    }
  }
  const all = rows.reduce((total, row) => total + amountOf(row), 0);
  const heads = kept.reduce((total, row) => total + amountOf(row), 0);
  return Math.abs(heads - 100 * scale) < Math.abs(all - 100 * scale) && Math.abs(heads - 100 * scale) <= 3 * scale ? kept : rows;
}
