import { importPath, importsPath } from '../../import/import.paths.ts';
import type { NavigationEntry } from '../../web/navigation.ts';

export const templatesPath = '/imports/modeles';

/** How many imports the page lists, the last ones. */
export const shownRuns = 100;

export const importsFilePath = '/imports.csv';

/** What is told of the files of an import, told which by `tableau`. */
export function outcomeFilePath(id: string): string {
  return `${importPath(id)}/tableaux.csv`;
}

/** The file as it was received. */
export function originalPath(id: string, number: number): string {
  return `${importPath(id)}/fichiers/${number}`;
}

export function templatePath(file: string): string {
  return `${templatesPath}/${encodeURIComponent(file)}`;
}

export const importsNavigation: readonly NavigationEntry[] = [{ group: 'Gérer', label: 'Imports', path: importsPath, rank: 3 }];
