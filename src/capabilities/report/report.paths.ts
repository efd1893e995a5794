import { slug } from '../../kernel/identifier.ts';
import type { NavigationEntry } from '../../web/navigation.ts';

export const reportsPath = '/bilans';
export const checksPath = '/controles';

export function reportPath(year: number): string {
  return `${reportsPath}/${year}`;
}

/** The name of a top chapter in its address: its number, then its title, cut where a word ends. */
export function chapterSlug(chapter: { readonly number: string; readonly title: string; readonly annex: boolean }): string {
  const whole = slug(`${chapter.annex ? 'annexe ' : ''}${chapter.number} ${chapter.title}`);
  return whole.length <= 60 ? whole : whole.slice(0, 60).replace(/-[^-]*$/, '');
}

export function chapterPath(year: number, chapter: Parameters<typeof chapterSlug>[0]): string {
  return `${reportPath(year)}/${chapterSlug(chapter)}`;
}

export function auditPath(year: number): string {
  return `${reportPath(year)}/controles`;
}

export function comparisonPath(year: number): string {
  return `${reportPath(year)}/comparaison`;
}

export function reportPdfPath(year: number): string {
  return `${reportPath(year)}/bilan.pdf`;
}

export function reportFiguresPath(year: number): string {
  return `${reportPath(year)}/chiffres.csv`;
}

export const reportNavigation: readonly NavigationEntry[] = [
  { group: 'Rendre compte', label: 'Bilans d’activité', path: reportsPath, rank: 1 },
  { group: 'Rendre compte', label: 'Contrôles', path: checksPath, rank: 3 },
];
