import { expect, test } from 'vitest';
import { textWidth } from '../../../web/chart/text-width.ts';
import { type ColumnTexts, layTable } from './table-layout.ts';

const label: ColumnTexts = { heading: 'Chapitre', cells: ['011 Charges à caractère général', 'Total'], numeric: false };

function amounts(count: number): ColumnTexts[] {
  return Array.from({ length: count }, () => ({
    heading: 'Réalisations 2020',
    cells: ['1 234 567,89 €', '12 €'],
    numeric: true,
  }));
}

test('every number has the width that it needs on one line', () => {
  for (const count of [1, 3, 6, 9]) {
    const layout = layTable([label, ...amounts(count)], 'table');
    for (const width of layout.widths.slice(1))
      expect(width).toBeGreaterThan(textWidth('1 234 567,89 €', layout.fontSize, 'semibold'));
  }
});

test('a table too wide for an upright page lies on its side rather than break its numbers', () => {
  expect(layTable([label, ...amounts(4)], 'table').landscape).toBe(false);
  expect(layTable([label, ...amounts(9)], 'table').landscape).toBe(true);
});

test('a matrix of fifteen members and long names fits an upright page, its headings standing', () => {
  const member: ColumnTexts = { heading: 'Établissement public territorial', cells: ['×', ''], numeric: true };
  const layout = layTable([label, ...Array.from({ length: 15 }, () => member)], 'matrix');
  expect(layout.landscape).toBe(false);
  expect(layout.uprightRoom).toBeGreaterThan(0);
  expect(layout.widths.reduce((total, width) => total + width, 0)).toBeCloseTo(481.9, 1);
});

test('a table of a few short numbers is not stretched over the page', () => {
  const layout = layTable(
    [
      { heading: '', cells: ['2018'], numeric: false },
      { heading: 'Jours', cells: ['12'], numeric: true },
    ],
    'table',
  );
  expect(layout.widths.reduce((total, width) => total + width, 0)).toBeLessThan(300);
});

test('no word, however long, makes a table wider than its page', () => {
  const layout = layTable([{ heading: 'x', cells: ['a'.repeat(400)], numeric: false }, ...amounts(2)], 'table');
  expect(layout.widths.reduce((total, width) => total + width, 0)).toBeLessThanOrEqual(728.5);
});
