import type { NavigationEntry } from '../../web/navigation.ts';
import { payReaders, planners } from './staff.access.ts';

export const postsPath = '/postes';
export const newPostPath = '/postes/nouveau';
export const gradesPath = '/postes/grades';
export const gradesFilePath = '/postes/grades.csv';
export const personsPath = '/personnel';
export const newPersonPath = '/personnel/nouveau';

export const movementListPath = '/personnel/mouvements';
export const payListPath = '/remunerations';

export function postPath(code: string): string {
  return `${postsPath}/${encodeURIComponent(code)}`;
}

/** The words of the addresses of grades, job frameworks and streams. */
export const ladderWords = { grade: 'grades', framework: 'cadres', stream: 'filieres' } as const;

export function rungPath(ladder: keyof typeof ladderWords, code: string): string {
  return `${postsPath}/${ladderWords[ladder]}/${encodeURIComponent(code)}`;
}

export function personPath(code: string): string {
  return `${personsPath}/${encodeURIComponent(code)}`;
}

/** The tables of the pages of a person, told which by `tableau`. */
export function personFilePath(code: string): string {
  return `${personPath(code)}/tableaux.csv`;
}

export function holdersFilePath(post: string): string {
  return `${postPath(post)}/occupations.csv`;
}

export function occupationPath(person: string, id: string): string {
  return `${personPath(person)}/occupations/${id}`;
}

export function assignmentPath(person: string, id: string): string {
  return `${personPath(person)}/affectations/${id}`;
}

export function presencePath(person: string): string {
  return `${personPath(person)}/absences`;
}

export function absencePath(person: string, id: string): string {
  return `${presencePath(person)}/${id}`;
}

export function patternPath(person: string, id: string): string {
  return `${personPath(person)}/semaines/${id}`;
}

export function skillsPath(person: string): string {
  return `${personPath(person)}/competences`;
}

export function skillPath(person: string, id: string): string {
  return `${skillsPath(person)}/${id}`;
}

export function payPath(person: string): string {
  return `${personPath(person)}/remuneration`;
}

export const registerNavigation: readonly NavigationEntry[] = [
  { group: 'Gérer', label: 'Postes', path: postsPath, rank: 5 },
  { group: 'Gérer', label: 'Personnel', path: personsPath, rank: 6, roles: planners },
  { group: 'Gérer', label: 'Rémunérations', path: payListPath, rank: 9, roles: payReaders },
];
