import type { Typed } from '../../../kernel/form-answer.ts';
import { frenchPart } from './part-of-day.ts';
import { beneficiaryText, readBeneficiary, type Work, workKey } from './work.ts';

/** A row of the week as it is being typed: what it is about, and a text for each day from Monday to Sunday. */
export type EditedRow = { readonly work: Work; readonly cells: readonly string[] };

export const noCells: readonly string[] = ['', '', '', '', '', '', ''];

/** The most rows that one form carries: more than are typed, since a week that was imported may have one for each comment. */
export const mostRows = 250;

/** As many characters as the field of a comment takes. */
export const longestComment = 300;

/** The fields of the form that carry one row. */
export const rowFields = (row: number) => ({
  kind: `activite-${row}`,
  application: `logiciel-${row}`,
  domain: `domaine-${row}`,
  project: `projet-${row}`,
  beneficiary: `pour-${row}`,
  comment: `note-${row}`,
});
export const cellField = (row: number, day: number) => `j-${row}-${day}`;

/** The fields in which a row is added. */
export const newFields = {
  kind: 'nouvelle-activite',
  about: 'nouvel-objet',
  beneficiary: 'nouveau-pour',
  comment: 'nouvelle-note',
} as const;

const newNames = new Set<string>(Object.values(newFields));

/** What stands in the fields of the row that is being added. */
export function newFieldsTyped(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name, text]) => newNames.has(name) && text !== ''));
}

/** Where what a line is about is said part by part, and not in one list. */
export const aboutFields = { application: 'nouveau-logiciel', project: 'nouveau-projet', domain: 'nouveau-domaine' } as const;

const orNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim());

/** What carries a row's work through the form, field by field. */
export function workFields(row: number, work: Work): readonly (readonly [name: string, value: string])[] {
  const names = rowFields(row);
  return [
    [names.kind, work.kind],
    [names.application, work.application ?? ''],
    [names.domain, work.domain ?? ''],
    [names.project, work.project ?? ''],
    [names.beneficiary, beneficiaryText(work)],
    [names.comment, work.comment ?? ''],
  ];
}

function workTyped(typed: Typed, row: number): Work | null {
  const names = rowFields(row);
  const kind = orNull(typed[names.kind]);
  const beneficiary = readBeneficiary(typed[names.beneficiary] ?? '');
  if (kind === null || beneficiary === null) return null;
  const read = (name: string) => orNull(typed[name]);
  return {
    ...{ kind, application: read(names.application), domain: read(names.domain) },
    ...{ project: read(names.project), comment: read(names.comment) },
    ...beneficiary,
  };
}

/** The rows that a form sent, in its order. */
export function rowsTyped(typed: Typed): EditedRow[] {
  const numbers = Object.keys(typed)
    .flatMap((name) => /^activite-(\d{1,3})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  return numbers.flatMap((row) => {
    const work = workTyped(typed, row);
    return work === null ? [] : [{ work, cells: noCells.map((_, day) => typed[cellField(row, day)] ?? '') }];
  });
}

/** The fields of rows, as `rowsTyped` reads them. */
export function typedOf(rows: readonly EditedRow[]): Typed {
  return Object.fromEntries(
    rows.flatMap(({ work, cells }, row) => [
      ...workFields(row, work),
      ...cells.map((text, day) => [cellField(row, day), text] as const),
    ]),
  );
}

/** What a new row is about: « logiciel:x », « projet:x » or « domaine:x » chosen in one list, or each in its own. */
function aboutTyped(typed: Typed): Pick<Work, 'application' | 'domain' | 'project'> {
  const [, what, code] = /^(logiciel|projet|domaine):(.+)$/.exec(typed[newFields.about] ?? '') ?? [];
  const of = (one: string, field: string) => (what === one ? (code ?? null) : orNull(typed[field]));
  return {
    application: of('logiciel', aboutFields.application),
    project: of('projet', aboutFields.project),
    domain: of('domaine', aboutFields.domain),
  };
}

/** The row that is being added; null while its kind or its beneficiary is not chosen. */
export function newRowTyped(typed: Typed): EditedRow | null {
  const kind = orNull(typed[newFields.kind]);
  const beneficiary = readBeneficiary(typed[newFields.beneficiary] ?? '');
  if (kind === null || beneficiary === null) return null;
  const about = aboutTyped(typed);
  return { work: { kind, ...about, comment: orNull(typed[newFields.comment]), ...beneficiary }, cells: noCells };
}

/** True for a row in which nothing is typed: it is shown, and not saved. */
export function isBlank({ cells }: EditedRow): boolean {
  return cells.every((text) => text.trim() === '');
}

export function hasWork(rows: readonly EditedRow[], work: Work): boolean {
  const key = workKey(work);
  return rows.some((row) => workKey(row.work) === key);
}

/** The rows with one more; the same work is not added twice. */
export function withRow(rows: readonly EditedRow[], added: EditedRow): readonly EditedRow[] {
  return hasWork(rows, added.work) || rows.length >= mostRows ? rows : [...rows, added];
}

/**
 * Brings the rows of another week, with what it says of each day or without. What is typed already stays, and nothing is put where
 * nothing is due: `open` says of each day whether it takes time.
 */
export function withCopied(
  rows: readonly EditedRow[],
  copied: readonly EditedRow[],
  { values, open }: { readonly values: boolean; readonly open: readonly boolean[] },
): readonly EditedRow[] {
  const filled = rows.map(({ cells }) => cells);
  const isTaken = (day: number) => filled.some((cells) => (cells[day] ?? '').trim() !== '');
  const taken = noCells.map((_, day) => isTaken(day));
  const cellsOf = ({ cells }: EditedRow) =>
    values ? cells.map((text, day) => (open[day] === true && taken[day] !== true ? text : '')) : noCells;
  return copied.reduce<readonly EditedRow[]>((all, row) => {
    const key = workKey(row.work);
    const brought = cellsOf(row);
    if (!hasWork(all, row.work)) return withRow(all, { work: row.work, cells: brought });
    return all.map((one) =>
      workKey(one.work) === key
        ? { ...one, cells: one.cells.map((text, day) => (text.trim() === '' ? (brought[day] ?? '') : text)) }
        : one,
    );
  }, rows);
}

/** Recorded hundredths as a cell shows them; nothing for none. */
export function cellText(hundredths: number): string {
  return hundredths === 0 ? '' : frenchPart(hundredths);
}
