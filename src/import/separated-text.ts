/** One record of a separated text, with the line that it starts on (1 for the first line of the file). */
export type RawRecord = { readonly line: number; readonly cells: string[] };

/** A quote that is never closed: everything after it would be one cell. */
export type OpenQuote = { readonly openQuote: number };

const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** Headings stand in one of so many first rows: above them, titles. */
export const headingRows = 15;

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const numberSign = 35;

/** A first cell that starts with `#`, also when a spreadsheet put it between quotes; but `#REF!` is a lost value. */
export function isComment(cell: string): boolean {
  return cell.charCodeAt(0) === numberSign && !/^#(REF|N\/A|VAL|DIV|NAME|NOM|NUL|NUM)/i.test(cell);
}

/** Where reading stands: the next character, and the line that it is on. */
type Cursor = { at: number; line: number };

/**
 * Cuts a separated text into records, one at a time; null at the end. Lines that start with `#` are comments and empty lines
 * are nothing: neither is a record, both count as lines. A quoted cell may hold separators, line breaks and doubled quotes.
 * Written by hand because the line of every record must be true, and because it is the first cost of a large import.
 */
export function recordReader(text: string, separator: Separator): () => RawRecord | OpenQuote | null {
  const cut = separator.charCodeAt(0);
  const cursor: Cursor = { at: text.charCodeAt(0) === 0xfeff ? 1 : 0, line: 1 };
  return () => {
    while (skipToRecord(text, cursor)) {
      const quoted = text.charCodeAt(cursor.at) === quote;
      const { line } = cursor;
      const cells = readCells(text, cut, cursor);
      if (cells === null) return { openQuote: line };
      endLine(text, cursor);
      if (!quoted || !isComment(cells[0] ?? '')) return { line, cells };
    }
    return null;
  };
}

/** @returns false at the end of the text. */
function skipToRecord(text: string, cursor: Cursor): boolean {
  while (cursor.at < text.length) {
    const first = text.charCodeAt(cursor.at);
    if (
      first !== lineFeed &&
      first !== carriageReturn &&
      (first !== numberSign || !isComment(text.slice(cursor.at, cursor.at + 8)))
    )
      return true;
    cursor.at = plainEnd(text, cursor.at, lineFeed);
    endLine(text, cursor);
  }
  return false;
}

/** The cells up to the end of the record, where the cursor is left; null when a quote is left open. */
function readCells(text: string, cut: number, cursor: Cursor): string[] | null {
  const cells: string[] = [];
  for (;;) {
    if (text.charCodeAt(cursor.at) === quote) {
      const cell = readQuoted(text, cut, cursor);
      if (cell === null) return null;
      cells.push(cell);
    } else {
      const end = plainEnd(text, cursor.at, cut);
      cells.push(text.slice(cursor.at, end));
      cursor.at = end;
    }
    if (text.charCodeAt(cursor.at) !== cut) return cells;
    cursor.at += 1;
  }
}

/** The first separator or end of line from a place on. */
function plainEnd(text: string, from: number, cut: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === cut || code === lineFeed || code === carriageReturn) return at;
  }
  return at;
}

/** Steps over the end of the line: `\n`, `\r\n` or a lone `\r`. */
function endLine(text: string, cursor: Cursor): void {
  if (text.charCodeAt(cursor.at) === carriageReturn && text.charCodeAt(cursor.at + 1) === lineFeed) cursor.at += 1;
  cursor.at += 1;
  cursor.line += 1;
}

/** A cell between quotes; what stands between its closing quote and the separator is kept, as spreadsheets do. */
function readQuoted(text: string, cut: number, cursor: Cursor): string | null {
  let value = '';
  let at = cursor.at + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return null;
    value += text.slice(at, close);
    if (text.charCodeAt(close + 1) !== quote) {
      cursor.line += countBreaks(value);
      cursor.at = plainEnd(text, close + 1, cut);
      return value + text.slice(close + 1, cursor.at).trim();
    }
    value += '"';
    at = close + 2;
  }
}

function countBreaks(value: string): number {
  return value.includes('\n') || value.includes('\r') ? (value.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
}

/** The first records of a text, enough to recognise its separator and its headings. */
export function firstRecords(text: string, separator: Separator, count: number): RawRecord[] {
  const next = recordReader(text, separator);
  const records: RawRecord[] = [];
  while (records.length < count) {
    const record = next();
    if (record === null || 'openQuote' in record) break;
    records.push(record);
  }
  return records;
}

/**
 * The separator under which the text is most like a table: headings that are known, on the first row or under a title, then
 * records as wide as the headings. `isKnown` says whether a heading is one that some format expects.
 */
export function findSeparator(text: string, isKnown: (heading: string) => boolean): Separator {
  const scored = separators.map((separator) => ({ separator, score: likeness(firstRecords(text, separator, 200), isKnown) }));
  return scored.reduce((best, candidate) => (candidate.score > best.score ? candidate : best)).separator;
}

function likeness(records: readonly RawRecord[], isKnown: (heading: string) => boolean): number {
  const counts = records.slice(0, headingRows).map((record) => record.cells.filter(isKnown).length);
  const known = Math.max(...counts);
  const at = counts.indexOf(known);
  const headings = records[at];
  if (headings === undefined) return -1;
  const rows = records.slice(at + 1);
  const width = headings.cells.length;
  const even = width < 2 || rows.length === 0 ? 0 : rows.filter((row) => row.cells.length === width).length / rows.length;
  return known * 10 + even * 5 + Math.min(width - 1, 4);
}
