import type { AnsweredRow, AnsweredTable } from './planned-table.ts';

/** The figures of the total of a table of a sheet, for the sentence that the sheet begins with. */
export function totalsOf(tables: readonly AnsweredTable[], id: string): AnsweredRow['cells'] {
  return tables.find((table) => table.id === id)?.rows.find(({ total }) => total)?.cells ?? [];
}
