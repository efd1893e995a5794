import type { NavigationEntry } from '../../web/navigation.ts';

export const homePath = '/';

export function searchPath(text: string): string {
  return `/recherche?${new URLSearchParams({ q: text })}`;
}

export const homeNavigation: readonly NavigationEntry[] = [{ group: '', label: 'Accueil', path: homePath, rank: 1 }];
