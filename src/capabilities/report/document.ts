import type { Cell } from '../../kernel/cell.ts';
import type { Found, Origin } from '../../kernel/figure.ts';

/**
 * A report ready to be rendered: the outline with every figure answered and every text printed. Renderers (page, PDF, CSV)
 * are pure functions of it: same document, same bytes.
 */
export type ReportDocument = {
  readonly operator: { readonly code: string; readonly name: string; readonly demonstration: boolean };
  readonly year: number;
  readonly language: 'fr';
  readonly title: string;
  readonly subtitle: string;
  /** `draft`: figures are those of the moment; `frozen`: those of the ledger. */
  readonly status: 'draft' | 'frozen';
  readonly recordsOnly: boolean;
  readonly chapters: readonly DocumentChapter[];
  /** Every figure of the edition once, in reading order; blocks refer to it by index. */
  readonly figures: readonly DocumentFigure[];
};

export type DocumentChapter = {
  /** Stable within the edition, usable as an HTML id and a Typst label: `c-5-2`. */
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly annex: boolean;
  readonly blocks: readonly DocumentBlock[];
  readonly chapters: readonly DocumentChapter[];
};

export type DocumentFigure = {
  readonly index: number;
  /** A figure in a sentence without a published cell gets a cell of its own (table `texte`). */
  readonly cell: Cell;
  readonly result: Found;
  readonly origin: Origin;
  /** What is printed, in French; empty for a cell that prints nothing. */
  readonly printed: string;
  /** What the figure is, for the evidence panel and assistive technology: « Réalisations, chapitre 74, 2020 ». */
  readonly label: string;
  readonly unit: string;
  /** A change: it has its sign where it stands in a table or alone, and none in a sentence, whose words say which way it goes. */
  readonly signed?: true;
};

export type TextRun =
  | { readonly kind: 'text'; readonly text: string; readonly strong: boolean; readonly emphasis: boolean }
  | { readonly kind: 'figure'; readonly figure: number; readonly strong: boolean; readonly emphasis: boolean };

export type DocumentCell = { readonly kind: 'figure'; readonly figure: number } | { readonly kind: 'empty' };

export type DocumentBlock =
  | { readonly type: 'text'; readonly paragraphs: readonly { readonly list: boolean; readonly runs: readonly TextRun[] }[] }
  | DocumentTable
  | {
      readonly type: 'chart';
      readonly id: string;
      readonly title: string;
      readonly alternative: string;
      readonly kind: 'bar' | 'grouped-bar' | 'stacked-bar' | 'line';
      readonly unit: string;
      /** Those that the table prints; absent when it has some for each unit. */
      readonly decimals?: number;
      readonly categories: readonly string[];
      /** `values[i]` belongs to `categories[i]`; null where the figure is not a known number. `figures[i]`: its index, or null. */
      readonly series: readonly {
        readonly name: string;
        readonly values: readonly (number | null)[];
        readonly figures: readonly (number | null)[];
      }[];
      /** Id of the table that holds the same data, when it stands in the document. */
      readonly tableId: string | null;
    }
  | {
      readonly type: 'key-figures';
      readonly items: readonly { readonly label: string; readonly note: string; readonly figure: number }[];
    };

export type DocumentTable = {
  readonly type: 'table';
  readonly id: string;
  readonly caption: string;
  readonly note: string;
  readonly rowHeading: string;
  readonly columns: readonly {
    readonly label: string;
    readonly unit: string;
    readonly numeric: boolean;
    /** Printed in its cells; absent when the unit says. */
    readonly decimals?: number;
  }[];
  readonly rows: readonly {
    readonly label: string;
    readonly kind: 'plain' | 'detail' | 'subtotal' | 'total' | 'heading';
    readonly cells: readonly DocumentCell[];
  }[];
  readonly display: 'table' | 'matrix';
};
