import { describe, expect, test } from 'vitest';
import { listFile } from './list-file.ts';
import { type ListColumn, readListState } from './list-state.ts';

type Line = { readonly name: string; readonly amount: string | null };

const columns: readonly ListColumn<Line>[] = [
  { key: 'nom', label: 'Nom', value: (line) => line.name },
  {
    key: 'montant',
    label: 'Montant',
    numeric: true,
    value: (line) => (line.amount === null ? null : Number(line.amount)),
    file: (line) => line.amount ?? '',
  },
];
const state = readListState(new URLSearchParams());

describe('the file of a list', () => {
  test('never lets a spreadsheet run a text as a formula', () => {
    expect(listFile([{ name: '=1+1', amount: null }], columns, state)).toContain("'=1+1;");
  });

  test('opens in a French spreadsheet: mark, semicolons, decimal comma, negative amounts as numbers', () => {
    expect(listFile([{ name: 'A;B "C"', amount: '-12.50' }], columns, state)).toBe('\ufeffNom;Montant\r\n"A;B ""C""";-12,50\r\n');
  });

  test('leaves an unknown amount empty, never 0', () => {
    expect(listFile([{ name: 'A', amount: null }], columns, state)).toBe('\ufeffNom;Montant\r\nA;\r\n');
  });
});
