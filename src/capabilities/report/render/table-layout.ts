import { textWidth, widestOf, wrapText } from '../../../web/chart/text-width.ts';

/** Points available between the margins of an A4 page. */
const portraitWidth = 481.9;
const landscapeWidth = 728.5;
const padding = 9;
/** A table that needs less than this part of the page is not stretched over it: the eye would lose the line on the way. */
const narrow = 0.75;
/** Nor is it narrower than this part, were it to need less still. */
const narrowest = 0.5;
/** An upright heading longer than this goes on two lines. */
const uprightLimit = 112;
const uprightPadding = 5;
/** A heading up to this wide is kept on one line where there is room. */
const shortHeading = 84;

export type TableLayout = {
  readonly landscape: boolean;
  readonly fontSize: number;
  /** Points, the column of labels first; they fill the page's width. */
  readonly widths: readonly number[];
  /** Headings stand upright, read from the bottom, on lines of this many points; 0: they lie. */
  readonly uprightRoom: number;
};

/** The texts of one column: its heading and its cells. Numbers are never broken over two lines. */
export type ColumnTexts = { readonly heading: string; readonly cells: readonly string[]; readonly numeric: boolean };

type Need = { readonly least: number; readonly most: number };

function widestWord(texts: readonly string[], size: number): number {
  return texts.reduce(
    (widest, text) => Math.max(widest, ...text.split(/[ \u200b-]/).map((word) => textWidth(word, size, 'semibold'))),
    0,
  );
}

function headingNeed(heading: string, size: number, lines: number): number {
  for (let limit = 20; limit < 400; limit += 10) {
    const wrapped = wrapText(heading, limit, size, 'semibold');
    if (wrapped.length <= lines) return Math.max(...wrapped.map((line) => textWidth(line, size, 'semibold')));
  }
  return 0;
}

function needOf(column: ColumnTexts, size: number, available: number): Need {
  const heading = widestWord([column.heading], size);
  const longest = widestOf(column.cells, size, 'semibold');
  const least = Math.max(heading, column.numeric ? longest : widestWord(column.cells, size));
  const wholeHeading = textWidth(column.heading, size, 'semibold');
  const most = Math.max(longest, wholeHeading <= shortHeading ? wholeHeading : headingNeed(column.heading, size, 2), least);
  const ceiling = available * 0.4;
  return {
    least: Math.min(least, ceiling) + padding,
    most: Math.max(Math.min(most, available), Math.min(least, ceiling)) + padding,
  };
}

function shared(needs: readonly Need[], available: number): readonly number[] | null {
  const least = needs.reduce((total, need) => total + need.least, 0);
  if (least > available) return null;
  const wanted = needs.reduce((total, need) => total + need.most - need.least, 0);
  const spare = available - least;
  const portion = wanted === 0 ? 0 : Math.min(1, spare / wanted);
  const widths = needs.map((need) => need.least + portion * (need.most - need.least));
  const natural = widths.reduce((total, width) => total + width, 0);
  const left = (natural < available * narrow ? Math.max(natural, available * narrowest) : available) - natural;
  return widths.map((width, index) => (index === 0 ? width + left : width));
}

function uprightLayout(columns: readonly ColumnTexts[], { landscape, fontSize }: Attempt): TableLayout | null {
  const available = landscape ? landscapeWidth : portraitWidth;
  const [label, ...rest] = columns;
  if (label === undefined) return null;
  const headings = rest.map((column) => wrapText(column.heading, uprightLimit, fontSize, 'semibold'));
  const uprightRoom = Math.ceil(widestOf(headings.flat(), fontSize, 'semibold')) + 2;
  const needs = rest.map(
    (column, index) =>
      Math.max((headings[index]?.length ?? 1) * fontSize * 1.2, widestOf(column.cells, fontSize)) + uprightPadding,
  );
  const left = available - needs.reduce((total, need) => total + need, 0);
  const wanted = Math.min(needOf(label, fontSize, available).most, 120);
  return left < wanted ? null : { landscape, fontSize, widths: [left, ...needs], uprightRoom };
}

function sharedLayout(columns: readonly ColumnTexts[], attempt: Attempt): TableLayout | null {
  const { landscape, fontSize } = attempt;
  const available = landscape ? landscapeWidth : portraitWidth;
  const needs = columns.map((column) => needOf(column, fontSize, available));
  const widths = shared(needs, available);
  const tooNarrow = widths === null || (widths[0] ?? 0) < Math.min(attempt.labels, needs[0]?.most ?? 0);
  return tooNarrow ? null : { landscape, fontSize, widths, uprightRoom: 0 };
}

/** `labels`: the least that the column of labels should have, if it needs it. */
type Attempt = { readonly landscape: boolean; readonly fontSize: number; readonly labels: number };

const attempts: readonly Attempt[] = [
  { landscape: false, fontSize: 9, labels: 130 },
  { landscape: false, fontSize: 8.5, labels: 120 },
  { landscape: false, fontSize: 8, labels: 105 },
  { landscape: false, fontSize: 7.5, labels: 70 },
  { landscape: true, fontSize: 8.5, labels: 120 },
  { landscape: true, fontSize: 7.5, labels: 70 },
  { landscape: true, fontSize: 6.5, labels: 50 },
];

/** A matrix is read by its lines: smaller letters before a page to turn. */
const uprightAttempts = [...attempts.filter((attempt) => !attempt.landscape), ...attempts.filter((attempt) => attempt.landscape)];

/**
 * The first arrangement in which no number is broken and every word is whole: upright page before lying page, larger letters
 * before smaller ones. A matrix has upright headings, so that fifteen members stand on one page.
 */
export function layTable(columns: readonly ColumnTexts[], display: 'table' | 'matrix'): TableLayout {
  const lay = display === 'matrix' ? uprightLayout : sharedLayout;
  for (const attempt of display === 'matrix' ? uprightAttempts : attempts) {
    const layout = lay(columns, attempt);
    if (layout !== null) return layout;
  }
  const width = landscapeWidth / columns.length;
  return {
    landscape: true,
    fontSize: 6.5,
    widths: columns.map(() => width),
    uprightRoom: display === 'matrix' ? uprightLimit : 0,
  };
}
