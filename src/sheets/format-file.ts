import type { Tx } from '../database/face.ts';
import type { FileFormat, ParsedRow } from '../import/format.ts';
import { type FormatCells, formatCells, recordCells } from '../import/format-records.ts';
import { listFile, recordsFile } from '../web/list-file.ts';
import { readListState } from '../web/list-state.ts';

/** CSV of a format, as an import reads it back. */
export function formatCsv({ heads, rows }: FormatCells): string {
  const columns = heads.map((label, index) => ({ key: label, label, value: (row: readonly string[]) => row[index] ?? '' }));
  return listFile(rows, columns, readListState(new URLSearchParams()));
}

/** Every record of a format as its own file. */
export async function formatFileResponse(tx: Tx, format: FileFormat): Promise<Response> {
  return recordsFile(format.file, formatCsv(await formatCells(tx, format)));
}

/** Some records of a format as its own file, in the order in which they are given; `name` says which. */
export function recordsFileResponse(format: FileFormat, records: readonly ParsedRow[], name: string): Response {
  return recordsFile(name, formatCsv(recordCells(format, records)));
}
