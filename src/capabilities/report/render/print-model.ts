import type { TableLayout } from './table-layout.ts';

/**
 * What the page template receives, as JSON: every word, width and mark is decided here, and the template only places them.
 * Texts arrive as strings and are set as strings, so that no label can be read as markup.
 */
export type PrintRun = { readonly text: string; readonly strong: boolean; readonly emphasis: boolean; readonly mark: string };

export type PrintCell = { readonly text: string; readonly mark: string; readonly muted: boolean };

export type PrintTable = {
  readonly type: 'table';
  readonly label: string;
  readonly caption: string;
  readonly notes: readonly string[];
  /** The whole table stays on one page: it is short enough. */
  readonly together: boolean;
  readonly layout: TableLayout;
  readonly headings: readonly { readonly text: string; readonly numeric: boolean }[];
  readonly rows: readonly { readonly kind: string; readonly cells: readonly PrintCell[] }[];
};

export type PrintChart = {
  readonly type: 'chart';
  readonly label: string;
  readonly caption: string;
  readonly alternative: string;
  /** Name of the drawing among the files given with the model. */
  readonly drawing: string;
  /** Lines under the picture. */
  readonly notes: readonly string[];
  /** Label of the table that holds the same data, and how it is named; empty when `table` follows instead. */
  readonly dataLabel: string;
  readonly dataName: string;
  readonly table: PrintTable | null;
};

export type PrintBlock =
  | { readonly type: 'paragraph'; readonly runs: readonly PrintRun[] }
  | { readonly type: 'list'; readonly items: readonly (readonly PrintRun[])[] }
  | PrintTable
  | PrintChart
  | {
      readonly type: 'key-figures';
      readonly items: readonly {
        readonly label: string;
        readonly value: string;
        readonly mark: string;
        readonly known: boolean;
        readonly note: string;
      }[];
    };

export type PrintChapter = {
  readonly label: string;
  readonly depth: number;
  readonly number: string;
  readonly title: string;
  readonly ownPage: boolean;
  readonly blocks: readonly PrintBlock[];
};

export type PrintModel = {
  readonly title: string;
  readonly operator: string;
  /** On the cover, when the title does not say it already. */
  readonly yearShown: string;
  readonly subtitle: string;
  /** Sentences of the cover: draft, demonstration, records only. */
  readonly warnings: readonly string[];
  readonly header: string;
  readonly headerMark: string;
  readonly footer: string;
  readonly contentsTitle: string;
  readonly pageWord: string;
  readonly chapters: readonly PrintChapter[];
};
