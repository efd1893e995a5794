import type { Becoming, ForeignRow, Naming } from './foreign.ts';
import type { FileFormat } from './format.ts';
import type { ParsedFile, StagedRow } from './parsed-file.ts';
import { fault, rejectedRow } from './rejection.ts';
import type { NamesByKind } from './resolve.ts';

/**
 * The files of another program as files of the format that they become, one for each; what was wrong in them is told at their own lines
 * and columns.
 */
export function convertFiles(
  files: readonly ParsedFile[],
  { convert, columns: told }: Becoming,
  format: FileFormat,
  names: NamesByKind,
  records: Naming['records'],
): ReadonlyMap<ParsedFile, ParsedFile> {
  const rows = files.flatMap(({ rows: read, format: { columns } }, file) =>
    read.map(
      ({ line, values }): ForeignRow => ({
        file,
        line,
        row: Object.fromEntries(columns.map(({ field }, index) => [field, values[index] ?? null])),
      }),
    ),
  );
  const { rows: made, faults } = convert(rows, {
    find: (kind, typed) => names.get(kind)?.resolve(typed) ?? fault('unknown-reference', `« ${typed} » n’est pas connu.`),
    rowOf: (kind, code) => names.get(kind)?.rowOf(code) ?? null,
    records,
  });
  for (const { file, line, field, value, remark, ...wrong } of faults) {
    const of = files[file];
    (remark === true ? of?.warnings : of?.rejected)?.push(rejectedRow(line, field, value, wrong));
  }
  const named = { ...format, columns: format.columns.map((one) => ({ ...one, name: told[one.field] ?? one.name })) };
  const madeOf = Map.groupBy(made, ({ file }) => file);
  return new Map(
    files.map((file, index) => [
      file,
      {
        ...file,
        format: named,
        present: format.columns.map(() => true),
        order: [...format.columns.keys()],
        rows: (madeOf.get(index) ?? []).map(
          ({ row, file: _, ...at }): StagedRow => ({ ...at, values: format.columns.map(({ field }) => row[field] ?? null) }),
        ),
        suspects: [],
        fallen: [],
      },
    ]),
  );
}
