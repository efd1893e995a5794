import { describe, expect, it } from 'vitest';
import type { PublishedCell } from '../../kernel/cell.ts';
import { shiftedRows } from './shifted.ts';
import { readEntries, readTables } from './tables.ts';

const columns = ['domaine', 'logiciel', 'fournisseur'];

function table(rows: readonly (readonly [string, string, string])[]): PublishedCell[] {
  return rows.flatMap((texts, row) =>
    texts.map((printed, index) => ({
      section: 'Annexe',
      table: 'socle',
      row: `ligne ${row}`,
      column: columns[index] ?? '',
      period: '2020',
      unit: 'text',
      occurrence: 1,
      printed,
      value: null,
      note: '',
    })),
  );
}

const clean: [string, string, string][] = Array.from({ length: 9 }, (_, index) => [
  index % 3 === 0 ? 'Finances' : '',
  `Logiciel ${index}`,
  index % 2 === 0 ? 'ARPEGE' : 'ATOS',
]);

describe('a row that slid under the wrong headings', () => {
  it('is not found in a clean table, even where a vendor has a product of its own name', () => {
    expect(shiftedRows(readTables(readEntries(table(clean))))).toEqual([]);
    expect(shiftedRows(readTables(readEntries(table([...clean, ['', 'ATOS', 'ATOS']]))))).toEqual([]);
  });

  it('is found by the word that stands everywhere else under its own heading', () => {
    const [finding, ...rest] = shiftedRows(readTables(readEntries(table([...clean, ['Mélodie', 'ARPEGE', '']]))));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      kind: 'error',
      rule: 'shifted',
      cell: { row: 'ligne 9', column: 'logiciel' },
      others: [{ column: 'domaine' }],
    });
  });
});
