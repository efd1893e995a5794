import type { NavigationEntry } from '../../web/navigation.ts';

export const importsPath = '/imports';
export const templatesPath = '/imports/modeles';

export function importPath(id: string): string {
  return `${importsPath}/${id}`;
}

/** The file as it was received. */
export function originalPath(id: string, number: number): string {
  return `${importPath(id)}/fichiers/${number}`;
}

export function templatePath(file: string): string {
  return `${templatesPath}/${encodeURIComponent(file)}`;
}

export const importsNavigation: readonly NavigationEntry[] = [{ group: 'Gérer', label: 'Imports', path: importsPath, rank: 3 }];
