import type { NavigationEntry } from '../../web/navigation.ts';

export const membersPath = '/adherents';

export function memberPath(code: string, year?: number): string {
  return `${membersPath}/${encodeURIComponent(code)}${year === undefined ? '' : `?annee=${year}`}`;
}

/** What the directory's own tables of the page of a member show in a year. */
export function memberFilePath(code: string, table: string, year: number): string {
  return `${memberPath(code)}/tableaux.csv?${new URLSearchParams({ annee: String(year), tableau: table })}`;
}

export const directoryNavigation: readonly NavigationEntry[] = [
  { group: 'Servir les adhérents', label: 'Adhérents', path: membersPath, rank: 1 },
];
