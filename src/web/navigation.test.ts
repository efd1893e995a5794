import { expect, it } from 'vitest';
import { entryAt, type NavigationEntry } from './navigation.ts';

const entry = (path: string, over: readonly string[] = []): NavigationEntry => ({
  ...{ group: 'Travailler', label: path, path, over, rank: 1 },
});
const [home, days, team, settings] = [
  entry('/'),
  entry('/temps'),
  entry('/equipes/temps', ['/temps/reglages']),
  entry('/temps/reglages/types', ['/temps/reglages']),
];
const at = (pathname: string, ...entries: readonly NavigationEntry[]) => entryAt(entries, pathname)?.path ?? null;

it.each([
  ['/', '/'],
  ['/temps', '/temps'],
  ['/temps/mois', '/temps'],
  ['/temps/reglages/partage', '/temps/reglages/types'],
  ['/equipes/temps/mois', '/equipes/temps'],
  ['/temps/reglages/types/suivi', '/temps/reglages/types'],
  ['/tempsdes', null],
])('of %s the rail shows one entry, the closest', (pathname, path) => {
  expect(at(pathname, home, days, team, settings)).toBe(path);
});

it('of what is reached from another entry, that one where there is no closer', () => {
  expect(at('/temps/reglages/partage', home, days, settings)).toBe('/temps/reglages/types');
  expect(at('/temps/reglages/types', home, days, team)).toBe('/equipes/temps');
  expect(at('/temps/reglages/types', home, days)).toBe('/temps');
});
