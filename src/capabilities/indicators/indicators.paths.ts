import type { NavigationEntry } from '../../web/navigation.ts';

export const indicatorsPath = '/indicateurs';

export function indicatorPath(code: string): string {
  return `${indicatorsPath}/${encodeURIComponent(code)}`;
}

export const indicatorsNavigation: readonly NavigationEntry[] = [
  { group: 'Rendre compte', label: 'Indicateurs', path: indicatorsPath, rank: 2 },
];
