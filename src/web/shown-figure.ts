import type { Figure } from '../kernel/figure.ts';
import { isUnfinished, quantityOf } from '../kernel/figure.ts';
import { frenchFound, frenchReason, frenchUnknown, withSign } from '../kernel/french.ts';
import { toApproximateNumber, toPlainDecimal } from '../kernel/quantity.ts';

/** A figure as a page prints it, with the address where it opens; what loaders send to components. */
export type ShownFigure = {
  /** What is printed: « 1 653 », « inconnu », or nothing. */
  readonly text: string;
  readonly found: 'known' | 'unknown' | 'not-applicable';
  /** Why it is not known; null when it is. */
  readonly why: string | null;
  /** What the figure is, for assistive technology and the title of its evidence. */
  readonly label: string;
  /** Where its evidence is. */
  readonly path: string;
  /** Words, which may run over several lines; a number never does. */
  readonly isText?: boolean;
  readonly synthetic: boolean;
  /** Its period is not closed: it may still change. */
  readonly unfinished?: true;
  /** A figure known only from a published report. */
  readonly published: boolean;
  /** For sorting and pictures only; null when it is not a known number. */
  readonly approximate: number | null;
  /** Plain decimal or text for files; null when unknown. */
  readonly plain: string | null;
};

/** Whether a figure is kept from its reader: pictures then write the word, which is neither 0 nor unknown. */
export function isSecret(figure: ShownFigure | null | undefined): boolean {
  return figure?.found === 'unknown' && figure.text === frenchUnknown('secret');
}

/** Whether a figure is not for its reader, so that « inconnu » does not mean that nothing is recorded. */
export function isWithheld(figure: ShownFigure): boolean {
  return figure.found === 'unknown' && figure.why === frenchReason('withheld');
}

/** Set after a figure whose period is not closed, on pages and in documents; nothing else is marked by it. */
export const unfinishedMark = '*';

/** The heading of the column that names such figures in files, whose numbers carry no mark so that they stay numbers. */
export const unfinishedHeading = 'Période non arrêtée';

/** Said once of a table with figures that are marked, and of one that is opened. */
export const unfinishedWords = `${unfinishedHeading} : tous ses mois ne sont pas verrouillés, ce chiffre peut encore changer.`;

/** The line under a table or a picture with figures that are marked. */
export const unfinishedNote = `${unfinishedMark} ${unfinishedWords}`;

/** That line when some of the figures are marked, for what is drawn from them; null when none is. */
export function unfinishedNoteOf(figures: Iterable<ShownFigure | null | undefined>): string | null {
  for (const figure of figures) if (figure?.unfinished) return unfinishedNote;
  return null;
}

/** Prints a figure. `path`: where it opens (`evidencePath`). `decimals` overrides those of the unit. */
export function showFigure(figure: Figure, path: string, label: string, decimals?: number): ShownFigure {
  const { result, source } = figure;
  const quantity = quantityOf(result);
  const printed = frenchFound(result, figure.unit, decimals);
  const plainText = result.found === 'known' && result.value.kind === 'text' ? result.value.text : null;
  return {
    text: figure.signed ? withSign(printed, result) : printed,
    found: result.found,
    why: result.found === 'unknown' ? frenchReason(result.reason) : result.found === 'not-applicable' ? result.reason : null,
    label,
    path,
    isText: plainText !== null,
    synthetic: source.origin === 'computed' && source.synthetic,
    published: source.origin === 'published',
    ...(isUnfinished(result, source) ? { unfinished: true } : {}),
    approximate: quantity ? toApproximateNumber(quantity) : null,
    plain: quantity ? toPlainDecimal(quantity) : plainText,
  };
}
