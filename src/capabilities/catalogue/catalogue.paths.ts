import type { NavigationEntry } from '../../web/navigation.ts';

export const cataloguePath = '/catalogue';

export const applicationsPath = '/catalogue/logiciels';

export function applicationPath(code: string): string {
  return `${cataloguePath}/${encodeURIComponent(code)}`;
}

export const catalogueNavigation: readonly NavigationEntry[] = [
  { group: 'Servir les adhérents', label: 'Catalogue et déploiements', path: cataloguePath, rank: 2 },
];
