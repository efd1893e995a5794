import { slug } from '../kernel/identifier.ts';
import { refuseContradictions } from './contradictions.ts';
import type { Column, FileFormat, ParsedRow, Value } from './format.ts';
import { type KnownNames, type KnownThing, knownNames, thingOf } from './known-names.ts';
import type { ParsedFile, StagedRow } from './parsed-file.ts';
import { fault, isFault, rejectedRow } from './rejection.ts';
import { refuseCircles, type SelfReference, selfReferences } from './self-references.ts';
import { shownValue } from './shown-value.ts';

/** The names known so far, by kind of thing (`referable.as`); each format adds its own once its rows are checked. */
export type NamesByKind = Map<string, KnownNames>;

/**
 * Checks the rows of one format across its files, formats it refers to being already done: references become codes, missing
 * codes are made, rules are applied, contradictions refused, derived columns appended. Bad rows leave the files, with their reasons.
 * @param recorded things of this kind already in the database
 */
export function checkFormat(
  format: FileFormat,
  files: readonly ParsedFile[],
  names: NamesByKind,
  recorded: readonly KnownThing[],
  operator: string,
): void {
  const own = selfReferences(format);
  for (const file of files) {
    resolveReferences(file, names);
    makeCodes(file);
    refuseOtherOperators(file, operator);
  }
  const numbered = format.derived?.columns.some((column) => column.key === true) ?? false;
  if (!numbered) refuseContradictions(files);
  settle(format, files, names, recorded, own);
  for (const file of files) derive(file);
  if (numbered) refuseContradictions(files);
}

/**
 * References within the format, and the rules, until nothing more falls: a row refused takes with it the rows that named it.
 */
function settle(
  format: FileFormat,
  files: readonly ParsedFile[],
  names: NamesByKind,
  recorded: readonly KnownThing[],
  own: readonly SelfReference[],
): void {
  const typed = new Map<StagedRow, readonly Value[]>();
  if (own.length > 0)
    for (const row of files.flatMap((file) => file.rows))
      typed.set(
        row,
        own.map(({ index }) => row.values[index] ?? null),
      );
  for (let fallen = true; fallen; ) {
    const before = countRows(files);
    const known = format.referable === undefined ? null : nowKnown(format, files, recorded);
    if (known !== null && format.referable !== undefined) names.set(format.referable.as, known);
    if (known !== null) for (const file of files) resolveOwn(file, known, own, typed);
    refuseCircles(files, own);
    for (const file of files) applyRules(file, names);
    fallen = format.referable !== undefined && countRows(files) < before;
  }
}

function countRows(files: readonly ParsedFile[]): number {
  return files.reduce((total, file) => total + file.rows.length, 0);
}

/** Things of this kind: those recorded, each replaced by the row of the import with the same code (absent columns kept). */
function nowKnown(format: FileFormat, files: readonly ParsedFile[], recorded: readonly KnownThing[]): KnownNames {
  const things = new Map(recorded.map((thing) => [thing.code, thing]));
  for (const file of files) {
    for (const row of file.rows) {
      const fields = Object.fromEntries(
        format.columns.flatMap((column, index) =>
          file.present[index] === true || column.field === format.referable?.code
            ? [[column.field, row.values[index] ?? null]]
            : [],
        ),
      );
      const before = things.get(String(fields[format.referable?.code ?? '']))?.row ?? {};
      const thing = thingOf(format, { ...before, ...fields });
      if (thing !== null) things.set(thing.code, thing);
    }
  }
  return knownNames(format.referable?.what ?? format.title, things.values());
}

/** Drops rows that `judge` finds fault with; it has already said why in `file.rejected`. */
function keep(file: ParsedFile, judge: (row: StagedRow) => boolean): void {
  file.rows = file.rows.filter(judge);
}

function resolveReferences(file: ParsedFile, names: NamesByKind): void {
  const references = file.format.columns.flatMap((column, index) =>
    column.value.kind === 'reference' && column.value.to !== file.format.referable?.as
      ? [{ column, index, known: names.get(column.value.to) }]
      : [],
  );
  if (references.length === 0) return;
  keep(file, (row) => {
    let good = true;
    for (const { column, index, known } of references) good = resolveCell(file, row, column, index, known) && good;
    return good;
  });
}

