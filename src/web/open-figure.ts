import type { Cell } from '../kernel/cell.ts';
import type { ShownFigure } from './shown-figure.ts';

/** Said in the place of rows that are persons, to a reader who is told of groups only. */
export const confidedRows =
  'Les lignes derrière ce chiffre sont des personnes : elles ne sont montrées qu’aux ressources humaines et à la direction.';

/** One record behind a figure, as it is shown. */
export type EvidenceLine = {
  readonly id: string;
  readonly label: string;
  /** Printed in the measure's unit; empty when the record carries no value. */
  readonly value: string;
  readonly plain: string;
  readonly origin: 'entered' | 'imported' | 'synthetic';
  readonly source: string;
  /** Day on which it was recorded, in French. */
  readonly recorded: string;
};

/** A figure computed from records, opened: definition, period, and exactly the rows that were added up. */
export type OpenComputed = {
  readonly kind: 'computed';
  readonly path: string;
  readonly title: string;
  readonly printed: string;
  readonly why: string | null;
  readonly synthetic: boolean;
  /** What it was asked by, in words: « adhérent : Gentilly ». */
  readonly where: readonly { readonly label: string; readonly value: string }[];
  readonly definition: string;
  readonly version: number;
  readonly period: string;
  /** That its period is not closed; null when it is, or when none is ever. */
  readonly unfinished: string | null;
  readonly grain: string | null;
  readonly rowCount: number;
  /** The rows are persons, whom this reader is not shown. */
  readonly confided: boolean;
  readonly rows: readonly EvidenceLine[];
  /** What a composed figure is made of, each of which opens in turn. */
  readonly parts: readonly ShownFigure[];
  readonly rule: string | null;
};

/** A figure known only from a published report, with the place where it stands there. */
export type OpenPublished = {
  readonly kind: 'published';
  readonly path: string;
  readonly edition: string;
  readonly year: number | null;
  readonly cell: Cell;
  readonly printed: string;
  readonly value: string | null;
  readonly note: string;
  /** The cells of the same row of the same table. */
  readonly sameRow: readonly {
    readonly column: string;
    readonly period: string;
    readonly printed: string;
    readonly isThis: boolean;
  }[];
};

/** An address that opens nothing, with the sentence that says why. */
export type NotOpen = { readonly kind: 'refused'; readonly path: string; readonly why: string };

export type OpenFigure = OpenComputed | OpenPublished | NotOpen;
