import { keyIndexes } from './contradictions.ts';
import type { Beside, BesideFault, FileFormat, ParsedRow, Value } from './format.ts';
import type { ParsedFile, StagedRow } from './parsed-file.ts';
import { rejectedRow } from './rejection.ts';
import { shownValue } from './shown-value.ts';

/** The first and last day that good rows have in a field; null when none has any. */
export function daysOf(
  format: FileFormat,
  files: readonly ParsedFile[],
  field: string,
): { readonly first: string; readonly last: string } | null {
  const index = format.columns.findIndex((column) => column.field === field);
  let [first, last]: [string | null, string] = [null, ''];
  for (const { rows } of files) {
    for (const { values } of rows) {
      const day = values[index];
      if (typeof day !== 'string') continue;
      if (first === null || day < first) first = day;
      if (day > last) last = day;
    }
  }
  return first === null ? null : { first, last };
}

/**
 * Applies the format's rule about what stands beside its rows; those refused leave their file. Derived columns are there already: a
 * number given to equal rows stays what it is when one of them is refused, and so does the record that each of the others is.
 * @param own records of the same table over the days of the import
 */
export function refuseBeside(
  format: FileFormat,
  files: readonly ParsedFile[],
  own: readonly ParsedRow[],
  known: Pick<Beside, 'records' | 'listed'>,
): void {
  if (format.beside === undefined) return;
  const fields = [...format.columns, ...(format.derived?.columns ?? [])].map(({ field }) => field);
  const rule = format.beside.rule({ ...known, ...ownRecords(format, files, fields, own) });
  // One object for all rows: a rule reads it and keeps nothing.
  const seen: Record<string, Value> = {};
  for (const file of files) {
    file.rows = file.rows.filter((row) => {
      for (let index = 0; index < fields.length; index += 1) seen[fields[index] ?? ''] = row.values[index] ?? null;
      const faults = rule(seen);
      for (const fault of faults) tell(file, row, fault, seen);
      return faults.every(({ remark }) => remark === true);
    });
  }
}

/** Those that the import leaves as they are, and the one that each row finds; keys are made only where something is recorded. */
function ownRecords(
  format: FileFormat,
  files: readonly ParsedFile[],
  fields: readonly string[],
  own: readonly ParsedRow[],
): Pick<Beside, 'left' | 'before'> {
  if (own.length === 0) return { left: [], before: () => null };
  const places = keyIndexes(format);
  const keys = places.map((place) => fields[place] ?? '');
  const keyOf = (row: ParsedRow) => JSON.stringify(keys.map((field) => row[field] ?? null));
  const recorded = new Map(own.map((row) => [keyOf(row), row]));
  const left = new Map(recorded);
  for (const { rows } of files)
    for (const { values } of rows) left.delete(JSON.stringify(places.map((place) => values[place] ?? null)));
  return { left: [...left.values()], before: (row) => recorded.get(keyOf(row)) ?? null };
}

function tell(file: ParsedFile, row: StagedRow, fault: BesideFault, seen: ParsedRow): void {
  const column = file.format.columns.find(({ field, name }) => field === fault.field || name === fault.field);
  const value = shownValue(column, seen[column?.field ?? fault.field]);
  const told = {
    ...rejectedRow(row.line, column?.name ?? fault.field, value, fault),
    ...(fault.privateTo === undefined ? {} : { privateTo: fault.privateTo }),
  };
  if (fault.remark === true) file.warnings.push(told);
  else file.rejected.push(told);
}
