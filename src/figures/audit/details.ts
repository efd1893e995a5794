import { isDetail } from './labels.ts';
import { type Amounts, expectedResult, type Relation, statusOf, type Term } from './relation.ts';
import { numberAt, type Table, type TableColumn } from './tables.ts';

/** `dont` rows right below a row: together its amount where the columns say so; never more than it. */
export function detailsOf(table: Table, at: number, columns: readonly TableColumn[], amounts: Amounts): Relation[] {
  const parent = table.rows[at];
  if (!parent || isDetail(parent.label)) return [];
  const end = table.rows.findIndex((row, index) => index > at && !isDetail(row.label));
  const details = table.rows.slice(at + 1, end < 0 ? undefined : end);
  if (details.length === 0) return [];
  const relations = columns.flatMap((column) => {
    const result = parent.entries.get(column.key);
    if (!result?.number || result.number.approximate) return [];
    const terms = details.flatMap((row) =>
      numberAt(row, column) && row.entries.get(column.key) ? [{ entry: row.entries.get(column.key), factor: 1 }] : [],
    );
    const present = terms.filter((term): term is Term => term.entry !== undefined && !term.entry.number?.approximate);
    const group = JSON.stringify([table.section, table.table, parent.label, 'dont']);
    const relation: Relation = {
      rule: 'detail',
      weight: 0.8,
      strength: 'error',
      result,
      form: { kind: 'sum', terms: present, constant: 0 },
      group,
      meaning: 'la somme des lignes de détail (« dont », « dt »)',
    };
    return present.length > 0 && amounts[result.index] !== 0 ? [relation] : [];
  });
  const fits = relations.filter((relation) => statusOf(relation, amounts) !== 'broken');
  if (fits.length >= 2 && fits.length * 2 >= relations.length) return relations;
  if (fits.length === 1 && relations.length === 2) return relations.map((relation) => ({ ...relation, strength: 'doubtful' }));
  // Details that are not exhaustive: only a detail above its row is wrong.
  return relations.filter((relation) => {
    const excess = (expectedResult(relation, amounts) ?? 0) - (amounts[relation.result.index] ?? 0);
    return (amounts[relation.result.index] ?? 0) > 0 && excess > 0 && statusOf(relation, amounts) === 'broken';
  });
}
