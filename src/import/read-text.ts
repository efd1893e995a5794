import { nearest } from '../kernel/text.ts';
import { findHeadings, formatByFirstRows } from './find-headings.ts';
import type { FileFormat } from './format.ts';
import { type FileReading, type FileSource, refuseFile } from './parsed-file.ts';
import { readTable } from './read-table.ts';
import { comparable, headingsOf, nameOf } from './recognise.ts';
import { fault, refusedFile, rejectedRow } from './rejection.ts';
import { findSeparator, firstRecords, headingRows, type RawRecord, recordReader } from './separated-text.ts';

/** Reads a separated text; `named` is the format that its name tells, if any. */
export function readText(
  source: FileSource,
  text: string,
  doubtful: boolean,
  named: FileFormat | null,
  formats: readonly FileFormat[],
): FileReading {
  const expected = new Set((named === null ? formats : [named]).flatMap((format) => format.columns.flatMap(headingsOf)));
  const separator = findSeparator(text, (heading) => expected.has(comparable(heading)));
  const firstRows = firstRecords(text, separator, headingRows);
  const format = named ?? formatByFirstRows(firstRows, formats);
  const headings = format === null ? null : findHeadings(format, firstRows);
  if (firstRows.length === 0) return refuseFile(source, named, refusedFile('empty-file', onlyComments));
  if (format === null || format.document !== undefined || headings === null) {
    return notRecognised(source, firstRows[0]?.cells ?? [], formats);
  }
  if (isUncut(headings, format)) {
    return refuseFile(source, format, rejectedRow(headings.line, '', headings.cells[0] ?? '', fault('separator', uncut)));
  }
  const next = recordReader(text, separator);
  for (let record = next(); record !== null && 'cells' in record && record.line < headings.line; ) record = next();
  return { parsed: [readTable(source, format, headings, { next, separator, doubtful })], unread: [] };
}

const onlyComments =
  'Le fichier n’a pas de ligne d’en-têtes : il ne contient que des commentaires, ou un guillemet jamais refermé.';
const uncut =
  'Les en-têtes tiennent en une seule case : le séparateur n’est pas reconnu. Employez le point-virgule, la virgule ou la tabulation.';

/** Headings in one cell where several columns are needed, and that cell is none of them. */
function isUncut(headings: RawRecord, format: FileFormat): boolean {
  const [only = ''] = headings.cells;
  return headings.cells.length === 1 && !format.columns.some((column) => headingsOf(column).includes(comparable(only)));
}

/** Neither the name nor the headings tell what the file is: the nearest name is offered. */
export function notRecognised(source: FileSource, headings: readonly string[], formats: readonly FileFormat[]): FileReading {
  const names = formats.map((format) => format.file);
  const near = nearest(nameOf(source.name), names);
  const offer = near === null ? `Noms attendus : ${names.join(', ')}.` : `Vouliez-vous dire « ${near} » ?`;
  const seen = headings.slice(0, 6).join(', ');
  const message = `Le fichier n’est reconnu ni à son nom ni à ses en-têtes (${seen}). ${offer}`;
  return refuseFile(source, null, refusedFile('unknown-file', message));
}
