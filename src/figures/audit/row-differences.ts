import { isDetail, isNoSum, isTotal, plain } from './labels.ts';
import { isAdditive, scale } from './numbers.ts';
import { type Amounts, type Relation, statusOf } from './relation.ts';
import type { Entry, Table, TableColumn, TableRow } from './tables.ts';

/** Rows that say by their name that they are what is left of others. */
const named =
  /\b(epargne|resultat|solde|excedent|deficit|nette?|brute?|ecart|difference|reste|capacite|besoin|autofinancement|marge)\b/;

/**
 * A row that is the difference or the sum of two rows above it (« épargne brute » = recettes − dépenses), though no total
 * says so: believed where two columns of long amounts agree to the digit, three where the row's name says nothing.
 */
export function rowDifferences(table: Table, amounts: Amounts): Relation[] {
  const columns = table.columns.filter((column) => isAdditive(column.unit) && column.unit !== 'percent');
  const rows = table.rows.filter((row) => !isDetail(row.label) && !isNoSum(row.label));
  if (columns.length < 3 || rows.length > 30) return [];
  return rows.flatMap((row, at) => (isTotal(row.label) ? [] : (bestOf(table, row, rows.slice(0, at), columns, amounts) ?? [])));
}

function bestOf(
  table: Table,
  row: TableRow,
  above: readonly TableRow[],
  columns: readonly TableColumn[],
  amounts: Amounts,
): Relation[] | null {
  const isNamed = named.test(plain(row.label));
  let best: { relations: Relation[]; fits: number } | null = null;
  for (const [index, first] of above.entries()) {
    for (const second of above.slice(index + 1)) {
      for (const factor of [-1, 1] as const) {
        const relations = columns.flatMap((column) => relationOf(table, row, first, second, factor, column) ?? []);
        const fits = relations.filter((relation) => isLong(relation, amounts) && statusOf(relation, amounts) !== 'broken').length;
        const fails = relations.filter((relation) => statusOf(relation, amounts) === 'broken').length;
        if (fits >= (isNamed ? 2 : 3) && fails * 2 <= fits && fits > (best?.fits ?? 0)) best = { relations, fits };
      }
    }
  }
  return best?.relations ?? null;
}

function isLong(relation: Relation, amounts: Amounts): boolean {
  const printed = Math.abs(amounts[relation.result.index] ?? 0);
  return printed >= 1000 * scale && String(printed).replace(/0+$/, '').length >= 4;
}

function relationOf(
  table: Table,
  row: TableRow,
  first: TableRow,
  second: TableRow,
  factor: 1 | -1,
  column: TableColumn,
): Relation | null {
  const [result, one, other] = [row, first, second].map((each) => each.entries.get(column.key));
  const isExact = (entry: Entry | undefined): entry is Entry => entry?.number != null && !entry.number.approximate;
  if (!isExact(result) || !isExact(one) || !isExact(other)) return null;
  const terms = [
    { entry: one, factor: 1 },
    { entry: other, factor },
  ];
  const group = JSON.stringify([table.section, table.table, row.label, row.nth]);
  const meaning = `« ${first.label} » ${factor < 0 ? '−' : '+'} « ${second.label} »`;
  return { rule: 'result', weight: 0.8, strength: 'error', result, form: { kind: 'sum', terms, constant: 0 }, group, meaning };
}
