import type { FileFormat, Value } from './format.ts';
import type { ParsedFile } from './parsed-file.ts';
import { rejectedRow } from './rejection.ts';
import type { NamesByKind } from './resolve.ts';
import { shownValue } from './shown-value.ts';

/** Applies the format's own rule to each row, with the columns brought along by references; bad rows leave the file. */
export function applyRules(file: ParsedFile, names: NamesByKind): void {
  const { check, columns } = file.format;
  if (check === undefined) return;
  const bring = bringing(file.format, names);
  const fields = columns.map((column) => column.field);
  // One object for all rows: a rule reads it and keeps nothing.
  const seen: Record<string, Value> = {};
  file.rows = file.rows.filter((row) => {
    for (let index = 0; index < fields.length; index += 1) seen[fields[index] ?? ''] = row.values[index] ?? null;
    bring(seen);
    const wrong = check(seen);
    if (wrong === null) return true;
    const column = columns.find((candidate) => candidate.field === wrong.field || candidate.name === wrong.field);
    const value = shownValue(column, seen[column?.field ?? wrong.field]);
    file.rejected.push(rejectedRow(row.line, column?.name ?? wrong.field, value, wrong));
    return false;
  });
}

/** Copies into a row the columns of what it refers to, under `field.column`. */
export function bringing(format: FileFormat, names: NamesByKind): (row: Record<string, Value>) => void {
  const brought = format.columns.flatMap(({ field, value }) =>
    value.kind === 'reference' && value.brings !== undefined
      ? [{ field, known: names.get(value.to), columns: value.brings.map((name) => ({ key: `${field}.${name}`, name })) }]
      : [],
  );
  return (row) => {
    for (const { field, known, columns } of brought) {
      const code = row[field];
      const thing = typeof code === 'string' ? (known?.rowOf(code) ?? null) : null;
      for (const { key, name } of columns) row[key] = thing?.[name] ?? null;
    }
  };
}
