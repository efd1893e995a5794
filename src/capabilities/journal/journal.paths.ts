import { journalReaders } from '../../kernel/access.ts';
import type { NavigationEntry } from '../../web/navigation.ts';

export const journalPath = '/journal';
export const journalFilePath = '/journal.csv';
export const retentionPath = '/journal/conservation';

export const journalNavigation: readonly NavigationEntry[] = [
  { group: 'Gérer', label: 'Journal', path: journalPath, rank: 9, roles: journalReaders },
];
