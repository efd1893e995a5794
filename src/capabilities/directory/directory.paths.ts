import type { NavigationEntry } from '../../web/navigation.ts';

export const membersPath = '/adherents';

export function memberPath(code: string, year?: number): string {
  return `${membersPath}/${encodeURIComponent(code)}${year === undefined ? '' : `?annee=${year}`}`;
}

export const directoryNavigation: readonly NavigationEntry[] = [
  { group: 'Servir les adhérents', label: 'Adhérents', path: membersPath, rank: 1 },
];
