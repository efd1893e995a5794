import type { Day } from '../../kernel/day.ts';
import type { NavigationEntry } from '../../web/navigation.ts';
import { fillers, followers } from './activity.access.ts';

export const ownWeekPath = '/semaine';
export const teamTimePath = '/equipes/temps';
export const locksPath = '/equipes/temps/mois';

export function ownWeekPathOf(monday: Day): string {
  return `${ownWeekPath}?lundi=${monday}`;
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
];
