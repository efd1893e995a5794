import type { Value } from './format.ts';

/** Every text of a row is looked at: four searches cost less than one expression. */
function isSpecial(text: string): boolean {
  return text.includes('\\') || text.includes('\t') || text.includes('\n') || text.includes('\r');
}

const specials = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(text: string): string {
  return isSpecial(text) ? text.replace(specials, (character) => escapes[character] ?? character) : text;
}

function arrayText(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`;
}

/** A value in PostgreSQL's COPY text format. */
export function copyField(value: Value | undefined): string {
  if (typeof value === 'string') return escaped(value);
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return escaped(arrayText(value));
}

/** Lines of COPY: the row's line, then the fields at `places` of its values. */
export function* copyLines(
  rows: readonly { readonly line: number; readonly values: readonly Value[] }[],
  places: readonly number[],
): Generator<string> {
  for (const row of rows) {
    let text = String(row.line);
    for (const place of places) text += `\t${copyField(row.values[place])}`;
    yield `${text}\n`;
  }
}
