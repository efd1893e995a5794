import { editDistance } from '../../kernel/text.ts';
import type { Finding } from './finding.ts';
import { plain } from './labels.ts';
import { single } from './single.ts';
import type { Table, TableColumn } from './tables.ts';

/**
 * One column under two spellings: headings that differ by a letter or two and are never both filled on one row, so that a
 * count by column is split. Told once per spelling, and only beside enough columns that are spelt one way.
 */
export function spellings(tables: readonly Table[]): Finding[] {
  return tables.flatMap((table) => {
    if (table.columns.length < 6 || table.rows.length < 6) return [];
    const full = table.columns.filter((column) => rowsOf(table, column).size === table.rows.length);
    const partial = table.columns.filter((column) => !full.includes(column) && column.unit !== 'text');
    if (full.length < 4) return [];
    return partial.flatMap((column, index) => {
      const twins = partial
        .slice(0, index)
        .filter(
          (other) =>
            other.unit === column.unit &&
            other.period === column.period &&
            areVariants(other.label, column.label) &&
            !meet(table, other, column),
        );
      const [first] = twins;
      const entry = table.rows.map((row) => row.entries.get(column.key)).find((one) => one !== undefined);
      if (!first || !entry) return [];
      const other = table.rows.map((row) => row.entries.get(first.key)).find((one) => one !== undefined);
      return [
        single(
          'doubtful',
          'spelling',
          entry,
          `« ${column.label} » et « ${first.label} » sont sans doute la même colonne sous deux graphies : l’une commence où l’autre s’arrête, et tout compte par colonne est coupé en deux.`,
          { expected: first.label, others: other ? [other] : [] },
        ),
      ];
    });
  });
}

function rowsOf(table: Table, column: TableColumn): Set<number> {
  return new Set(table.rows.flatMap((row, index) => (row.entries.has(column.key) ? [index] : [])));
}

function meet(table: Table, a: TableColumn, b: TableColumn): boolean {
  const rows = rowsOf(table, a);
  return [...rowsOf(table, b)].some((row) => rows.has(row));
}

function areVariants(a: string, b: string): boolean {
  if (a === b) return false;
  const [left, right] = [plain(a), plain(b)];
  return left === right || (Math.min(left.length, right.length) >= 6 && editDistance(left, right) <= 2);
}
