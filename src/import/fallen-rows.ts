import { normalizeText } from '../kernel/text.ts';
import type { FileFormat } from './format.ts';
import type { ParsedFile, StagedRow } from './parsed-file.ts';

/** A row rejected while its file was read: its line, and what it would have been called. */
export type FallenRow = { readonly line: number; readonly names: readonly string[] };

/** Where the line of a thing was rejected, by its names without case or accents. */
export type FallenNames = ReadonlyMap<string, { readonly file: string; readonly line: number }>;

/** Keeps what a row was called, for the rows that refer to it. @param textAt the text of its cell for a column of the format */
export function keepFallen(file: ParsedFile, line: number, textAt: (index: number) => string): void {
  const names = namingColumns(file.format).flatMap((index) => textAt(index).split('|'));
  if (names.length > 0) file.fallen.push({ line, names });
}

/**
 * The names of the rows that fell so far: those rejected while reading, and those that checking took out of the rows that
 * had `arrived`. A row that left without being rejected (a total, a repeated line) is not among them.
 */
export function fallenNames(
  format: FileFormat,
  files: readonly ParsedFile[],
  arrived: readonly (readonly StagedRow[])[],
): FallenNames {
  const found = new Map<string, { readonly file: string; readonly line: number }>();
  const columns = namingColumns(format);
  for (const [index, file] of files.entries()) {
    const taken = takenOut(file, arrived[index] ?? []).map(({ line, values }) => ({
      line,
      names: columns.flatMap((column) => [values[column] ?? ''].flat().map(String)),
    }));
    const rejected = new Set(taken.length + file.fallen.length === 0 ? [] : file.rejected.map(({ line }) => line));
    for (const { line, names } of [...file.fallen, ...taken]) {
      if (!rejected.has(line)) continue;
      for (const name of names.map(normalizeText))
        if (name !== '' && !found.has(name)) found.set(name, { file: file.name, line });
    }
  }
  return found;
}

function takenOut(file: ParsedFile, arrived: readonly StagedRow[]): readonly StagedRow[] {
  if (arrived.length === file.rows.length) return [];
  const kept = new Set(file.rows);
  return arrived.filter((row) => !kept.has(row));
}

function namingColumns({ referable, columns }: FileFormat): number[] {
  const fields = referable === undefined ? [] : [referable.code, ...referable.names];
  return columns.flatMap(({ field }, index) => (fields.includes(field) ? [index] : []));
}
