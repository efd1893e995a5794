import { type ArchiveEntry, archiveEntries } from './archive.ts';

/** What the format of a number or a date shows of it: a hundred times the number, the month without its day, the year alone. */
export type ShownAs = 'percent' | 'month' | 'year';

/** The cells of a sheet that show something else than what they store, by line (1 for the first) and column (0 for the first). */
export type ShownCells = { readonly at: (line: number, column: number) => ShownAs | undefined };

/** Formats that every workbook knows without declaring them: `0%`, `0.00%`, `mmm-yy`. */
const builtIn: ReadonlyMap<number, ShownAs> = new Map([
  [9, 'percent'],
  [10, 'percent'],
  [17, 'month'],
]);

/** More than a sheet has columns. */
const columns = 2 ** 15;

/**
 * Per sheet, in the workbook's order, the cells whose format matters to a reader; null where there is none. The library that
 * reads cells leaves their formats out; sheets are only looked at when the workbook has such a format.
 */
export function shownCells(bytes: Uint8Array): readonly (ShownCells | null)[] {
  const entries = new Map([...archiveEntries(bytes)].map((entry) => [entry.name, entry]));
  const styles = stylesShown(entries.get('xl/styles.xml')?.text() ?? '');
  if (styles.size === 0) return [];
  return sheetEntries(entries).map((entry) => (entry === null ? null : cellsShown(entry.text(), styles)));
}

/** What each cell style shows, by its number; styles that show what is stored are left out. */
function stylesShown(xml: string): ReadonlyMap<string, ShownAs> {
  const declared = new Map<number, ShownAs | undefined>(builtIn);
  for (const tag of tagsOf('numFmt', between(xml, 'numFmts')))
    declared.set(Number(attribute(tag, 'numFmtId')), shownBy(attribute(tag, 'formatCode')));
  const styles = tagsOf('xf', between(xml, 'cellXfs')).map((tag) => declared.get(Number(attribute(tag, 'numFmtId'))));
  return new Map(styles.flatMap((shown, index) => (shown === undefined ? [] : [[String(index), shown] as const])));
}

/** Reads a format such as `0.0%`, `[$-40C]mmmm\ yyyy;@` or `mm/yyyy`, without what it prints as it is. */
function shownBy(code: string): ShownAs | undefined {
  const [first = ''] = code
    .replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]/g, '')
    .toLowerCase()
    .split(';');
  if (first.includes('%')) return 'percent';
  if (/[dhs]/.test(first)) return undefined;
  if (first.includes('m')) return 'month';
  return first.includes('y') ? 'year' : undefined;
}

/** The files of the sheets, in the order in which the workbook lists them. */
function sheetEntries(entries: ReadonlyMap<string, ArchiveEntry>): readonly (ArchiveEntry | null)[] {
  const relations = tagsOf('Relationship', entries.get('xl/_rels/workbook.xml.rels')?.text() ?? '');
  const targets = new Map(relations.map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
  return tagsOf('sheet', entries.get('xl/workbook.xml')?.text() ?? '').map((tag) => {
    const target = targets.get(attribute(tag, '\\w+:id')) ?? '';
    return entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`) ?? null;
  });
}

/** Only numbers, which dates are too: a text shows what it is, whatever the format of its cell. */
function cellsShown(xml: string, styles: ReadonlyMap<string, ShownAs>): ShownCells | null {
  const found = new Map<number, ShownAs>();
  for (const [, tag = ''] of xml.matchAll(/<(?:\w+:)?c\s([^>]*)>/g)) {
    const shown = styles.get(/(?:^|\s)s=["'](\d+)/.exec(tag)?.[1] ?? '');
    if (shown === undefined || !['', 'n', 'd'].includes(attribute(tag, 't'))) continue;
    const [, letters = '', line = ''] = /^([A-Z]+)(\d+)$/.exec(attribute(tag, 'r')) ?? [];
    found.set(Number(line) * columns + columnOf(letters), shown);
  }
  return found.size === 0 ? null : { at: (line, column) => found.get(line * columns + column) };
}

/** `A` is 0, `AA` is 26. */
function columnOf(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function between(xml: string, name: string): string {
  return new RegExp(`<(?:\\w+:)?${name}[\\s>][\\s\\S]*?</(?:\\w+:)?${name}>`).exec(xml)?.[0] ?? '';
}

/** The attributes of each element of this name. */
function tagsOf(name: string, xml: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s((?:[^>"']|"[^"]*"|'[^']*')*)>`, 'g'))].map(([, tag = '']) => tag);
}

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", amp: '&', lt: '<', gt: '>' };

function attribute(tag: string, name: string): string {
  const [, , value = ''] = new RegExp(`(?:^|\\s)${name}=("|')(.*?)\\1`).exec(tag) ?? [];
  return value.replace(/&(quot|apos|amp|lt|gt);/g, (whole, entity: string) => entities[entity] ?? whole);
}
