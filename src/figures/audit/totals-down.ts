import { coversOf } from './covers.ts';
import { detailsOf } from './details.ts';
import { isDetail, isNoSum, isTotal, totalKind } from './labels.ts';
import { type Head, headsOf } from './nested-rows.ts';
import { isAdditive } from './numbers.ts';
import { isAverage, isNear, isOneLeftOut, isOneSlip, isSelection, isUnexplained } from './plausible.ts';
import { type Amounts, entriesOf, expectedResult, type Relation, statusOf } from './relation.ts';
import { percentTotals } from './share-totals.ts';
import { sumDown } from './sum-down.ts';
import type { Entry, Table, TableColumn, TableRow } from './tables.ts';

/**
 * Totals down: which rows a total covers is inferred. Every partition that the order and the labels allow is tried, and the
 * one that the most columns agree with is kept; the columns that disagree are the findings.
 */
export function totalsDown(table: Table, amounts: Amounts, implied: ReadonlyMap<Entry, number>): Relation[] {
  const columns = table.columns.filter((column) => isAdditive(column.unit) && column.unit !== 'percent');
  const heads = headsOf(table, columns, amounts);
  const read = table.rows.flatMap((row, at) =>
    isTotal(row.label) ? inferTotal(table, at, columns, amounts, implied, heads) : detailsOf(table, at, columns, amounts),
  );
  const totals = [...read, ...grandTotals(table, columns, read, amounts, implied)];
  const confirmed = confirmedSubtotals(table, columns, totals, amounts, implied);
  return [...totals, ...confirmed, ...headed(table, columns, heads, totals, implied), ...percentTotals(table)];
}

/**
 * A grand total that no plain reading makes, in a table of sub-totals: their sum with the rows that stand outside of them.
 * A sub-total that could not be read takes all the rows since the one before.
 */
function grandTotals(
  table: Table,
  columns: readonly TableColumn[],
  totals: readonly Relation[],
  amounts: Amounts,
  implied: ReadonlyMap<Entry, number>,
): Relation[] {
  const down = totals.filter(({ rule }) => rule === 'total-down');
  const read = new Set(down.map((relation) => relation.result));
  const isRead = (row: TableRow) => [...row.entries.values()].some((entry) => read.has(entry));
  const inside = new Set(down.flatMap((relation) => entriesOf(relation).filter((entry) => entry !== relation.result)));
  const at = table.rows.findLastIndex((row) => totalKind(row.label) === 'total');
  const target = table.rows[at];
  const above = table.rows.slice(0, at).filter((row) => !isDetail(row.label) && !isNoSum(row.label));
  if (!target || isRead(target) || !above.some((row) => totalKind(row.label) === 'subtotal') || columns.length < 2) return [];
  const unread = above.flatMap((row, index) => (isTotal(row.label) && !isRead(row) ? sinceTotal(above, index) : []));
  const cover = above.filter((row) => !unread.includes(row) && ![...row.entries.values()].some((entry) => inside.has(entry)));
  const relations = cover.length < 2 ? [] : columns.flatMap((column) => sumDown(table, at, column, cover, implied) ?? []);
  return relations.every((relation) => isNear(relation, amounts, 0.4)) ? relations : [];
}

function sinceTotal(rows: readonly TableRow[], at: number): TableRow[] {
  const previous = rows.findLastIndex((row, index) => index < at && isTotal(row.label));
  return rows.slice(previous + 1, at);
}

/**
 * A sub-total that the rows above it do not make in any column, though the total that counts it holds: it is short of a row,
 * or the rows are wrong, and its plain reading is believed.
 */
function confirmedSubtotals(
  table: Table,
  columns: readonly TableColumn[],
  totals: readonly Relation[],
  amounts: Amounts,
  implied: ReadonlyMap<Entry, number>,
): Relation[] {
  const read = new Set(totals.filter(({ rule }) => rule === 'total-down').map((relation) => relation.result));
  const counted = new Set(
    totals
      .filter((relation) => statusOf(relation, amounts) !== 'broken')
      .flatMap((relation) => entriesOf(relation).filter((entry) => entry !== relation.result)),
  );
  return table.rows.flatMap((row, at) => {
    const entries = [...row.entries.values()];
    if (
      totalKind(row.label) !== 'subtotal' ||
      entries.some((entry) => read.has(entry)) ||
      !entries.some((entry) => counted.has(entry))
    )
      return [];
    const previous = table.rows.findLastIndex((other, index) => index < at && isTotal(other.label));
    const cover = table.rows.slice(previous + 1, at).filter((other) => !isDetail(other.label) && !isNoSum(other.label));
    const relations = cover.length < 1 ? [] : columns.flatMap((column) => sumDown(table, at, column, cover, implied) ?? []);
    return relations.length > 0 && relations.every((relation) => isNear(relation, amounts, 0.9)) ? relations : [];
  });
}

