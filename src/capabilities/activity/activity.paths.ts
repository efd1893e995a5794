import type { Day } from '../../kernel/day.ts';
import type { NavigationEntry } from '../../web/navigation.ts';
import { fillers, followers } from './activity.access.ts';

export const ownWeekPath = '/semaine';
export const teamTimePath = '/equipes/temps';
export const locksPath = '/equipes/temps/mois';

export function ownWeekPathOf(monday: Day): string {
  return `${ownWeekPath}?lundi=${monday}`;
}

export const kindsPath = '/temps/types';
export const kindsFilePath = '/temps/types.csv';
export const projectsPath = '/temps/projets';
export const projectsFilePath = '/temps/projets.csv';
export const sharingPath = '/temps/partage';
export const sharingFilePath = '/temps/partage.csv';
export const weightsFilePath = '/temps/partage/poids.csv';
export const dayLengthsPath = '/temps/journee';
export const dayLengthsFilePath = '/temps/journee.csv';

export function kindPath(code: string): string {
  return `${kindsPath}/${encodeURIComponent(code)}`;
}

export function projectPath(code: string): string {
  return `${projectsPath}/${encodeURIComponent(code)}`;
}

/** The key that an application has from a year on; without one, that of all those that have none of their own. */
export function sharingKeyPath(year: number, application: string | null): string {
  return `${sharingPath}/${year}${application === null ? '' : `/${encodeURIComponent(application)}`}`;
}

function monthSearch(month: string, team: string | null): string {
  return `?${new URLSearchParams({ mois: month, ...(team === null ? {} : { equipe: team }) })}`;
}

export function teamTimePathOf(month: string, team: string | null): string {
  return `${teamTimePath}${monthSearch(month, team)}`;
}

export function teamTimeFilePathOf(month: string, team: string | null): string {
  return `${teamTimePath}.csv${monthSearch(month, team)}`;
}

export function personWeekPath(person: string, monday: Day): string {
  return `${teamTimePath}/semaines/${encodeURIComponent(person)}/${monday}`;
}

export function correctionPath(line: string): string {
  return `${teamTimePath}/lignes/${encodeURIComponent(line)}`;
}

export const activityNavigation: readonly NavigationEntry[] = [
  { group: 'Travailler', label: 'Ma semaine', path: ownWeekPath, rank: 1, roles: fillers },
  { group: 'Travailler', label: 'Temps des équipes', path: teamTimePath, rank: 2, roles: followers },
  // The others reach them from the page of teams' time.
  { group: 'Administrer', label: 'Réglages du temps', path: kindsPath, rank: 5, roles: ['administrator', 'finance'] },
];
