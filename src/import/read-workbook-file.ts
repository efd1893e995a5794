import { findArchiveFault } from './archive-fault.ts';
import { findHeadings, formatByFirstRows } from './find-headings.ts';
import type { FileFormat } from './format.ts';
import { type FileReading, type FileSource, leaveAside, refuseFile } from './parsed-file.ts';
import { readTable } from './read-table.ts';
import { notRecognised } from './read-text.ts';
import { formatByName, isPageTable, pageTable } from './recognise.ts';
import { refusedFile } from './rejection.ts';
import { headingRows, type RawRecord } from './separated-text.ts';
import { readAsShown } from './shown-cells.ts';
import { readWorkbook, type SheetOfCells } from './workbook.ts';

const unreadable = 'Le classeur ne peut pas être lu : il est abîmé ou d’un autre format. Enregistrez-le de nouveau en .xlsx.';
const tooLarge =
  'Le classeur est démesuré une fois décompressé : découpez-le en plusieurs fichiers, ou enregistrez-le de nouveau en .xlsx sans les feuilles ni les lignes vides qui l’alourdissent.';
const tooManyParts = 'Le classeur contient plus de 2 000 éléments : gardez les seules feuilles à importer.';
const empty = 'Le classeur est vide : il faut au moins une ligne d’en-têtes.';
const unknownSheet = 'La feuille n’est reconnue ni à son nom ni à ses en-têtes : elle est laissée de côté.';

/**
 * Reads an XLSX workbook. With one filled sheet, the file's name tells what it is, as for a CSV; with several, each sheet is
 * recognised by its own name or headings and read as a file of its own, and when none is, the first stands for the file.
 */
export async function readWorkbookFile(
  source: FileSource,
  bytes: Uint8Array,
  formats: readonly FileFormat[],
): Promise<FileReading> {
  const named = formatByName(source.name, formats);
  const fault = await findArchiveFault(bytes);
  if (fault === 'too-large-unpacked') return refuseFile(source, named, refusedFile(fault, tooLarge));
  if (fault === 'too-many-parts') return refuseFile(source, named, refusedFile(fault, tooManyParts));
  const sheets = fault === null ? await readWorkbook(bytes) : null;
  if (sheets === null) return refuseFile(source, named, refusedFile('unreadable-workbook', unreadable));
  const [first, ...others] = sheets.filter((sheet) => sheet.records.length > 0);
  if (first === undefined) return refuseFile(source, named, refusedFile('empty-file', empty));
  const formatOf = (sheet: SheetOfCells) => formatByName(sheet.name, formats) ?? formatByFirstRows(firstRowsOf(sheet), formats);
  const all = [first, ...others];
  if (others.length === 0 || all.every((sheet) => formatOf(sheet) === null)) return readSheet(source, first, named, formats);
  const readings = all.map((sheet) => {
    const here = { ...source, name: `${source.name} › ${sheet.name}` };
    const format = formatOf(sheet);
    return format === null && !isPageTable(sheet.name)
      ? leaveAside(here, refusedFile('ignored-file', unknownSheet))
      : readSheet(here, sheet, format, formats);
  });
  return { parsed: readings.flatMap(({ parsed }) => parsed), unread: readings.flatMap(({ unread }) => unread) };
}

function firstRowsOf(sheet: SheetOfCells): readonly RawRecord[] {
  return sheet.records.slice(0, headingRows).map(trimEnd);
}

function readSheet(
  source: FileSource,
  sheet: SheetOfCells,
  named: FileFormat | null,
  formats: readonly FileFormat[],
): FileReading {
  if (isPageTable(sheet.name)) return refuseFile(source, null, pageTable);
  const firstRows = firstRowsOf(sheet);
  const format = named ?? formatByFirstRows(firstRows, formats);
  const headings = format === null ? null : findHeadings(format, firstRows);
  if (headings === null || format === null || format.document !== undefined) {
    return notRecognised(source, sheet.records[0]?.cells ?? [], formats);
  }
  const rows = sheet.records.filter((record) => record.line > headings.line)[Symbol.iterator]();
  const asShown = sheet.shown === null ? null : readAsShown(format, headings, sheet.shown);
  const next = (): RawRecord | null => {
    const record = rows.next().value ?? null;
    return record === null || asShown === null ? record : asShown(record);
  };
  return { parsed: [readTable(source, format, headings, { next, separator: null, doubtful: false })], unread: [] };
}

/** A sheet is as wide as its widest row: headings stop at the last one that is written. */
function trimEnd(record: RawRecord): RawRecord {
  const last = record.cells.findLastIndex((cell) => cell.trim() !== '');
  return { ...record, cells: record.cells.slice(0, last + 1) };
}
