import type { NavigationEntry } from '../../web/navigation.ts';

export const daysPath = '/temps';
export const daysFilePath = '/temps.csv';

/** The sheets of days worked, in the order of their tabs. */
export const daysSheets = [
  { sheet: 'synthese', label: 'Synthèse', path: daysPath },
  { sheet: 'types', label: 'Types d’activité', path: `${daysPath}/types` },
  { sheet: 'domaines', label: 'Domaines et logiciels', path: `${daysPath}/domaines` },
  { sheet: 'beneficiaires', label: 'Bénéficiaires', path: `${daysPath}/beneficiaires` },
  { sheet: 'projets', label: 'Projets', path: `${daysPath}/projets` },
  { sheet: 'mois', label: 'Mois', path: `${daysPath}/mois` },
] as const;
export type DaysSheet = (typeof daysSheets)[number]['sheet'];

export const daysNavigation: readonly NavigationEntry[] = [
  { group: 'Rendre compte', label: 'Jours d’activité', path: daysPath, rank: 4 },
];
