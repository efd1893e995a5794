import { chapterCode, isDetail, isNoSum, isTotal, plain, totalKind } from './labels.ts';
import type { Head } from './nested-rows.ts';
import { isAdditive } from './numbers.ts';
import type { Table, TableRow } from './tables.ts';

/** Rows that a total may add up. */
export type Cover = readonly TableRow[];

/** Every partition that the order and the labels of the rows allow, the plainest reading first. */
export function coversOf(table: Table, at: number, heads: readonly Head[]): Cover[] {
  const { rows } = table;
  const target = rows[at];
  const isLeaf = (row: TableRow) =>
    row !== target && !isTotal(row.label) && !isDetail(row.label) && !isNoSum(row.label) && hasNoParent(rows, row);
  const previous = rows.findLastIndex((row, index) => index < at && isTotal(row.label));
  const next = rows.findIndex((row, index) => index > at && isTotal(row.label));
  const before = rows.slice(0, at);
  const since = rows.slice(previous + 1, at).filter(isLeaf);
  const all = before.filter(isLeaf);
  const subtotals = before.filter((row) => totalKind(row.label) === 'subtotal');
  const after = rows.slice(at + 1, next < 0 ? undefined : next).filter(isLeaf);
  const afterAll = rows.slice(at + 1).filter(isLeaf);
  const named = namedIn(target?.label ?? '', before.filter(isLeaf));
  const covers: Cover[] =
    totalKind(target?.label ?? '') === 'total'
      ? [all, since, [...subtotals, ...since], subtotals]
      : [since, named, all, [...subtotals, ...since], subtotals];
  const earlierTotals = before.filter((row) => isTotal(row.label));
  covers.push(earlierTotals, [...earlierTotals.slice(-1), ...since], withoutNested(all), withoutNested(since), after, afterAll, [
    ...all,
    ...afterAll,
  ]);
  const nested = new Set(heads.flatMap(({ children }) => children));
  if (nested.size > 0)
    covers.push(
      all.filter((row) => !nested.has(row)),
      since.filter((row) => !nested.has(row)),
    );
  if (columnsEnough(table)) for (const row of all) covers.push(all.filter((other) => other !== row));
  const isSubtotal = totalKind(target?.label ?? '') === 'subtotal';
  // Rows above a sub-total that stand outside of it: the last ones only are its own, be it a single one.
  if (isSubtotal) for (let from = 1; from < since.length; from += 1) covers.push(since.slice(from));
  return unique(covers.filter((cover) => cover.length >= (isSubtotal ? 1 : 2)));
}

/** Leaving a row out of the cover is a reading only where several columns can confirm it. */
function columnsEnough(table: Table): boolean {
  return (
    table.columns.filter((column) => isAdditive(column.unit) && column.unit !== 'percent').length >= 3 && table.rows.length <= 60
  );
}

function unique(covers: readonly Cover[]): Cover[] {
  const seen = new Set<string>();
  return covers.filter((cover) => {
    const key = cover.map((row) => `${row.label}#${row.nth}`).join('\n');
    return !seen.has(key) && seen.add(key);
  });
}

/** `Départs | pôle A` is inside `Départs`. */
function hasNoParent(rows: Cover, row: TableRow): boolean {
  const cut = row.label.lastIndexOf('|');
  if (cut < 0) return true;
  const parent = plain(row.label.slice(0, cut));
  return !rows.some((other) => other !== row && plain(other.label) === parent);
}

/** Accounts below the account of a row above (10 then 10222): counted once. */
function withoutNested(rows: Cover): Cover {
  return rows.filter((row, index) => {
    const code = chapterCode(row.label);
    return (
      code === null ||
      !rows.slice(0, index).some((above) => {
        const parent = chapterCode(above.label);
        return parent !== null && parent.length < code.length && code.startsWith(parent);
      })
    );
  });
}

/** Rows whose code the total's label names: `Total 011 + 012`. */
function namedIn(label: string, rows: Cover): Cover {
  const codes: readonly string[] = label.match(/\b\d{2,5}\b/g) ?? [];
  return codes.length < 2 ? [] : rows.filter((row) => codes.includes(chapterCode(row.label) ?? ''));
}
