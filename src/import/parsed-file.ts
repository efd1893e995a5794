import { type CellReader, cellReader } from './cell.ts';
import type { FileFormat, Value } from './format.ts';
import { mapHeadings } from './headings.ts';
import type { RejectedRow } from './outcome.ts';
import { fault, isFault, rejectedRow } from './rejection.ts';
import type { RawRecord, Separator } from './separated-text.ts';

/** A good row: its values in the order of the format's columns (references still as typed), then those derived. */
export type StagedRow = { readonly line: number; readonly values: Value[] };

/** One file (or sheet) read against its format. */
export type ParsedFile = {
  readonly name: string;
  /** Index of the original among the import's files; a workbook gives several parsed files with one original. */
  readonly original: number;
  readonly format: FileFormat;
  /** Per column of the format: does the file have it? A column that it does not have is left as it is in the records. */
  readonly present: readonly boolean[];
  rows: StagedRow[];
  read: number;
  readonly rejected: RejectedRow[];
  readonly warnings: RejectedRow[];
};

export function emptyParsedFile(name: string, original: number, format: FileFormat): ParsedFile {
  return { name, original, format, present: format.columns.map(() => true), rows: [], read: 0, rejected: [], warnings: [] };
}

type Reader = {
  readonly place: number;
  readonly index: number;
  readonly read: CellReader;
  readonly verbatim: boolean;
  readonly required: boolean;
  readonly name: string;
};

/**
 * Reads records against a format, headings first. Give it the records one by one: nothing but the good values is kept.
 * `separator` is null for a workbook.
 */
export function tableReader(
  file: ParsedFile,
  doubtful: boolean,
  separator: Separator | null,
): { take: (record: RawRecord) => void; finish: () => ParsedFile } {
  let readers: readonly Reader[] | null = null;
  let parsed = file;
  let width = 0;
  const begin = (record: RawRecord) => {
    const map = mapHeadings(file.format, record.cells, record.line);
    parsed = { ...file, present: map.places.map((place) => place !== null) };
    parsed.rejected.push(...map.refusals);
    parsed.warnings.push(...map.warnings);
    width = map.width;
    readers = map.refusals.length > 0 ? [] : readersOf(file.format, map.places, doubtful);
  };
  const take = (record: RawRecord) => {
    if (readers === null) return begin(record);
    if (record.cells.every((cell) => cell === '' || cell.trim() === '')) return undefined;
    parsed.read += 1;
    if (readers.length === 0) return undefined;
    const surplus = record.cells.length > width || (record.cells.length === 1 && width > 1);
    if (surplus && isMisshapen(record, width)) return void parsed.rejected.push(misshapen(record, width, separator));
    const values = readRow(record, readers, parsed);
    if (values !== null) parsed.rows.push({ line: record.line, values });
    return undefined;
  };
  return { take, finish: () => parsed };
}

function readersOf(format: FileFormat, places: readonly (number | null)[], doubtful: boolean): Reader[] {
  return format.columns.flatMap((column, index) => {
    const place = places[index];
    if (place === null || place === undefined) return [];
    const made = format.codeFrom?.code === column.field;
    return [
      {
        place,
        index,
        read: cellReader(column.value, doubtful),
        verbatim: column.value.kind === 'verbatim',
        required: column.required && !made,
        name: column.name,
      },
    ];
  });
}

function readRow(record: RawRecord, readers: readonly Reader[], parsed: ParsedFile): Value[] | null {
  const values: Value[] = new Array(parsed.format.columns.length).fill(null);
  let good = true;
  for (const { place, index, read, verbatim, required, name } of readers) {
    const cell = record.cells[place] ?? '';
    const raw = verbatim ? cell : cell.trim();
    if (raw === '') {
      if (verbatim) values[index] = '';
      if (!required) continue;
      parsed.rejected.push(
        rejectedRow(record.line, name, '', fault('required', `La case ${name} est vide, elle est obligatoire.`)),
      );
      good = false;
      continue;
    }
    const value = read(raw);
    if (isFault(value)) {
      parsed.rejected.push(rejectedRow(record.line, name, raw, value));
      good = false;
    } else values[index] = value;
  }
  return good ? values : null;
}

function isMisshapen(record: RawRecord, width: number): boolean {
  return record.cells.length === 1 || record.cells.slice(width).some((cell) => cell.trim() !== '');
}

function misshapen(record: RawRecord, width: number, separator: Separator | null): RejectedRow {
  const mark = separator === '\t' ? 'la tabulation' : `« ${separator ?? ''} »`;
  const [first = ''] = record.cells;
  if (record.cells.length === 1) {
    return rejectedRow(
      record.line,
      '',
      first,
      fault('separator', `La ligne tient en une seule case : elle n’emploie pas le séparateur du fichier (${mark}).`),
    );
  }
  const surplus = record.cells.slice(width).join(' ');
  const advice =
    separator === null
      ? 'Une case est remplie à droite des colonnes titrées.'
      : `Si un texte contient ${mark}, mettez-le entre guillemets.`;
  return rejectedRow(
    record.line,
    '',
    surplus,
    fault('too-many-cells', `La ligne a ${record.cells.length} cases pour ${width} en-têtes. ${advice}`),
  );
}
