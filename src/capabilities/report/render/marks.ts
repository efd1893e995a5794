import type { UnknownReason } from '../../../kernel/figure.ts';
import { frenchReason, frenchUnknown } from '../../../kernel/french.ts';
import type { DocumentFigure, DocumentTable, ReportDocument } from '../document.ts';
import { figureAt, figuresOfBlock } from './contents.ts';

/** Set after a figure that is known only from a published report. */
export const publishedMark = '*';

/** Says what the star means; at the foot of every page, and under the tables that mix both kinds. */
export const publishedMarkMeaning = `${publishedMark} chiffre connu seulement par un bilan publié`;

/** Stands for an unknown figure wherever it is printed. */
export const unknownWord = 'inconnu';

/** How the figures of one table are marked: letters for the reasons of the unknown ones, stars where both origins are mixed. */
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

/** A table all of whose figures come from a published report says so once, rather than at each figure. */
export function tableMarks(document: ReportDocument, table: DocumentTable): TableMarks {
  const figures = figuresOfBlock(table).map((index) => figureAt(document, index));
  const known = figures.filter((figure) => figure.result.found === 'known');
  const published = known.filter(isTakenFromPublished);
  const mixed = published.length > 0 && published.length < known.length;
  const reasons: UnknownReason[] = [];
  for (const figure of figures)
    if (figure.result.found === 'unknown' && !reasons.includes(figure.result.reason)) reasons.push(figure.result.reason);
  const notes = reasons.map((reason, index) => `(${letter(index)}) ${frenchUnknown(reason)} : ${frenchReason(reason)}.`);
  if (published.length > 0)
    notes.push(
      mixed
        ? `${publishedMarkMeaning}.`
        : 'Chiffres repris d’un bilan publié : ils ne sont pas encore tenus comme enregistrements.',
    );
  return {
    notes,
    markOf: (figure) => {
      if (figure.result.found === 'unknown') return `(${letter(reasons.indexOf(figure.result.reason))})`;
      return mixed && isTakenFromPublished(figure) ? publishedMark : '';
    },
  };
}
