import type { NavigationEntry } from '../../web/navigation.ts';

export const indicatorsPath = '/indicateurs';

export function indicatorPath(code: string): string {
  return `${indicatorsPath}/${encodeURIComponent(code)}`;
}

/** The tables of the page of an indicator, told which by `tableau`. */
export function indicatorFilePath(code: string): string {
  return `${indicatorPath(code)}/tableaux.csv`;
}

export const indicatorsNavigation: readonly NavigationEntry[] = [
  { group: 'Rendre compte', label: 'Indicateurs', path: indicatorsPath, rank: 2 },
];
