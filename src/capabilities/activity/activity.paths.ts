import type { Day } from '../../kernel/day.ts';
import type { NavigationEntry } from '../../web/navigation.ts';
import { fillers, followers } from './activity.access.ts';

export const ownWeekPath = '/semaine';
export const teamTimePath = '/equipes/temps';
export const locksPath = '/equipes/temps/mois';
export const locksFilePath = '/equipes/temps/mois.csv';

/** Time lines in the columns of their import, for the days that `du` and `au` say. */
export const linesFilePath = '/temps/lignes.csv';

export function linesFilePathOf(first: Day, last: Day, person: string): string {
  return `${linesFilePath}?${new URLSearchParams({ du: first, au: last, personne: person })}`;
}

export function ownWeekPathOf(monday: Day): string {
  return `${ownWeekPath}?lundi=${monday}`;
}

export const kindsPath = '/temps/reglages/types';
export const kindsFilePath = '/temps/reglages/types.csv';
export const projectsPath = '/temps/reglages/projets';
export const projectsFilePath = '/temps/reglages/projets.csv';
export const sharingPath = '/temps/reglages/partage';
export const sharingFilePath = '/temps/reglages/partage.csv';
export const weightsFilePath = '/temps/reglages/partage/poids.csv';
export const dayLengthsPath = '/temps/reglages/journee';
export const dayLengthsFilePath = '/temps/reglages/journee.csv';

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

/** What such a key gives to each body. */
export function keyPartsFilePath(year: number, application: string | null): string {
  const asked = { annee: String(year), ...(application === null ? {} : { logiciel: application }) };
  return `${sharingPath}/parts.csv?${new URLSearchParams(asked)}`;
}

/** Which weeks of a month the page of teams shows: what there is to do, a part of it, or every week of everybody. */
export const shownWeeks = ['a-traiter', 'a-approuver', 'en-retard', 'toutes'] as const;
export type ShownWeeks = (typeof shownWeeks)[number];

export function readShownWeeks(text: string | null): ShownWeeks {
  return shownWeeks.find((one) => one === text) ?? 'a-traiter';
}

function monthSearch(month: string, team: string | null, shown: ShownWeeks = 'a-traiter'): string {
  return `?${new URLSearchParams({
    mois: month,
    ...(team === null ? {} : { equipe: team }),
    ...(shown === 'a-traiter' ? {} : { etat: shown }),
  })}`;
}

export function teamTimePathOf(month: string, team: string | null, shown?: ShownWeeks): string {
  return `${teamTimePath}${monthSearch(month, team, shown)}`;
}

/** How complete the month of each team is. */
export const teamsTableId = 'equipes';

export function teamsFilePathOf(month: string, team: string | null): string {
  return `${teamTimeFilePathOf(month, team)}&tableau=${teamsTableId}`;
}

export function teamTimeFilePathOf(month: string, team: string | null): string {
  return `${teamTimePath}.csv${monthSearch(month, team)}`;
}

export function personWeekPath(person: string, monday: Day): string {
  return `${teamTimePath}/semaines/${encodeURIComponent(person)}/${monday}`;
}

/** The lines of a week that a correction alone can change, as its page shows them. */
export function lockedLinesFilePath(person: string, monday: Day): string {
  return `${personWeekPath(person, monday)}/lignes-verrouillees.csv`;
}

export function correctionPath(line: string): string {
  return `${teamTimePath}/lignes/${encodeURIComponent(line)}`;
}

/** Under it stand all the settings of time. */
const settingsPath = '/temps/reglages';

export const activityNavigation: readonly NavigationEntry[] = [
  { group: 'Travailler', label: 'Ma semaine', path: ownWeekPath, rank: 1, roles: fillers },
  { group: 'Travailler', label: 'Temps des équipes', path: teamTimePath, over: [settingsPath], rank: 2, roles: followers },
  // The others reach them from the page of teams' time.
  {
    group: 'Administrer',
    label: 'Réglages du temps',
    path: kindsPath,
    over: [settingsPath],
    rank: 5,
    roles: ['administrator', 'finance'],
  },
];
