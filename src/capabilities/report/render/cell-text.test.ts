import { expect, test } from 'vitest';
import { type Found, unknown } from '../../../kernel/figure.ts';
import type { DocumentTable } from '../document.ts';
import { shownAlone, shownIn } from './cell-text.ts';
import { figureBook, type GivenFigure, number } from './document.samples.ts';

type Column = { readonly label: string; readonly unit: string };

function shown(
  caption: string,
  columns: readonly Column[],
  figure: Omit<GivenFigure, 'result'>,
  result: Found = number('418'),
): string {
  const book = figureBook();
  const index = book.figure({ result, ...figure });
  const table: DocumentTable = {
    type: 'table',
    id: 't',
    caption,
    note: '',
    rowHeading: '',
    columns: columns.map((column) => ({ ...column, numeric: column.unit !== 'text' })),
    rows: [],
    display: 'table',
  };
  const [found] = book.figures.slice(index);
  if (!found) throw new Error('the book gives what it was given');
  return shownIn(table, table.columns[0], found);
}

const days = { unit: 'days' };

test('a unit that neither the head of a column nor the title of its table says stays in the cells', () => {
  expect(shown('Activité du pôle', [{ label: '2018', unit: 'days' }], days)).toBe('418\u00a0jours');
  expect(shown('Traitements par jour', [{ label: 'Par jour', unit: 'days' }], days)).toBe('418\u00a0jours');
});

test('a unit that the head of a column says is not written in its cells', () => {
  expect(shown('Formation', [{ label: 'Jours-agents', unit: 'days' }], days)).toBe('418');
  expect(shown('Formation', [{ label: 'Jours', unit: 'days' }], days, number('1'))).toBe('1');
  expect(shown('Formation', [{ label: 'Agents formés', unit: 'agents' }], { unit: 'agents' })).toBe('418');
});

test('the title says it when all its columns count the same, whatever words stand beside them', () => {
  const year = { label: '2018', unit: 'days' };
  expect(shown('Jours par type', [year, { label: '2019', unit: 'days' }], days)).toBe('418');
  expect(shown('Jours par type', [year, { label: 'Domaine', unit: 'text' }], days)).toBe('418');
  expect(shown('Jours et agents par type', [year, { label: 'Agents', unit: 'agents' }], days)).toBe('418\u00a0jours');
});

test('a cell that counts something else than its column keeps its unit, and a symbol is always written', () => {
  expect(shown('Jours', [{ label: 'Jours', unit: 'days' }], { unit: 'hours' })).toBe('418\u00a0heures');
  expect(shown('Montants en €', [{ label: '€', unit: 'EUR' }], { unit: 'EUR' })).toBe('418,00\u00a0€');
});

test('what is not known is said as it is', () => {
  expect(shown('Jours', [{ label: 'Jours', unit: 'days' }], days, unknown('no-record'))).toBe('inconnu');
});

test('a change has its sign in a cell and alone, and none as it is quoted in a sentence', () => {
  const book = figureBook();
  book.figure({ result: number('3.2'), unit: 'percent', signed: true });
  const [change] = book.figures;
  if (!change) throw new Error('the book gives what it was given');
  expect(shownAlone(change)).toBe('+3,20\u00a0%');
  expect(change.printed).toBe('3,20\u00a0%');
});
