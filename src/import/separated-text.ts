/** One record of a separated text, with the line that it starts on (1 for the first line of the file). */
export type RawRecord = { readonly line: number; readonly cells: string[] };

export const separators = [';', ',', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** A quote that is never closed: everything after it would be one cell. */
export type OpenQuote = { readonly line: number };

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
const numberSign = 35;

/**
 * Cuts a separated text into records, calling `take` for each. Lines that start with `#` are comments and empty lines are
 * nothing; neither is a record, both count as lines. A quoted cell may hold separators, line breaks and doubled quotes.
 * Written by hand because the line of every record must be true and because it is the first cost of a large import.
 * @returns where a quote was left open, or null.
 */
export function readRecords(text: string, separator: Separator, take: (record: RawRecord) => void): OpenQuote | null {
  const cut = separator.charCodeAt(0);
  const end = text.length;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (at < end) {
    const first = text.charCodeAt(at);
    if (first === lineFeed || first === carriageReturn || (first === numberSign && isComment(text.slice(at, at + 8)))) {
      at = afterLine(text, at);
      line += 1;
      continue;
    }
    const record = { line, cells: [] as string[] }; // as: the empty literal's element type is not inferred
    for (;;) {
      if (text.charCodeAt(at) === quote) {
        const cell = readQuoted(text, at, cut);
        if (cell === null) return { line };
        record.cells.push(cell.value);
        line += cell.lines;
        at = cell.end;
      } else {
        const from = at;
        at = plainEnd(text, at, cut);
        record.cells.push(text.slice(from, at));
      }
      if (at < end && text.charCodeAt(at) === cut) at += 1;
      else break;
    }
    at = afterLine(text, at);
    line += 1;
    if (first !== quote || !isComment(record.cells[0] ?? '')) take(record);
  }
  return null;
}

/** A first cell that starts with `#`, also when a spreadsheet put it between quotes; but `#REF!` is a lost value. */
export function isComment(cell: string): boolean {
  return cell.charCodeAt(0) === numberSign && !/^#(REF|N\/A|VAL|DIV|NAME|NOM|NUL|NUM)/i.test(cell);
}

function plainEnd(text: string, from: number, cut: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === cut || code === lineFeed || code === carriageReturn) return at;
  }
  return at;
}

/** The start of the next line: after `\n`, `\r\n` or a lone `\r`. */
function afterLine(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    at += 1;
    if (code === lineFeed) return at;
    if (code === carriageReturn) return text.charCodeAt(at) === lineFeed ? at + 1 : at;
  }
  return at;
}

/** A cell between quotes; what stands between its closing quote and the separator is kept, as spreadsheets do. */
function readQuoted(text: string, from: number, cut: number): { value: string; end: number; lines: number } | null {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return null;
    value += text.slice(at, close);
    if (text.charCodeAt(close + 1) !== quote) {
      const end = plainEnd(text, close + 1, cut);
      return { value: value + text.slice(close + 1, end).trim(), end, lines: countBreaks(value) };
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
  const records: RawRecord[] = [];
  const sample = text.slice(0, 200_000);
  readRecords(sample, separator, (record) => {
    if (records.length < count) records.push(record);
  });
  return records;
}

/**
 * The separator under which the file is most like a table: headings that are known first, then records as wide as the
 * headings. `isKnown` says whether a heading is one that some format expects.
 */
export function findSeparator(text: string, isKnown: (heading: string) => boolean): Separator {
  let best: Separator = ';';
  let bestScore = -1;
  for (const separator of separators) {
    const [headings, ...rows] = firstRecords(text, separator, 200);
    if (!headings) continue;
    const width = headings.cells.length;
    const known = headings.cells.filter((cell) => isKnown(cell)).length;
    const even = width < 2 || rows.length === 0 ? 0 : rows.filter((row) => row.cells.length === width).length / rows.length;
    const score = known * 10 + even * 5 + Math.min(width - 1, 4);
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}
