import { normalizeText } from '../kernel/text.ts';
import type { FileFormat, Value } from './format.ts';
import type { ParsedFile, StagedRow } from './parsed-file.ts';
import { fault, rejectedRow, shorten } from './rejection.ts';
import { shownValue } from './shown-value.ts';

type Place = { readonly file: ParsedFile; readonly row: StagedRow; contradicted: boolean };

/** Indexes of the key's values in a staged row, those derived included. */
export function keyIndexes(format: FileFormat): number[] {
  const own = format.columns.flatMap((column, index) => (column.key === true ? [index] : []));
  const derived = (format.derived?.columns ?? []).flatMap((column, index) =>
    column.key === true ? [format.columns.length + index] : [],
  );
  return [...own, ...derived];
}

/**
 * Two rows with the same key are one record: said twice alike, it counts once, with a warning; said differently, neither is
 * believed and both are refused, each naming the other.
 */
export function refuseContradictions(files: readonly ParsedFile[]): void {
  const [first] = files;
  const keys = first === undefined ? [] : keyIndexes(first.format);
  if (keys.length === 0) return;
  const places = placesByKey(keys);
  const contradicted = new Set<StagedRow>();
  for (const file of files) {
    file.rows = file.rows.filter((row) => {
      const earlier = places.findOrPut(row.values, () => ({ file, row, contradicted: false }));
      if (earlier === null) return true;
      const stays = settlePair(earlier, file, row);
      if (earlier.contradicted) contradicted.add(earlier.row);
      return stays;
    });
  }
  if (contradicted.size === 0) return;
  for (const file of files) file.rows = file.rows.filter((row) => !contradicted.has(row));
}

type Branch = Map<Value, Branch | Place>;

/**
 * Rows by key, one level of map per value of the key, as deep as it takes to tell them apart: on a large import, joining the values into
 * one text costs more, and so does a map for each value of each row.
 */
function placesByKey(keys: readonly number[]): { findOrPut: (values: readonly Value[], make: () => Place) => Place | null } {
  const root: Branch = new Map();
  const valueAt = (values: readonly Value[], level: number) => values[keys[level] ?? 0] ?? null;
  const isSame = (one: readonly Value[], other: readonly Value[], from: number) => {
    for (let level = from; level < keys.length; level += 1) if (valueAt(one, level) !== valueAt(other, level)) return false;
    return true;
  };
  return {
    findOrPut: (values, make) => {
      let branch = root;
      for (let level = 0; ; level += 1) {
        const value = valueAt(values, level);
        const found = branch.get(value);
        if (found === undefined) {
          branch.set(value, make());
          return null;
        }
        if (found instanceof Map) branch = found;
        else if (isSame(found.row.values, values, level + 1)) return found;
        else {
          const next: Branch = new Map([[valueAt(found.row.values, level + 1), found]]);
          branch.set(value, next);
          branch = next;
        }
      }
    },
  };
}

/** @returns whether the later row stays. */
function settlePair(earlier: Place, file: ParsedFile, row: StagedRow): boolean {
  const differing = file.format.columns.findIndex(
    (_, index) =>
      file.present[index] === true &&
      earlier.file.present[index] === true &&
      !sameValue(earlier.row.values[index], row.values[index]) &&
      !(isName(file.format, index) && sameName(earlier.row.values[index], row.values[index])),
  );
  if (differing === -1) {
    // Files with other columns complete each other: the later one changes the record that the earlier one made.
    if (earlier.file.present.some((has, index) => has !== file.present[index])) return true;
    file.warnings.push(
      rejectedRow(
        row.line,
        '',
        '',
        fault('duplicate-row', `La ligne répète ${placeOf(earlier.file, earlier.row, file)} : elle compte une fois.`),
      ),
    );
    return false;
  }
  if (!earlier.contradicted) sayContradiction(earlier.file, earlier.row, file, row, differing);
  earlier.contradicted = true;
  sayContradiction(file, row, earlier.file, earlier.row, differing);
  return false;
}

function sayContradiction(file: ParsedFile, row: StagedRow, otherFile: ParsedFile, other: StagedRow, index: number): void {
  const column = file.format.columns[index];
  const [here, there] = [row, other].map(({ values }) => quoted(shownValue(column, values[index])));
  const message = `La ligne contredit ${placeOf(otherFile, other, file)} : même ${keyText(file.format, row)}, mais ${column?.name ?? ''} y vaut ${there} et ici ${here}. Gardez la bonne ligne : aucune des deux n’est reprise.`;
  file.rejected.push(
    rejectedRow(row.line, column?.name ?? '', shownValue(column, row.values[index]), fault('contradiction', message)),
  );
}

function placeOf(file: ParsedFile, row: StagedRow, from: ParsedFile): string {
  return file === from ? `la ligne ${row.line}` : `la ligne ${row.line} de ${file.name}`;
}

function keyText(format: FileFormat, row: StagedRow): string {
  return format.columns
    .flatMap((column, index) => (column.key === true ? [`${column.name} ${quoted(shownValue(column, row.values[index]))}`] : []))
    .join(', ');
}

function quoted(text: string): string {
  return text === '' ? 'vide' : `« ${shorten(text)} »`;
}

function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((text, index) => text === b[index]);
  return a === b;
}

/** The name by which other files refer to the row: two ways of writing it (capitals, spaces, accents) are one name for them. */
function isName({ referable, columns }: FileFormat, index: number): boolean {
  return referable !== undefined && columns[index]?.value.kind === 'text' && referable.names.includes(columns[index].field);
}

function sameName(a: Value | undefined, b: Value | undefined): boolean {
  return typeof a === 'string' && typeof b === 'string' && normalizeText(a) === normalizeText(b);
}
