import type { Tx } from '../../../../database/face.ts';
import type { FileFormat } from '../../../../import/format.ts';
import { type FormatCells, formatCells } from '../../../../import/format-records.ts';
import { listFile, listFileResponse } from '../../../../web/list-file.ts';

const asTheyAre = { search: '', sort: null, descending: false };

function csvOf({ heads, rows }: FormatCells): string {
  const columns = heads.map((label, index) => ({ key: label, label, value: (row: readonly string[]) => row[index] ?? '' }));
  return listFile(rows, columns, asTheyAre);
}

/** Every record of a format as its own file, which an import reads back. */
export async function formatFileResponse(tx: Tx, format: FileFormat): Promise<Response> {
  return listFileResponse(format.file, csvOf(await formatCells(tx, format)));
}
