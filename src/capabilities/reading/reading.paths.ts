import type { NavigationEntry } from '../../web/navigation.ts';

export const homePath = '/';

export const homeNavigation: readonly NavigationEntry[] = [{ group: '', label: 'Accueil', path: homePath, rank: 1 }];