/** Heads are kept when the totals count them and not the rows below them. */
function headed(
  table: Table,
  columns: readonly TableColumn[],
  heads: readonly Head[],
  totals: readonly Relation[],
  implied: ReadonlyMap<Entry, number>,
): Relation[] {
  const summed = new Set(totals.flatMap((relation) => entriesOf(relation).filter((entry) => entry !== relation.result)));
  const hasTotal = table.rows.some((row) => isTotal(row.label));
  return heads.flatMap(({ head, children }) => {
    const counts = (row: TableRow) => [...row.entries.values()].some((entry) => summed.has(entry));
    if (hasTotal && (!counts(head) || children.some(counts))) return [];
    return columns.flatMap((column) => sumDown(table, table.rows.indexOf(head), column, children, implied) ?? []);
  });
}

function inferTotal(
  table: Table,
  at: number,
  columns: readonly TableColumn[],
  amounts: Amounts,
  implied: ReadonlyMap<Entry, number>,
  heads: readonly Head[],
): Relation[] {
  const tried = coversOf(table, at, heads).map((cover): Tried => {
    const relations = columns.flatMap((column) => sumDown(table, at, column, cover, implied) ?? []);
    const telling = relations.filter((relation) => isTelling(relation, amounts));
    return { relations, telling, fits: telling.filter((relation) => statusOf(relation, amounts) !== 'broken').length };
  });
  const [first] = tried.map((one) => withoutAverages(one, amounts));
  if (!first) return [];
  const best = withoutAverages(
    tried.reduce((a, b) => (b.fits > a.fits ? b : a)),
    amounts,
  );
  const { telling, fits } = best;
  if (fits === 0) return withoutEvidence(table, at, first, amounts);
  if (fits * 2 < telling.length) return best.relations.map((relation) => ({ ...relation, weight: 0.5, strength: 'doubtful' }));
  return best.relations;
}

type Tried = { relations: Relation[]; telling: Relation[]; fits: number };

/** Without the columns that are averages, by their label or by a total of the size of its rows, unless they do add up. */
function withoutAverages({ relations, telling, fits }: Tried, amounts: Amounts): Tried {
  const adds = (relation: Relation) => statusOf(relation, amounts) !== 'broken' || !isAverage(relation, amounts);
  return { relations: relations.filter(adds), telling: telling.filter(adds), fits };
}

/** No column confirms any partition: believed only for a plain table whose one total is of the size of its rows. */
function withoutEvidence(
  table: Table,
  at: number,
  first: { relations: Relation[]; telling: Relation[] },
  amounts: Amounts,
): Relation[] {
  const summed = table.rows.filter((row) => !isNoSum(row.label));
  const target = table.rows[at];
  const isAtEnd = target !== undefined && (summed.at(-1) === target || summed[0] === target);
  const isPlain = isAtEnd && summed.filter((row) => isTotal(row.label)).length === 1;
  if (!isPlain || isSelection(table)) return [];
  const { relations, telling } = first;
  if (telling.every((relation) => isNear(relation, amounts, 0.4)))
    return relations.map((relation) => ({
      ...relation,
      weight: telling.length <= 1 ? 0.8 : 0.9,
      strength: telling.length <= 1 && isUnexplained(relation, amounts) ? 'doubtful' : relation.strength,
    }));
  if (telling.length === 1 && telling.every((relation) => isOneSlip(relation, amounts) || isOneLeftOut(relation, amounts)))
    return relations.map((relation) => ({ ...relation, weight: 0.8 }));
  // Short by much in every column: a large row may be missing, or the rows were never meant to be all of them.
  const isShort = telling.every(
    (relation) =>
      isNear(relation, amounts, 0.97) && (amounts[relation.result.index] ?? 0) > (expectedResult(relation, amounts) ?? 0),
  );
  return telling.length >= 2 && isShort ? relations.map((relation) => ({ ...relation, strength: 'doubtful' })) : [];
}

/** A column tells something about a partition when its total is not zero and at least two rows add to it. */
function isTelling(relation: Relation, amounts: Amounts): boolean {
  const terms = relation.form.kind === 'sum' ? relation.form.terms : [];
  return (
    amounts[relation.result.index] !== 0 &&
    terms.filter((term) => amounts[term.entry.index] !== 0).length >= Math.min(2, terms.length)
  );
}
