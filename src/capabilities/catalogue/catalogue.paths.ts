import type { NavigationEntry } from '../../web/navigation.ts';

export const cataloguePath = '/catalogue';

export const applicationsPath = '/catalogue/logiciels';

export function applicationPath(code: string): string {
  return `${cataloguePath}/${encodeURIComponent(code)}`;
}

/** Who uses an application, and who used it. */
export function deploymentsFilePath(application: string): string {
  return `${applicationPath(application)}/deploiements.csv`;
}

export const catalogueNavigation: readonly NavigationEntry[] = [
  { group: 'Servir les adhérents', label: 'Catalogue et déploiements', path: cataloguePath, rank: 2 },
];
