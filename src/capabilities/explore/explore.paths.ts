import type { NavigationEntry } from '../../web/navigation.ts';

export const explorePath = '/explorer';
export const exploreFilePath = '/explorer.csv';

export const exploreNavigation: readonly NavigationEntry[] = [
  { group: 'Rendre compte', label: 'Explorer', path: explorePath, rank: 5 },
];
