/** What a chart shows, whoever asks for it: the pages and the documents draw the same pictures. */
export type ChartData = {
  /** Stable and unique within the page: the ids inside the drawing start with it. */
  readonly id: string;
  readonly title: string;
  /** Sentence read instead of the picture. */
  readonly alternative: string;
  /** `pyramid`: two series back to back, women and men by age. */
  readonly kind: 'bar' | 'grouped-bar' | 'stacked-bar' | 'line' | 'pyramid';
  /** A unit of the kernel, or words; `count` and the like print nothing. */
  readonly unit: string;
  /** How many decimals its table prints, so that both say the same; each unit has its own way when it is not told. */
  readonly decimals?: number;
  /** Its values are changes, written with their sign. */
  readonly signed?: true;
  readonly categories: readonly string[];
  /** `values[i]` belongs to `categories[i]`; null: not a known number, and drawn as such, never as 0. */
  readonly series: readonly ChartSeries[];
};

export type ChartSeries = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Where nothing is meant to be (not applicable, no such cell): nothing is drawn, where an unknown value is written « inconnu ». */
  readonly absent?: readonly boolean[];
  /** Where a value is kept from the reader: « secret » is written, which is neither 0 nor unknown. */
  readonly secret?: readonly boolean[];
};

/** Name of a thing → its place in the palette. */
export type SeriesColours = ReadonlyMap<string, number>;
