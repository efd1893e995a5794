import { isUnfinished, type UnknownReason } from '../../../kernel/figure.ts';
import { frenchReason, frenchUnknown } from '../../../kernel/french.ts';
import { periodText } from '../../../kernel/period.ts';
import { unfinishedHeading, unfinishedMark, unfinishedNote, unfinishedWords } from '../../../web/shown-figure.ts';
import type { DocumentFigure, DocumentTable, ReportDocument } from '../document.ts';
import { type ChartBlock, figureAt, figuresOfBlock } from './contents.ts';
import { frenchPeriodText } from './csv.ts';

/** Set after a figure that is known only from a published report; the star is that of unfinished periods, as on pages. */
export const publishedMark = '†';

/** Says what the mark means; at the foot of every page, and under the tables that mix both kinds. */
export const publishedMarkMeaning = `${publishedMark} chiffre connu seulement par un bilan publié`;

/** Stands for an unknown figure wherever it is printed. */
export const unknownWord = 'inconnu';

/** How the figures of one table are marked: letters for the reasons of the unknown ones, daggers where both origins are mixed, stars where a period is not closed. */
export type TableMarks = {
  readonly markOf: (figure: DocumentFigure) => string;
  /** Lines under the table, in the order of the marks. */
  readonly notes: readonly string[];
};

function letter(index: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + index);
}

export function isTakenFromPublished(figure: DocumentFigure): boolean {
  return figure.origin.origin === 'published' && figure.result.found === 'known';
}

export function hasUnfinished({ figures }: ReportDocument): boolean {
  return figures.some(({ result, origin }) => isUnfinished(result, origin));
}

/** The mark of a figure that stands in a sentence or alone. */
export function markOfFigure(figure: DocumentFigure): string {
  if (isTakenFromPublished(figure)) return publishedMark;
  return isUnfinished(figure.result, figure.origin) ? unfinishedMark : '';
}

/** What a mark says, for whoever points at it; empty for a letter, which its table explains. */
export function meaningOfMark(mark: string): string {
  return mark === publishedMark ? publishedMarkMeaning : mark === unfinishedMark ? unfinishedNote : '';
}

/** What the marks of a document mean, at the foot of its pages. */
export function footMeanings(document: ReportDocument): string {
  const published = document.figures.some(isTakenFromPublished) ? [publishedMarkMeaning] : [];
  const unfinished = hasUnfinished(document) ? [`${unfinishedMark} ${unfinishedHeading.toLowerCase()}`] : [];
  return [...published, ...unfinished].join(' · ');
}

/** The line under a picture that shows a period which is not closed: a bar has no room for a mark. */
export function chartNotes(document: ReportDocument, chart: ChartBlock): readonly string[] {
  const periods = figuresOfBlock(chart).flatMap((index) => {
    const { result, origin } = figureAt(document, index);
    return origin.origin === 'computed' && isUnfinished(result, origin)
      ? [frenchPeriodText(periodText(origin.question.period))]
      : [];
  });
  if (periods.length === 0) return [];
  const named = [...new Set(periods)].sort().join(', ');
  return [unfinishedWords.replace(unfinishedHeading, `${unfinishedHeading} (${named})`)];
}

/** A table all of whose figures come from a published report says so once, rather than at each figure. */
export function tableMarks(document: ReportDocument, table: DocumentTable): TableMarks {
  const figures = figuresOfBlock(table).map((index) => figureAt(document, index));
  const known = figures.filter((figure) => figure.result.found === 'known');
  const published = known.filter(isTakenFromPublished);
  const mixed = published.length > 0 && published.length < known.length;
  const reasons: UnknownReason[] = [];
  for (const figure of figures)
    if (figure.result.found === 'unknown' && !reasons.includes(figure.result.reason)) reasons.push(figure.result.reason);
  const notes = reasons.map((reason, index) => `(${letter(index)}) ${frenchUnknown(reason)} : ${frenchReason(reason)}.`);
  if (published.length > 0)
    notes.push(
      mixed
        ? `${publishedMarkMeaning}.`
        : 'Chiffres repris d’un bilan publié : ils ne sont pas encore tenus comme enregistrements.',
    );
  if (figures.some(({ result, origin }) => isUnfinished(result, origin))) notes.push(unfinishedNote);
  return {
    notes,
    markOf: (figure) => {
      if (figure.result.found === 'unknown') return `(${letter(reasons.indexOf(figure.result.reason))})`;
      return mixed || !isTakenFromPublished(figure) ? markOfFigure(figure) : '';
    },
  };
}
