import { describe, expect, test } from 'vitest';
import { arrangeList, type ListColumn, readListState, sortedSearch } from './list-state.ts';

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
