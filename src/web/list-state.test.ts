import { describe, expect, test } from 'vitest';
import { arrangeList, firstRows, type ListColumn, readListState, sortedSearch, wholeSearch } from './list-state.ts';

type Town = { readonly name: string; readonly people: number | null };

const columns: readonly ListColumn<Town>[] = [
  { key: 'nom', label: 'Nom', value: (town) => town.name },
  { key: 'habitants', label: 'Habitants', numeric: true, value: (town) => town.people },
];
const towns: readonly Town[] = [
  { name: 'Vitry', people: 95 },
  { name: 'Évry', people: null },
  { name: 'Arcueil', people: 21 },
];
const arranged = (query: string) =>
  arrangeList(towns, columns, readListState(new URLSearchParams(query))).map(({ name }) => name);

describe('a list', () => {
  test('is left in its own order when an unknown column is asked', () => {
    expect(arranged('tri=inconnu')).toEqual(['Vitry', 'Évry', 'Arcueil']);
  });

  test('finds words whatever their accents and case', () => {
    expect(arranged('q=EVRY')).toEqual(['Évry']);
  });

  test('sorts names as the French alphabet does', () => {
    expect(arranged('tri=nom')).toEqual(['Arcueil', 'Évry', 'Vitry']);
  });

  test('puts what has no value last, in both directions', () => {
    expect(arranged('tri=habitants')).toEqual(['Arcueil', 'Vitry', 'Évry']);
    expect(arranged('tri=habitants&sens=desc')).toEqual(['Vitry', 'Arcueil', 'Évry']);
  });

  test('is turned round when its column is asked again, and keeps what was searched', () => {
    const state = readListState(new URLSearchParams('q=a&tri=nom'));
    expect(sortedSearch('?q=a&tri=nom', 'nom', state)).toBe('?q=a&tri=nom&sens=desc');
    expect(sortedSearch('?q=a&tri=nom', 'habitants', state)).toBe('?q=a&tri=habitants');
  });
});

test('a list of hundreds shows its first rows until it is asked whole, and one that is hardly longer is not cut', () => {
  const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => index);
  const shown = (count: number, search = '') => firstRows(rowsOf(count), new URLSearchParams(search)).length;
  expect([shown(120), shown(121), shown(121, 'tout=oui'), shown(121, 'tout=non')]).toEqual([120, 100, 121, 100]);
  expect(wholeSearch('?q=une&tri=du')).toBe('?q=une&tri=du&tout=oui');
});
