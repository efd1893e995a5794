import { z } from 'zod';

/**
 * The outline of an edition: chapters and blocks as data, one JSON file per operator and year. It holds the words of that
 * year's report (the labels that it prints) and the questions behind each figure, never a value.
 */
const coordinates = z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)]));

/** A figure asked of a measure. `period` in the form of `parsePeriod`; default: the outline's year. */
const measureBinding = z.strictObject({
  measure: z.string(),
  at: coordinates.default({}),
  period: z.string().optional(),
});

/** The labels under which a report prints a figure; where several cells share them, their rank tells them apart. */
export const printedUnder = {
  section: z.string(),
  table: z.string(),
  row: z.string(),
  column: z.string(),
  period: z.string(),
  unit: z.string(),
};

/** A figure known only from a published report. `report` defaults to the operator's edition of the outline's year. */
const publishedBinding = z.strictObject({
  published: z.strictObject({
    report: z.string().optional(),
    ...printedUnder,
    occurrence: z.number().int().min(1).default(1),
  }),
});

const binding = z.union([measureBinding, publishedBinding]);
export type Binding = z.infer<typeof binding>;

/** A binding with how it is printed; `cell` places the figure in the table of figures when the report publishes it as such a cell. */
const boundFigure = z.intersection(
  binding,
  z.object({
    label: z.string().optional(),
    unit: z.string().optional(),
    decimals: z.number().int().min(0).max(6).optional(),
    /** Divides the printed value: 1000 with unit kEUR prints thousands of euros. */
    per: z.number().int().positive().optional(),
    /** For a text measure: the code or text found → what this edition prints for it (may be empty). */
    labels: z.record(z.string(), z.string()).optional(),
    cell: z.strictObject(printedUnder).optional(),
  }),
);
export type BoundFigure = z.infer<typeof boundFigure>;

/** `{clé}` in the text prints the figure of that key. `**gras**` and `*italique*`; paragraphs are split by blank lines; `- ` starts a list line. */
const textBlock = z.strictObject({
  type: z.literal('text'),
  text: z.string(),
  figures: z.record(z.string(), boundFigure).default({}),
});

/**
 * A column of a computed table. `measure` may be absent on a column of texts fixed by the rows (`at` of the row gives the
 * coordinates). A row's coordinates and the column's are merged; the row's `cells` may override one cell's binding.
 */
const column = z.strictObject({
  label: z.string(),
  /** Shown on the page instead of the label, when the printed heading is not fit to read (`%`, a misspelt name). */
  shown: z.string().optional(),
  measure: z.string(),
  at: coordinates.default({}),
  period: z.string().optional(),
  unit: z.string(),
  decimals: z.number().int().min(0).max(6).optional(),
  /** Why nothing recorded means that there is nothing to know: such a figure is not applicable, and its cell stays empty. */
  absence: z.string().optional(),
  /** The figures are asked, listed and compared, but no column is drawn: the rows' heading already says the same. */
  hidden: z.boolean().default(false),
});

const row = z.strictObject({
  label: z.string(),
  /** Shown on the page instead of the label, when the printed label is a composed key such as `A | B | C`. */
  shown: z.string().optional(),
  at: coordinates.default({}),
  kind: z.enum(['plain', 'detail', 'subtotal', 'total', 'heading']).default('plain'),
  /**
   * Overrides by column label: another binding with its unit, its printed texts and its own `cell` (a table drawn another way
   * than the ledger names it: rows of indicators against columns of years), or `null` for a cell that this edition does not have.
   */
  cells: z.record(z.string(), z.union([z.null(), boundFigure])).default({}),
  /** Columns of this edition's texts: for a text measure, the code found → what this edition prints for it in this row. */
  labels: z.record(z.string(), z.string()).default({}),
  /** Asked, listed and compared, but not drawn: a line that the published report leaves without a name. */
  hidden: z.boolean().default(false),
});

/** Figures computed from records. Several tables may share `table` (one per printed page). */
const tableBlock = z.strictObject({
  type: z.literal('table'),
  id: z.string().optional(),
  caption: z.string(),
  section: z.string(),
  table: z.string(),
  /** Heading of the column of labels. */
  rowHeading: z.string().default(''),
  columns: z.array(column).min(1),
  rows: z.array(row).min(1),
  /** `matrix`: a cross where the figure is a known 1, nothing where it is a known absence. */
  display: z.enum(['table', 'matrix']).default('table'),
  note: z.string().optional(),
});
export type TableBlock = z.infer<typeof tableBlock>;

/** A table as a published report printed it, rows and columns in its order; `rowHeading` and `caption` are ours. */
const publishedTableBlock = z.strictObject({
  type: z.literal('published-table'),
  id: z.string().optional(),
  caption: z.string(),
  report: z.string().optional(),
  section: z.string(),
  table: z.string(),
  rowHeading: z.string().default(''),
  rows: z.array(z.string()).optional(),
  columns: z.array(z.string()).optional(),
  /** Only the figures of these units, when a printed cell holds two (`324 agents 65,5 jours`). */
  units: z.array(z.string()).optional(),
  /** `list`: one printed figure a line, for a table whose columns differ from row to row. */
  layout: z.enum(['table', 'list']).default('table'),
  /** Printed label of a row or column → what is shown, when it is not fit to read; in a list, of `row | column` (`| period`). */
  labels: z.record(z.string(), z.string()).default({}),
  note: z.string().optional(),
});

/** A chart of a table above: `series` are its columns (or its rows when `by` is `row`), categories the other side. */
const chartBlock = z.strictObject({
  type: z.literal('chart'),
  title: z.string(),
  kind: z.enum(['bar', 'grouped-bar', 'stacked-bar', 'line']),
  of: z.string(),
  by: z.enum(['column', 'row']).default('column'),
  columns: z.array(z.string()).optional(),
  rows: z.array(z.string()).optional(),
  /** Sentence read by assistive technology instead of the picture; the data table follows anyway. */
  alternative: z.string(),
});

const keyFiguresBlock = z.strictObject({
  type: z.literal('key-figures'),
  items: z.array(z.intersection(boundFigure, z.object({ label: z.string(), note: z.string().optional() }))).min(1),
});

const block = z.discriminatedUnion('type', [textBlock, tableBlock, publishedTableBlock, chartBlock, keyFiguresBlock]);
export type Block = z.infer<typeof block>;

export type Chapter = {
  title: string;
  /** Number as printed (`5`, `5.2`, empty for none); an annex prints « Annexe 1 ». */
  number: string;
  annex: boolean;
  blocks: Block[];
  chapters: Chapter[];
};

/** A chapter as a file writes it: what has a default may be left out. */
export type ChapterInput = {
  title: string;
  number?: string | undefined;
  annex?: boolean | undefined;
  blocks?: z.input<typeof block>[] | undefined;
  chapters?: ChapterInput[] | undefined;
};

const chapter: z.ZodType<Chapter, ChapterInput> = z.lazy(() =>
  z.strictObject({
    title: z.string().min(1),
    number: z.string().default(''),
    annex: z.boolean().default(false),
    blocks: z.array(block).default([]),
    chapters: z.array(chapter).default([]),
  }),
);

export const outlineSchema = z.strictObject({
  format: z.literal('bievre-outline-1'),
  operator: z.string(),
  year: z.number().int().min(1900).max(2200),
  language: z.literal('fr').default('fr'),
  title: z.string(),
  subtitle: z.string().default(''),
  /** The published report that this edition is laid beside, e.g. `siim94-2020`. */
  publishedAs: z.string().optional(),
  chapters: z.array(chapter).min(1),
});
export type Outline = z.infer<typeof outlineSchema>;
