/** Sizes in pixels of the drawing (96 to the inch). */
export type ChartTheme = {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly background: string;
  /** A chart grows with its data up to this height, then its bars get thinner. */
  readonly tallest: number;
};

/** Inter is the family of the documents' fonts; pages load the same letters as Inter Variable. */
const fontFamily = "Inter, 'Inter Variable', sans-serif";

export const screenTheme: ChartTheme = {
  fontFamily,
  fontSize: 13,
  ink: '#10262e',
  muted: '#52636b',
  rule: '#d5dee1',
  background: '#ffffff',
  tallest: 900,
};

export const paperTheme: ChartTheme = { ...screenTheme, fontSize: 11, tallest: 760 };
