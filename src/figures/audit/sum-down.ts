import type { Cover } from './covers.ts';
import type { Relation, Term } from './relation.ts';
import { type Entry, isBlank, type Table, type TableColumn } from './tables.ts';

/** A total as the sum of the rows that it covers, in one column; null where a word or an estimate makes it unverifiable. */
export function sumDown(
  table: Table,
  at: number,
  column: TableColumn,
  cover: Cover,
  implied: ReadonlyMap<Entry, number>,
): Relation | null {
  const target = table.rows[at];
  const result = target?.entries.get(column.key);
  if (!target || !result?.number || result.number.approximate) return null;
  const terms: Term[] = [];
  let constant = 0;
  for (const row of cover) {
    const entry = row.entries.get(column.key);
    if (entry?.number?.approximate) return null;
    if (entry?.number) terms.push({ entry, factor: 1 });
    else if (entry && implied.has(entry)) constant += implied.get(entry) ?? 0;
    else if (!isBlank(entry)) return null; // a word stands where a number should: the sum cannot be checked
  }
  if (terms.length === 0) return null;
  const strength = 'error';
  const group = JSON.stringify([table.section, table.table, target.label, target.nth]);
  return {
    rule: 'total-down',
    weight: 1,
    strength,
    result,
    form: { kind: 'sum', terms, constant },
    group,
    meaning: 'la somme des lignes',
  };
}
