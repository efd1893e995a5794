import type { NavigationEntry } from '../../web/navigation.ts';

export const postsPath = '/postes';
export const newPostPath = '/postes/nouveau';
export const gradesPath = '/postes/grades';
export const personsPath = '/personnel';

export function postPath(code: string): string {
  return `${postsPath}/${encodeURIComponent(code)}`;
}

export function personPath(code: string): string {
  return `${personsPath}/${encodeURIComponent(code)}`;
}

export function occupationPath(person: string, id: string): string {
  return `${personPath(person)}/occupations/${id}`;
}

export const registerNavigation: readonly NavigationEntry[] = [{ group: 'Gérer', label: 'Postes', path: postsPath, rank: 5 }];
