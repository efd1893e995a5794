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

export function comparisonFilePath(year: number): string {
  return `${comparisonPath(year)}.csv`;
}

/** The lists of the page where a report is published, told which by `tableau`. */
export function publicationFilePath(year: number): string {
  return `${publicationPath(year)}/tableaux.csv`;
}

export function reportPdfPath(year: number): string {
  return `${reportPath(year)}/bilan.pdf`;
}

export function reportFiguresPath(year: number): string {
  return `${reportPath(year)}/chiffres.csv`;
}

/** Where a report is published to the members, and withdrawn. */
export function publicationPath(year: number): string {
  return `${reportPath(year)}/publication`;
}

/** The PDF of a publication as it was published, for the operator's people. */
export function keptPdfPath(year: number, number: number): string {
  return `${publicationPath(year)}/${number}/bilan.pdf`;
}

/** What the published report of a year says of one member; `member` is the path of its page. */
export function memberReportPath(member: string, year: number): string {
  return `${member}/bilans/${year}`;
}

export function memberReportPdfPath(member: string, year: number): string {
  return `${memberReportPath(member, year)}/bilan.pdf`;
}

export function memberFiguresPath(member: string, year: number): string {
  return `${memberReportPath(member, year)}/chiffres.csv`;
}

export const reportNavigation: readonly NavigationEntry[] = [
  { group: 'Rendre compte', label: 'Bilans d’activité', path: reportsPath, rank: 1 },
  { group: 'Rendre compte', label: 'Contrôles', path: checksPath, rank: 3 },
];
