import type { NavigationEntry } from '../../web/navigation.ts';
import { planners } from './staff.access.ts';

export const capacityPath = '/capacite';
export const capacityFilePath = '/capacite.csv';
export const coveragePath = '/competences';
export const coverageFilePath = '/competences.csv';

export function teamCapacityPath(team: string): string {
  return `${capacityPath}/${encodeURIComponent(team)}`;
}

export function teamMonthsFilePath(team: string): string {
  return `${teamCapacityPath(team)}/mois.csv`;
}

export function teamSkillsFilePath(team: string): string {
  return `${teamCapacityPath(team)}/competences.csv`;
}

export function teamMovementsFilePath(team: string): string {
  return `${teamCapacityPath(team)}/mouvements.csv`;
}

export function teamProjectsPath(team: string): string {
  return `${teamCapacityPath(team)}/projets`;
}

export function teamProjectsFilePath(team: string): string {
  return `${teamCapacityPath(team)}/projets.csv`;
}

export function teamRunPath(team: string): string {
  return `${teamCapacityPath(team)}/exploitation`;
}

export function teamRunFilePath(team: string): string {
  return `${teamCapacityPath(team)}/exploitation.csv`;
}

export function projectLoadPath(team: string, id: string): string {
  return `${teamProjectsPath(team)}/${id}`;
}

export function runLoadPath(team: string, id: string): string {
  return `${teamRunPath(team)}/${id}`;
}

export const capacityNavigation: readonly NavigationEntry[] = [
  { group: 'Gérer', label: 'Capacité des équipes', path: capacityPath, rank: 7, roles: planners },
  { group: 'Gérer', label: 'Compétences', path: coveragePath, rank: 8, roles: planners },
];
