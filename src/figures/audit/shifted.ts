import type { Finding } from './finding.ts';
import { plain } from './labels.ts';
import { single } from './single.ts';
import type { Entry, Table, TableColumn, TableRow } from './tables.ts';

/** A value must stand this often under its own column before another column is held to be wrong. */
const oftenEnough = 3;

function textAt(row: TableRow, column: TableColumn): string {
  return plain(row.entries.get(column.key)?.cell.printed ?? '');
}

/** How often each text stands under each column. */
function habits(table: Table, columns: readonly TableColumn[]): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>();
  for (const row of table.rows) {
    for (const column of columns) {
      const text = textAt(row, column);
      if (text === '') continue;
      const byColumn = counts.get(text) ?? new Map<string, number>();
      byColumn.set(column.key, (byColumn.get(column.key) ?? 0) + 1);
      counts.set(text, byColumn);
    }
  }
  return counts;
}

/**
 * A row whose words slid under the wrong headings: a text that the table prints several times under one column, and only
 * there, stands under another, while its own is left blank. Told once a row, with the other cells of the row.
 */
export function shiftedRows(tables: readonly Table[]): Finding[] {
  return tables.flatMap((table) => {
    const columns = table.columns.filter((column) => column.unit === 'text');
    if (columns.length < 3 || table.rows.length < 8) return [];
    const counts = habits(table, columns);
    return table.rows.flatMap((row) => {
      for (const column of columns) {
        const text = textAt(row, column);
        const own = columns.find((other) => other !== column && (counts.get(text)?.get(other.key) ?? 0) >= oftenEnough);
        const entry = row.entries.get(column.key);
        if (text === '' || !own || !entry || counts.get(text)?.get(column.key) !== 1 || textAt(row, own) !== '') continue;
        const others = [...row.entries.values()].filter(
          (other): other is Entry => other !== entry && other.cell.printed.trim() !== '',
        );
        const why = `« ${entry.cell.printed} » est imprimé sous « ${column.label} » ; ailleurs le tableau le porte sous « ${own.label} », vide sur cette ligne : la ligne a sans doute glissé d’une colonne.`;
        return [single('error', 'shifted', entry, why, { others })];
      }
      return [];
    });
  });
}
