import type { NavigationEntry } from '../../web/navigation.ts';

export const staffPath = '/effectifs';
export const staffFilePath = '/effectifs.csv';

/** The sheets of the staff figures, in the order of their tabs. */
export const staffSheets = [
  { sheet: 'synthese', label: 'Synthèse', path: staffPath },
  { sheet: 'postes', label: 'Postes', path: `${staffPath}/postes` },
  { sheet: 'structure', label: 'Structure', path: `${staffPath}/structure` },
  { sheet: 'mouvements', label: 'Mouvements', path: `${staffPath}/mouvements` },
  { sheet: 'absences', label: 'Absences', path: `${staffPath}/absences` },
  { sheet: 'projection', label: 'Projection', path: `${staffPath}/projection` },
] as const;
export type SheetName = (typeof staffSheets)[number]['sheet'];

export const staffNavigation: readonly NavigationEntry[] = [{ group: 'Gérer', label: 'Effectifs', path: staffPath, rank: 4 }];
