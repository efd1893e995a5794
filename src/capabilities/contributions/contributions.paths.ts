import type { NavigationEntry } from '../../web/navigation.ts';

export const contributionsPath = '/cotisations';

export const contributionsNavigation: readonly NavigationEntry[] = [
  { group: 'Gérer', label: 'Cotisations', path: contributionsPath, rank: 2 },
];
