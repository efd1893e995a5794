import { nearest } from '../kernel/text.ts';
import { decodeText } from './decode-text.ts';
import { readDocument } from './document-file.ts';
import type { FileFormat } from './format.ts';
import type { RejectedRow } from './outcome.ts';
import { emptyParsedFile, type ParsedFile, tableReader } from './parsed-file.ts';
import { type InputFile, largestFile } from './read-source.ts';
import { comparable, endingOf, formatByHeadings, formatByName, headingsOf, nameOf } from './recognise.ts';
import { fault, refusedFile, rejectedRow } from './rejection.ts';
import { findSeparator, firstRecords, readRecords } from './separated-text.ts';
import { isArchive, isOldWorkbook, readWorkbook, type SheetOfCells } from './workbook.ts';

/** A file that no format could read: refused with a reason, or left aside with a word about it. */
export type UnreadFile = {
  readonly name: string;
  readonly original: number;
  readonly format: string | null;
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly RejectedRow[];
};

export type FileReading = { readonly parsed: readonly ParsedFile[]; readonly unread: readonly UnreadFile[] };

const tableEndings = ['csv', 'tsv', 'txt', 'xlsx', 'json'];

/** Reads one file of an import: finds out what it is, then reads its rows. Never throws for what a file may hold. */
export async function readInputFile(file: InputFile, original: number, formats: readonly FileFormat[]): Promise<FileReading> {
  const refuse = (rule: string, message: string): FileReading =>
    unread(file.name, original, formatByName(file.name, formats), [refusedFile(rule, message)], []);
  if (file.bytes === null)
    return refuse(
      'too-large',
      `Le fichier pèse ${megabytes(file.size)} Mo, la limite est de ${megabytes(largestFile)} Mo : découpez-le en plusieurs fichiers du même nom suivi d’un numéro (une année par fichier, par exemple).`,
    );
  if (!tableEndings.includes(endingOf(file.name))) return leftAside(file.name, original);
  if (file.bytes.length === 0) return refuse('empty-file', 'Le fichier est vide : il faut au moins une ligne d’en-têtes.');
  if (isOldWorkbook(file.bytes))
    return refuse(
      'old-workbook',
      'Le fichier est un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe : enregistrez-le au format .xlsx, sans mot de passe.',
    );
  if (isArchive(file.bytes)) return readWorkbookFile(file.name, file.bytes, original, formats);
  const decoded = decodeText(file.bytes);
  if (decoded.text === null)
    return refuse('not-text', 'Le fichier n’est ni un texte CSV ni un classeur .xlsx : enregistrez-le dans l’un de ces formats.');
  if (decoded.text.trim() === '' || decoded.text === '\ufeff')
    return refuse('empty-file', 'Le fichier est vide : il faut au moins une ligne d’en-têtes.');
  const named = formatByName(file.name, formats);
  if (endingOf(file.name) === 'json') return readJson(file.name, original, decoded.text, named);
  return readText(file.name, original, decoded.text, decoded.doubtful, named, formats);
}

function megabytes(size: number): string {
  return String(Math.round((size / 1024 / 1024) * 10) / 10).replace('.', ',');
}

function unread(
  name: string,
  original: number,
  format: FileFormat | null,
  rejected: readonly RejectedRow[],
  warnings: readonly RejectedRow[],
): FileReading {
  return { parsed: [], unread: [{ name, original, format: format?.file ?? null, rejected, warnings }] };
}

function leftAside(name: string, original: number): FileReading {
  return unread(
    name,
    original,
    null,
    [],
    [refusedFile('ignored-file', 'Ce n’est ni un CSV, ni un classeur .xlsx, ni un plan .json : le fichier est laissé de côté.')],
  );
}

function readJson(name: string, original: number, text: string, named: FileFormat | null): FileReading {
  if (named?.document === undefined)
    return unread(
      name,
      original,
      null,
      [refusedFile('unknown-file', 'Ce fichier JSON n’est pas reconnu à son nom : un plan de bilan s’appelle plan-2020.json.')],
      [],
    );
  return { parsed: [readDocument(emptyParsedFile(name, original, named), text)], unread: [] };
}

