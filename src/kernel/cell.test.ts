import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellKey, numberOccurrences } from './cell.ts';

const place = { section: 'Budget', table: 'Recettes', row: 'Total', column: 'Réalisé', period: '2020', unit: 'EUR' };
const somePlace = fc
  .record({ row: fc.constantFrom('a', 'b', '","', '\\'), column: fc.constantFrom('x', 'y', '","') })
  .map((part) => ({ ...place, ...part }));

describe('the cells of a report', () => {
  it('are told apart by a number of order where every label repeats', () => {
    const numbered = numberOccurrences([place, { ...place, row: 'Autre' }, place, place]);
    expect(numbered.map((cell) => cell.occurrence)).toEqual([1, 1, 2, 3]);
  });

  it('keep what else they carry', () => {
    expect(numberOccurrences([{ ...place, printed: '1 3685' }])).toEqual([{ ...place, printed: '1 3685', occurrence: 1 }]);
  });

  it('have keys of their own, whatever signs their labels hold', () => {
    expect(cellKey({ ...place, row: 'a","b', column: 'c', occurrence: 1 })).not.toBe(
      cellKey({ ...place, row: 'a', column: 'b","c', occurrence: 1 }),
    );
    fc.assert(
      fc.property(fc.array(somePlace, { maxLength: 30 }), (cells) => {
        const keys = numberOccurrences(cells).map(cellKey);
        expect(new Set(keys).size).toBe(cells.length);
      }),
    );
  });
});
