import type { ForeignRow, Naming } from './foreign.ts';
import type { FileFormat } from './format.ts';
import type { ParsedFile, StagedRow } from './parsed-file.ts';
import { fault, rejectedRow } from './rejection.ts';
import type { NamesByKind } from './resolve.ts';

/** The file of another program as a file of the format that it becomes; what was wrong in it is told at its own lines and columns. */
export function convertFile(file: ParsedFile, format: FileFormat, names: NamesByKind, records: Naming['records']): ParsedFile {
  const { becomes, columns } = file.format;
  if (becomes === undefined) return file;
  const rows = file.rows.map(
    ({ line, values }): ForeignRow => ({
      line,
      row: Object.fromEntries(columns.map(({ field }, index) => [field, values[index] ?? null])),
    }),
  );
  const { rows: made, faults } = becomes.convert(rows, {
    find: (kind, typed) => names.get(kind)?.resolve(typed) ?? fault('unknown-reference', `« ${typed} » n’est pas connu.`),
    rowOf: (kind, code) => names.get(kind)?.rowOf(code) ?? null,
    records,
  });
  for (const { line, field, value, remark, ...wrong } of faults)
    (remark === true ? file.warnings : file.rejected).push(rejectedRow(line, field, value, wrong));
  return {
    ...file,
    format,
    present: format.columns.map(() => true),
    order: [...format.columns.keys()],
    rows: made.map(({ row, ...at }): StagedRow => ({ ...at, values: format.columns.map(({ field }) => row[field] ?? null) })),
    suspects: [],
    fallen: [],
  };
}
