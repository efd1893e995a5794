import { slug } from '../kernel/identifier.ts';
import type { Column, Value } from './format.ts';
import type { KnownNames } from './known-names.ts';
import type { ParsedFile, StagedRow } from './parsed-file.ts';
import { fault, isFault, rejectedRow } from './rejection.ts';
import type { SelfReference } from './self-references.ts';
import { suspectTotal } from './totals.ts';

/** The names known so far, by kind of thing (`referable.as`); each format adds its own once its rows are checked. */
export type NamesByKind = Map<string, KnownNames>;

/** Turns references to other formats into codes; rows that name something unknown leave the file. */
export function resolveReferences(file: ParsedFile, names: NamesByKind): void {
  const own = file.format.referable?.as;
  const references = file.format.columns.flatMap((column, index) => {
    const known = column.value.kind === 'reference' && column.value.to !== own ? names.get(column.value.to) : undefined;
    return known === undefined ? [] : [{ column, index, known }];
  });
  if (references.length === 0) return;
  file.rows = file.rows.filter((row) => {
    let good = true;
    for (const { column, index, known } of references) good = resolveCell(file, row, column, index, known) && good;
    if (!good) noteRejected(file, row);
    return good;
  });
}

function noteRejected(file: ParsedFile, { line, values }: StagedRow): void {
  suspectTotal(file, line, (index) => {
    const value = values[index];
    return typeof value === 'string' ? value : '';
  });
}

function resolveCell(file: ParsedFile, row: StagedRow, column: Column, index: number, known: KnownNames): boolean {
  const typed = row.values[index];
  if (typeof typed !== 'string') return true;
  const code = known.resolve(typed);
  if (!isFault(code)) {
    row.values[index] = code;
    return true;
  }
  file.rejected.push(rejectedRow(row.line, column.name, typed, code));
  return false;
}

/** Turns references within the format into codes, from what was typed: done again when a row that was named has fallen. */
export function resolveOwn(
  file: ParsedFile,
  known: KnownNames,
  own: readonly SelfReference[],
  typed: ReadonlyMap<StagedRow, readonly Value[]>,
): void {
  if (own.length === 0) return;
  file.rows = file.rows.filter((row) => {
    let good = true;
    for (const [place, { column, index }] of own.entries()) {
      row.values[index] = typed.get(row)?.[place] ?? null;
      good = resolveCell(file, row, column, index, known) && good;
    }
    return good;
  });
}

/** Makes the codes left out, from the columns that the format says. */
export function makeCodes(file: ParsedFile): void {
  const made = file.format.codeFrom;
  if (made === undefined) return;
  const place = (field: string) => file.format.columns.findIndex((column) => column.field === field);
  const code = place(made.code);
  const sources = [made.from].flat().map(place);
  const name = file.format.columns[code]?.name ?? made.code;
  file.rows = file.rows.filter((row) => {
    if (row.values[code] !== null) return true;
    const label = sources.map((source) => row.values[source] ?? '').join(' ');
    row.values[code] = slug(label);
    if (row.values[code] !== '') return true;
    const message = 'Le code est vide et ne peut pas être tiré du nom : donnez-en un.';
    file.rejected.push(rejectedRow(row.line, name, label, fault('required', message)));
    return false;
  });
}
