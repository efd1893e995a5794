import { keyIndexes } from './contradictions.ts';
import type { ChangedRow, FileFormat, ParsedRow, StandingRow, TogetherFault, Value } from './format.ts';
import type { ParsedFile, StagedRow } from './parsed-file.ts';
import { rejectedRow } from './rejection.ts';
import type { NamesByKind } from './resolve.ts';
import { bringing } from './rules.ts';
import { shownValue } from './shown-value.ts';

type Place = { readonly file: ParsedFile; readonly row: StagedRow };

/** What the import says of one record, in one file or in several that complete each other. */
type Standing = StandingRow & { readonly places: readonly Place[] };

/**
 * Applies the format's rule over several rows: what the import brings, in the midst of the records that it leaves as they are. A
 * refused row leaves its file, and the record that it would have changed stands again: so the rule is asked until it refuses none.
 * @param recorded the records of the format's table, with every column that the format fills
 * @throws Error for a format that others refer to: their rows would name a row refused too late, a fault of the declaration
 */
export function refuseTogether(
  format: FileFormat,
  files: readonly ParsedFile[],
  recorded: readonly ParsedRow[],
  names: NamesByKind,
): void {
  if (format.together === undefined) return;
  if (format.referable !== undefined) throw new Error(`${format.file}: rows that others refer to can't be refused together`);
  const bring = bringing(format, names);
  while (refuseOnce(format, files, standingRows(format, files, recorded, bring))) {
    // those refused have left their files: the others are looked at without them
  }
}

/** @returns whether rows were refused; the remarks are made once there are none to refuse. */
function refuseOnce(format: FileFormat, files: readonly ParsedFile[], rows: readonly Standing[]): boolean {
  return refuseFaulty(format, files, rows, format.together?.(rows) ?? []);
}

function refuseFaulty(
  format: FileFormat,
  files: readonly ParsedFile[],
  rows: readonly Standing[],
  found: readonly TogetherFault[],
): boolean {
  const known = new Map<StandingRow, Standing>(rows.map((row) => [row, row]));
  const faults = found.map((fault) => ({ fault, places: known.get(fault.of)?.places ?? [] }));
  const refusals = faults.filter(({ fault, places }) => fault.remark !== true && places.length > 0);
  for (const { fault, places } of refusals.length > 0 ? refusals : faults) tell(format, places, fault);
  const refused = new Set(refusals.flatMap(({ places }) => places.map(({ row }) => row)));
  for (const file of files) file.rows = file.rows.filter((row) => !refused.has(row));
  return refusals.length > 0;
}

/** What the import says of one format: its files, and the records of its table. */
export type Arrival = {
  readonly format: FileFormat;
  readonly files: readonly ParsedFile[];
  readonly recorded: readonly ParsedRow[];
};

/**
 * Applies the format's rule over the records that the import changes, against those of another format that refer to them, or what a
 * statement says of these.
 * @returns whether rows were refused: they have left their files, and the records stand as they were
 */
export function refuseChanges(changing: Arrival, referring: Arrival | readonly ParsedRow[], names: NamesByKind): boolean {
  const { format, files, recorded } = changing;
  const keyOf = keyReader(format);
  const before = new Map(recorded.map((row) => [keyOf(row), row]));
  const rows = standingRows(format, files, recorded, bringing(format, names));
  const changed = rows.flatMap((of): (Standing & ChangedRow)[] => {
    const was = of.recorded ? undefined : before.get(keyOf(of.row));
    return was === undefined ? [] : [{ ...of, before: was }];
  });
  if (changed.length === 0) return false;
  return refuseFaulty(format, files, changed, faultsAgainst(format, changed, referring, names));
}

function faultsAgainst(
  { against }: FileFormat,
  changed: readonly ChangedRow[],
  referring: Arrival | readonly ParsedRow[],
  names: NamesByKind,
): readonly TogetherFault[] {
  if (against === undefined) return [];
  if ('format' in referring) {
    if (!('file' in against)) return [];
    const { format, files, recorded } = referring;
    return against.refuse(changed, standingRows(format, files, recorded, bringing(format, names)));
  }
  return 'statement' in against ? against.refuse(changed, referring) : [];
}

/** Said once, at the last line that speaks of the record. */
function tell(format: FileFormat, places: readonly Place[], fault: TogetherFault): void {
  const place = places.at(-1);
  if (place === undefined) return;
  const column = format.columns.find(({ field, name }) => field === fault.field || name === fault.field);
  const value = shownValue(column, fault.of.row[column?.field ?? fault.field]);
  const told = rejectedRow(place.row.line, column?.name ?? fault.field, value, fault);
  if (fault.remark !== true) place.file.rejected.push(told);
  // Rows looked at again, because of what else was refused, are not remarked on again.
  else if (!place.file.warnings.some(({ line, rule }) => line === told.line && rule === told.rule))
    place.file.warnings.push(told);
}

/** The records of a format as they will stand: those of the import, in the midst of those that it leaves as they are. */
export function standingRows(
  format: FileFormat,
  files: readonly ParsedFile[],
  recorded: readonly ParsedRow[],
  bring: (row: Record<string, Value>) => void,
): Standing[] {
  const fields = fieldsOf(format);
  const keyOf = keyReader(format);
  const before = new Map(recorded.map((row) => [keyOf(row), row]));
  const arrived = new Map<string, { row: Record<string, Value>; places: Place[] }>();
  for (const file of files) {
    for (const row of file.rows) {
      const own = filledBy(file, row, fields);
      const key = keyOf(own);
      const known = arrived.get(key);
      if (known === undefined) arrived.set(key, { row: { ...before.get(key), ...own }, places: [{ file, row }] });
      else {
        Object.assign(known.row, own);
        known.places.push({ file, row });
      }
    }
  }
  const left = recorded.filter((row) => !arrived.has(keyOf(row))).map((row) => ({ row: { ...row }, places: [] }));
  return [...left, ...arrived.values()].map(({ row, places }) => {
    bring(row);
    return { row, places, recorded: places.length === 0, told: (from) => toldFrom(places, from) };
  });
}

function keyReader(format: FileFormat): (row: ParsedRow) => string {
  const fields = fieldsOf(format);
  const keys = keyIndexes(format).map((index) => fields[index] ?? '');
  return (row) => JSON.stringify(keys.map((field) => row[field] ?? null));
}

/** Every field of a staged row, in the order of its values. */
function fieldsOf(format: FileFormat): string[] {
  return [...format.columns, ...(format.derived?.columns ?? [])].map(({ field }) => field);
}

function filledBy(file: ParsedFile, row: StagedRow, fields: readonly string[]): Record<string, Value> {
  const keys = keyIndexes(file.format);
  return Object.fromEntries(
    fields.flatMap((field, index) =>
      file.present[index] === false && !keys.includes(index) ? [] : [[field, row.values[index] ?? null]],
    ),
  );
}

function toldFrom(places: readonly Place[], from: StandingRow): string {
  const [place] = places;
  if (place === undefined) return 'une ligne déjà enregistrée';
  // Every row handed to a rule was made here: it has its places.
  const beside = (from as Standing).places.at(-1);
  return place.file === beside?.file ? `la ligne ${place.row.line}` : `la ligne ${place.row.line} de ${place.file.name}`;
}