function resolveCell(file: ParsedFile, row: StagedRow, column: Column, index: number, known: KnownNames | undefined): boolean {
  const typed = row.values[index];
  if (typeof typed !== 'string' || known === undefined) return true;
  const code = known.resolve(typed);
  if (!isFault(code)) {
    row.values[index] = code;
    return true;
  }
  file.rejected.push(rejectedRow(row.line, column.name, typed, code));
  return false;
}

function resolveOwn(
  file: ParsedFile,
  known: KnownNames,
  own: readonly SelfReference[],
  typed: ReadonlyMap<StagedRow, readonly Value[]>,
): void {
  if (own.length === 0) return;
  keep(file, (row) => {
    let good = true;
    own.forEach(({ column, index }, place) => {
      row.values[index] = typed.get(row)?.[place] ?? null;
      good = resolveCell(file, row, column, index, known) && good;
    });
    return good;
  });
}

function makeCodes(file: ParsedFile): void {
  const made = file.format.codeFrom;
  if (made === undefined) return;
  const place = (field: string) => file.format.columns.findIndex((column) => column.field === field);
  const code = place(made.code);
  const sources = [made.from].flat().map(place);
  keep(file, (row) => {
    if (row.values[code] !== null) return true;
    const label = sources
      .map((source) => row.values[source])
      .filter((value) => value !== null && value !== undefined)
      .join(' ');
    row.values[code] = slug(label);
    if (row.values[code] !== '') return true;
    file.rejected.push(
      rejectedRow(
        row.line,
        file.format.columns[code]?.name ?? made.code,
        label,
        fault('required', 'Le code est vide et ne peut pas être tiré du nom : donnez-en un.'),
      ),
    );
    return false;
  });
}

function refuseOtherOperators(file: ParsedFile, operator: string): void {
  const index = file.format.columns.findIndex((column) => column.field === file.format.namesOperator);
  if (index === -1) return;
  keep(file, (row) => {
    const named = row.values[index];
    if (named === operator) return true;
    const message = `Ce fichier est celui de l’opérateur « ${String(named)} », l’import se fait dans « ${operator} » : rien n’en est repris.`;
    file.rejected.push(
      rejectedRow(row.line, file.format.columns[index]?.name ?? '', String(named), fault('other-operator', message)),
    );
    return false;
  });
}

type Brought = {
  readonly index: number;
  readonly known: KnownNames | undefined;
  readonly keys: readonly { readonly key: string; readonly column: string }[];
};

function applyRules(file: ParsedFile, names: NamesByKind): void {
  const { check, columns } = file.format;
  if (check === undefined) return;
  const brought: Brought[] = columns.flatMap((column, index) =>
    column.value.kind === 'reference' && column.value.brings !== undefined
      ? [
          {
            index,
            known: names.get(column.value.to),
            keys: column.value.brings.map((name) => ({ key: `${column.field}.${name}`, column: name })),
          },
        ]
      : [],
  );
  // One object for all rows: a rule reads it and keeps nothing.
  const seen: Record<string, Value> = {};
  keep(file, (row) => {
    for (let index = 0; index < columns.length; index += 1) seen[columns[index]?.field ?? ''] = row.values[index] ?? null;
    for (const { index, known, keys } of brought) {
      const thing = known?.rowOf(String(row.values[index])) ?? null;
      for (const { key, column } of keys) seen[key] = thing?.[column] ?? null;
    }
    const wrong = check(seen);
    if (wrong === null) return true;
    const column = columns.find((candidate) => candidate.field === wrong.field || candidate.name === wrong.field);
    file.rejected.push(
      rejectedRow(row.line, column?.name ?? wrong.field, shownValue(column, seen[column?.field ?? wrong.field]), wrong),
    );
    return false;
  });
}

function derive(file: ParsedFile): void {
  const derived = file.format.derived;
  if (derived === undefined || file.rows.length === 0) return;
  const fields = file.format.columns.map((column) => column.field);
  const rows: ParsedRow[] = file.rows.map((row) =>
    Object.fromEntries(fields.map((field, index) => [field, row.values[index] ?? null])),
  );
  derived.of(rows).forEach((more, index) => {
    file.rows[index]?.values.push(...derived.columns.map((column) => more[column.field] ?? null));
  });
}
