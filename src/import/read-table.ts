import { type CellReader, cellReader } from './cell.ts';
import { keepFallen } from './fallen-rows.ts';
import type { Headings } from './find-headings.ts';
import type { FileFormat, Value } from './format.ts';
import { mapHeadings } from './headings.ts';
import type { RejectedRow } from './outcome.ts';
import { emptyParsedFile, type FileSource, type ParsedFile } from './parsed-file.ts';
import { fault, isFault, rejectedRow } from './rejection.ts';
import type { OpenQuote, RawRecord, Separator } from './separated-text.ts';
import { suspectTotal } from './totals.ts';

/** Where records come from, one at a time, from the one after the headings. */
export type Records = {
  readonly next: () => RawRecord | OpenQuote | null;
  /** Null for a workbook. */
  readonly separator: Separator | null;
  /** Some characters of the file were lost: texts are looked at for it. */
  readonly doubtful: boolean;
};

/** How one column of the format is read from the records. */
type Reader = {
  readonly place: number;
  readonly index: number;
  readonly read: CellReader;
  readonly verbatim: boolean;
  readonly required: boolean;
  readonly name: string;
};

/** Reads records against a format; nothing but the good values is kept. */
export function readTable(source: FileSource, format: FileFormat, headings: Headings, records: Records): ParsedFile {
  const map = mapHeadings(format, headings.cells, headings.line);
  const file: ParsedFile = {
    ...emptyParsedFile(source, format),
    present: map.places.map((place, index) => place !== null || isAlwaysSaid(format, index)),
    order: inFileOrder(map.places),
    rejected: [...map.refusals],
    warnings: [...(headings.below ? [headingsBelow(headings.line)] : []), ...map.warnings],
  };
  const readers = map.refusals.length > 0 ? null : readersOf(format, map.places, records.doubtful);
  for (let record = records.next(); record !== null; record = records.next()) {
    if ('openQuote' in record) {
      file.rejected.push(openQuote(record));
      break;
    }
    if (isBlank(record)) continue;
    file.read += 1;
    if (readers !== null) readRecord(file, record, readers, map.width, records.separator);
  }
  return file;
}

/** A file without the column for what is made up says that its rows are not. */
function isAlwaysSaid(format: FileFormat, index: number): boolean {
  return format.columns[index]?.value.kind === 'synthetic';
}

function inFileOrder(places: readonly (number | null)[]): number[] {
  const there = places.flatMap((place, index) => (place === null ? [] : [{ place, index }]));
  return there.sort((a, b) => a.place - b.place).map(({ index }) => index);
}

function headingsBelow(line: number): RejectedRow {
  const message = `Les en-têtes sont à la ligne ${line} : ce qui est au-dessus n’est pas lu.`;
  return rejectedRow(line, '', '', fault('headings-below', message));
}

function readersOf(format: FileFormat, places: readonly (number | null)[], doubtful: boolean): Reader[] {
  return format.columns.flatMap((column, index) => {
    const place = places[index];
    if (place === null || place === undefined) return [];
    const read = cellReader(column.value, doubtful);
    const required = column.required && format.codeFrom?.code !== column.field;
    return [{ place, index, read, verbatim: column.value.kind === 'verbatim', required, name: column.name }];
  });
}

function isBlank({ cells }: RawRecord): boolean {
  const [first = ''] = cells;
  return first.trim() === '' && cells.every((cell) => cell.trim() === '');
}

function readRecord(
  file: ParsedFile,
  record: RawRecord,
  readers: readonly Reader[],
  width: number,
  separator: Separator | null,
): void {
  const wrong = record.cells.length === width ? null : misshapen(record, width, separator);
  if (wrong !== null) {
    file.rejected.push(wrong);
    return;
  }
  const values: Value[] = new Array(file.format.columns.length).fill(null);
  const before = file.rejected.length;
  for (const reader of readers) {
    const cell = record.cells[reader.place] ?? '';
    values[reader.index] = readCell(file, record.line, reader, reader.verbatim ? cell : cell.trim());
  }
  if (file.rejected.length === before) file.rows.push({ line: record.line, values });
  else noteRejected(file, record, readers);
}

function noteRejected(file: ParsedFile, { line, cells }: RawRecord, readers: readonly Reader[]): void {
  const texts = new Map(readers.map(({ index, place }) => [index, (cells[place] ?? '').trim()]));
  const textAt = (index: number) => texts.get(index) ?? '';
  suspectTotal(file, line, textAt);
  keepFallen(file, line, textAt);
}

function readCell(file: ParsedFile, line: number, { read, verbatim, required, name }: Reader, raw: string): Value {
  if (raw === '') {
    if (required)
      file.rejected.push(rejectedRow(line, name, '', fault('required', `La case ${name} est vide, elle est obligatoire.`)));
    return verbatim ? '' : null;
  }
  const value = read(raw);
  if (!isFault(value)) return value;
  file.rejected.push(rejectedRow(line, name, raw, value));
  return null;
}

/** A record wider than the headings, or in one cell, was cut at the wrong places; a shorter one only leaves its end empty. */
function misshapen(record: RawRecord, width: number, separator: Separator | null): RejectedRow | null {
  const mark = separator === '\t' ? 'la tabulation' : `« ${separator ?? ''} »`;
  const [first = ''] = record.cells;
  if (record.cells.length === 1 && width > 1) {
    const message = `La ligne tient en une seule case : elle n’emploie pas le séparateur du fichier (${mark}).`;
    return rejectedRow(record.line, '', first, fault('separator', message));
  }
  const surplus = record.cells.slice(width).join(' ').trim();
  if (surplus === '') return null;
  const advice =
    separator === null
      ? 'Une case est remplie à droite des colonnes titrées.'
      : `Si un texte contient ${mark}, mettez-le entre guillemets.`;
  const message = `La ligne a ${record.cells.length} cases pour ${width} en-têtes. ${advice}`;
  return rejectedRow(record.line, '', surplus, fault('too-many-cells', message));
}

function openQuote({ openQuote: line }: OpenQuote): RejectedRow {
  const message =
    'Un guillemet ouvert ici n’est jamais refermé : la suite du fichier n’a pas pu être lue. Fermez-le, ou doublez-le s’il fait partie du texte.';
  return rejectedRow(line, '', '', fault('open-quote', message));
}
