import type { NavigationEntry } from '../../web/navigation.ts';

export const budgetPath = '/budget';

/** The budget of a year; the latest one without it. */
export function budgetOfYearPath(year: number): string {
  return `${budgetPath}?annee=${year}`;
}

export const budgetNavigation: readonly NavigationEntry[] = [{ group: 'Gérer', label: 'Budget', path: budgetPath, rank: 1 }];
