import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../demonstration/siim94');

export type Row = Readonly<Record<string, string>>;

/** One quote opens and closes a cell, two are one inside. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^;"]*)(;|$)/g)]
    .slice(0, line.split(';').length)
    .map(([, text = '']) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text));
}

/** A file of the demonstration, row by row under its headings; none of them holds a line break. */
export function rowsOf(name: string): readonly Row[] {
  const [headings = '', ...lines] = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/);
  const names = cellsOf(headings);
  return lines.map((line) => {
    const cells = cellsOf(line);
    return Object.fromEntries(names.map((heading, index) => [heading, cells[index] ?? '']));
  });
}

/** Every row is marked as made up, in its last column. */
export function madeUp(headings: string, rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    /[;"\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return [`${headings};synthetique`, ...rows.map((row) => [...row, 'oui'].map(cell).join(';')), ''].join('\n');
}
