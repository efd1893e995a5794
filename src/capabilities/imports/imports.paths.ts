import type { NavigationEntry } from '../../web/navigation.ts';

export const importsPath = '/imports';

export const importsNavigation: readonly NavigationEntry[] = [{ group: 'Gérer', label: 'Imports', path: importsPath, rank: 3 }];
