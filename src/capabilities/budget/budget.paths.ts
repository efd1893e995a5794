import type { NavigationEntry } from '../../web/navigation.ts';

export const budgetPath = '/budget';

export const budgetNavigation: readonly NavigationEntry[] = [{ group: 'Gérer', label: 'Budget', path: budgetPath, rank: 1 }];
