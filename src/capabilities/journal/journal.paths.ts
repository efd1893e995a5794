import type { NavigationEntry } from '../../web/navigation.ts';
import { journalReaders } from './journal.access.ts';

export const journalPath = '/journal';
export const journalFilePath = '/journal.csv';

export const journalNavigation: readonly NavigationEntry[] = [
  { group: 'Gérer', label: 'Journal', path: journalPath, rank: 9, roles: journalReaders },
];