function readText(
  name: string,
  original: number,
  text: string,
  doubtful: boolean,
  named: FileFormat | null,
  formats: readonly FileFormat[],
): FileReading {
  const expected = new Set((named === null ? formats : [named]).flatMap((format) => format.columns.flatMap(headingsOf)));
  const separator = findSeparator(text, (heading) => expected.has(comparable(heading)));
  const [headings] = firstRecords(text, separator, 1);
  if (headings === undefined)
    return unread(
      name,
      original,
      named,
      [refusedFile('empty-file', 'Le fichier ne contient que des commentaires : il faut une ligne d’en-têtes.')],
      [],
    );
  const format = named ?? formatByHeadings(headings.cells, formats);
  if (format === null || format.document !== undefined) return notRecognised(name, original, headings.cells, formats);
  if (headings.cells.length === 1 && format.columns.filter((column) => column.required).length > 1) {
    return unread(
      name,
      original,
      format,
      [
        rejectedRow(
          headings.line,
          '',
          headings.cells[0] ?? '',
          fault(
            'separator',
            'Les en-têtes tiennent en une seule case : le séparateur n’est pas reconnu. Employez le point-virgule, la virgule ou la tabulation.',
          ),
        ),
      ],
      [],
    );
  }
  const { take, finish } = tableReader(emptyParsedFile(name, original, format), doubtful, separator);
  const open = readRecords(text, separator, take);
  const parsed = finish();
  if (open !== null)
    parsed.rejected.push(
      rejectedRow(
        open.line,
        '',
        '',
        fault(
          'open-quote',
          'Un guillemet ouvert ici n’est jamais refermé : la suite du fichier n’a pas pu être lue. Fermez-le, ou doublez-le s’il fait partie du texte.',
        ),
      ),
    );
  return { parsed: [parsed], unread: [] };
}

function notRecognised(name: string, original: number, headings: readonly string[], formats: readonly FileFormat[]): FileReading {
  const near = nearest(
    nameOf(name),
    formats.map((format) => format.file),
  );
  const offer =
    near === null ? ` Noms attendus : ${formats.map((format) => format.file).join(', ')}.` : ` Vouliez-vous dire « ${near} » ?`;
  const message = `Le fichier n’est reconnu ni à son nom ni à ses en-têtes (${headings.slice(0, 6).join(', ')}).${offer}`;
  return unread(name, original, null, [refusedFile('unknown-file', message)], []);
}

async function readWorkbookFile(
  name: string,
  bytes: Uint8Array,
  original: number,
  formats: readonly FileFormat[],
): Promise<FileReading> {
  const sheets = await readWorkbook(bytes);
  if (sheets === null)
    return unread(
      name,
      original,
      formatByName(name, formats),
      [
        refusedFile(
          'unreadable-workbook',
          'Le classeur ne peut pas être lu : il est abîmé, trop grand une fois décompressé, ou d’un autre format. Enregistrez-le de nouveau en .xlsx.',
        ),
      ],
      [],
    );
  const filled = sheets.filter((sheet) => sheet.records.length > 0);
  if (filled.length === 0)
    return unread(
      name,
      original,
      formatByName(name, formats),
      [refusedFile('empty-file', 'Le classeur est vide : il faut au moins une ligne d’en-têtes.')],
      [],
    );
  if (filled.length === 1) return readSheet(name, original, filled[0], formatByName(name, formats), formats);
  return readSheets(name, original, filled, formats);
}

/** Several sheets: each is recognised by its own name or headings; failing that, the first one stands for the file. */
function readSheets(
  name: string,
  original: number,
  sheets: readonly SheetOfCells[],
  formats: readonly FileFormat[],
): FileReading {
  const formatOf = (sheet: SheetOfCells) =>
    formatByName(sheet.name, formats) ?? formatByHeadings(sheet.records[0]?.cells ?? [], formats);
  const recognised = sheets.filter((sheet) => formatOf(sheet) !== null);
  if (recognised.length === 0) return readSheet(name, original, sheets[0], formatByName(name, formats), formats);
  const readings = sheets.map((sheet) => {
    const sheetName = `${name} › ${sheet.name}`;
    const format = formatOf(sheet) ?? (recognised.length === 0 ? formatByName(name, formats) : null);
    if (format !== null) return readSheet(sheetName, original, sheet, format, formats);
    return unread(
      sheetName,
      original,
      null,
      [],
      [refusedFile('ignored-file', 'La feuille n’est reconnue ni à son nom ni à ses en-têtes : elle est laissée de côté.')],
    );
  });
  return { parsed: readings.flatMap((reading) => reading.parsed), unread: readings.flatMap((reading) => reading.unread) };
}

function readSheet(
  name: string,
  original: number,
  sheet: SheetOfCells | undefined,
  named: FileFormat | null,
  formats: readonly FileFormat[],
): FileReading {
  const [headings, ...records] = sheet?.records ?? [];
  const format = named ?? formatByHeadings(headings?.cells ?? [], formats);
  if (headings === undefined || format === null || format.document !== undefined)
    return notRecognised(name, original, headings?.cells ?? [], formats);
  const { take, finish } = tableReader(emptyParsedFile(name, original, format), false, null);
  for (const record of [trimEnd(headings), ...records]) take(record);
  return { parsed: [finish()], unread: [] };
}

/** A sheet is as wide as its widest row: headings stop at the last one that is written. */
function trimEnd<T extends { readonly cells: string[] }>(record: T): T {
  const last = record.cells.findLastIndex((cell) => cell.trim() !== '');
  return { ...record, cells: record.cells.slice(0, last + 1) };
}
