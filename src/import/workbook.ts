import readSheets, { type CellValue } from 'read-excel-file/node';
import { type ShownCells, shownCells } from './cell-formats.ts';
import { isComment, type RawRecord } from './separated-text.ts';

/** One sheet of an XLSX workbook, its cells as the texts that a person would have typed. */
export type SheetOfCells = {
  readonly name: string;
  readonly records: readonly RawRecord[];
  /** The cells that show something else than these texts; null where there is none. */
  readonly shown: ShownCells | null;
};

/** True for the format of Excel before 2007 (and for a workbook locked by a password). */
export function isOldWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

/** The sheets of a workbook that was found safe to unpack, or null when it cannot be read as one. */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly SheetOfCells[] | null> {
  try {
    const sheets = await readSheets(Buffer.from(bytes), { trim: false });
    const shown = shownCells(bytes);
    return sheets.map(({ sheet, data }, index) => ({
      name: sheet,
      // as: the library declares a date by its constructor's type, and gives the date itself
      records: recordsOf(data as CellContent[][]),
      shown: shown[index] ?? null,
    }));
  } catch {
    return null; // the library's own words are for developers; the caller says it in the reader's
  }
}

/** What the library gives for a cell. */
type CellContent = Exclude<CellValue, DateConstructor> | Date | null | undefined;

function recordsOf(rows: readonly (readonly CellContent[])[]): RawRecord[] {
  return rows.flatMap((row, index) => {
    const cells = row.map(cellText);
    const blank = cells.every((cell) => cell === '');
    return blank || isComment(cells[0] ?? '') ? [] : [{ line: index + 1, cells }];
  });
}

function cellText(content: CellContent): string {
  if (content === null || content === undefined) return '';
  if (typeof content === 'string') return content;
  if (typeof content === 'boolean') return content ? 'oui' : 'non';
  if (content instanceof Date) return Number.isNaN(content.getTime()) ? '' : content.toISOString().replace('T00:00:00.000Z', '');
  return numberText(content);
}

/** As the spreadsheet shows it: fifteen digits, so that 0.1 + 0.2 reads 0.3, and never an exponent. */
function numberText(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text;
}
