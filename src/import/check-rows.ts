import { refuseContradictions } from './contradictions.ts';
import { fallenNames } from './fallen-rows.ts';
import type { FileFormat, ParsedRow, Value } from './format.ts';
import { type KnownNames, type KnownThing, knownNames, thingOf } from './known-names.ts';
import type { ParsedFile, StagedRow } from './parsed-file.ts';
import { fault, rejectedRow } from './rejection.ts';
import { makeCodes, type NamesByKind, resolveOwn, resolveReferences } from './resolve.ts';
import { applyRules } from './rules.ts';
import { refuseCircles, type SelfReference, selfReferences } from './self-references.ts';
import { type Arrival, refuseChanges, refuseTogether } from './standing-rows.ts';
import { leaveTotalsAside } from './totals.ts';

/** A format of the import: its files, the things of its kind and the records of its table, those for rules over several rows. */
export type Checked = Arrival & { readonly things: readonly KnownThing[]; readonly listed: readonly ParsedRow[] };

/**
 * Checks the rows of one format across its files, formats it refers to being already done: references become codes, missing
 * codes are made, rules are applied, contradictions refused, derived columns appended. Bad rows leave the files, with their reasons.
 */
export function checkFormat({ format, files, things, recorded }: Checked, names: NamesByKind, operator: string): void {
  const own = selfReferences(format);
  const arrived = files.map((file) => file.rows);
  for (const file of files) {
    resolveReferences(file, names);
    leaveTotalsAside(file, names);
    makeCodes(file);
    refuseOtherOperators(file, operator);
  }
  // A derived key numbers the rows that stay: contradictions can only be seen after it.
  const numbered = format.derived?.columns.some((column) => column.key === true) ?? false;
  if (!numbered) refuseContradictions(files);
  settle(format, files, arrived, names, things, own);
  for (const file of files) derive(file);
  if (numbered) refuseContradictions(files);
  refuseTogether(format, files, recorded, names);
}

/**
 * Applies the rules against what refers to changed records, until none refuses more: a record that can't be changed stays, and what the
 * import brings for it as it would have been is looked at again.
 */
export function refuseChangesAgainst(checked: readonly Checked[], names: NamesByKind): void {
  for (let refused = true; refused; ) {
    refused = false;
    for (const changing of checked) {
      const { format, files, things } = changing;
      const { against } = format;
      const referring = against !== undefined && 'file' in against && checked.find((one) => one.format.file === against.file);
      if (against === undefined || referring === undefined || format.referable === undefined || files.length === 0) continue;
      if (!refuseChanges({ ...changing, recorded: things.map(({ row }) => row) }, referring || changing.listed, names)) continue;
      refused = true;
      names.set(format.referable.as, nowKnown(format, files, [], things));
      if (referring === false) continue;
      for (const file of referring.files) applyRules(file, names);
      refuseTogether(referring.format, referring.files, referring.recorded, names);
    }
  }
}

/** References within the format, and the rules, until nothing more falls: a refused row takes with it the rows that named it. */
function settle(
  format: FileFormat,
  files: readonly ParsedFile[],
  arrived: readonly (readonly StagedRow[])[],
  names: NamesByKind,
  recorded: readonly KnownThing[],
  own: readonly SelfReference[],
): void {
  const typed = typedReferences(files, own);
  for (let fallen = true; fallen; ) {
    const before = countRows(files);
    if (format.referable !== undefined) {
      const known = nowKnown(format, files, arrived, recorded);
      names.set(format.referable.as, known);
      for (const file of files) resolveOwn(file, known, own, typed);
    }
    refuseCircles(files, own, recorded);
    for (const file of files) applyRules(file, names);
    fallen = format.referable !== undefined && countRows(files) < before;
  }
}

function typedReferences(files: readonly ParsedFile[], own: readonly SelfReference[]): ReadonlyMap<StagedRow, readonly Value[]> {
  const rows = own.length === 0 ? [] : files.flatMap((file) => file.rows);
  return new Map(rows.map((row) => [row, own.map(({ index }) => row.values[index] ?? null)]));
}

function countRows(files: readonly ParsedFile[]): number {
  return files.reduce((total, file) => total + file.rows.length, 0);
}

/**
 * Things of this kind: those recorded, each replaced by the row of the import with the same code (absent columns kept).
 * @param arrived the rows that the files had at first
 */
function nowKnown(
  format: FileFormat,
  files: readonly ParsedFile[],
  arrived: readonly (readonly StagedRow[])[],
  recorded: readonly KnownThing[],
): KnownNames {
  const code = format.referable?.code ?? '';
  const things = new Map(recorded.map((thing) => [thing.code, thing]));
  for (const file of files) {
    const filled = format.columns.flatMap(({ field }, index) =>
      file.present[index] === true || field === code ? [{ field, index }] : [],
    );
    for (const row of file.rows) {
      const fields: ParsedRow = Object.fromEntries(filled.map(({ field, index }) => [field, row.values[index] ?? null]));
      const before = things.get(String(fields[code]))?.row ?? {};
      const thing = thingOf(format, { ...before, ...fields });
      if (thing !== null) things.set(thing.code, thing);
    }
  }
  return knownNames(format.referable?.what ?? format.title, things.values(), fallenNames(format, files, arrived));
}

function refuseOtherOperators(file: ParsedFile, operator: string): void {
  const index = file.format.columns.findIndex((column) => column.field === file.format.namesOperator);
  if (index === -1) return;
  file.rows = file.rows.filter((row) => {
    const named = row.values[index];
    if (named === operator) return true;
    const message = `Ce fichier est celui de l’opérateur « ${String(named)} », l’import se fait dans « ${operator} » : rien n’en est repris.`;
    const column = file.format.columns[index]?.name ?? '';
    file.rejected.push(rejectedRow(row.line, column, String(named), fault('other-operator', message)));
    return false;
  });
}

function derive(file: ParsedFile): void {
  const derived = file.format.derived;
  if (derived === undefined || file.rows.length === 0) return;
  const fields = file.format.columns.map((column) => column.field);
  const rows = file.rows.map(({ values }): ParsedRow => {
    const row: Record<string, Value> = {};
    for (let index = 0; index < fields.length; index += 1) row[fields[index] ?? ''] = values[index] ?? null;
    return row;
  });
  derived.of(rows).forEach((more, index) => {
    file.rows[index]?.values.push(...derived.columns.map((column) => more[column.field] ?? null));
  });
}
