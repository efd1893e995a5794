import type { FileFormat, StandingRow, TogetherFault, Value } from '../../../import/format.ts';
import { frenchDay } from '../../../kernel/french.ts';

type Check = NonNullable<FileFormat['check']>;

/** A part of full time is a whole percentage from 1 to 100. */
export function checkPercent(field: string, what: string): Check {
  return (row) => {
    const percent = row[field];
    if (typeof percent !== 'number' || (percent >= 1 && percent <= 100)) return null;
    return {
      field,
      rule: 'percent-range',
      message: `${what} vaut ${percent}\u00a0% : écrivez un nombre de 1 à 100, 100 pour un temps complet.`,
    };
  };
}

/** A grade step is a small number. */
export const checkStep: Check = (row) => {
  const step = row['step'];
  if (typeof step !== 'number' || (step >= 1 && step <= 30)) return null;
  return { field: 'step', rule: 'step-range', message: `L’échelon ${step} n’existe pas : écrivez un nombre de 1 à 30.` };
};

/** What a row takes of something, from a moment to another, excluded. Moments are texts in the order of time. */
export type Share = { readonly of: StandingRow; readonly from: string; readonly to: string; readonly load: number };

/** Before and after any day that is written. */
const [beginning, end] = ['', '~'];

export function shareOf(of: StandingRow, load: number): Share {
  return { of, from: textOf(of.row['from_day'], beginning), to: textOf(of.row['to_day'], end), load };
}

export function textOf(value: Value | undefined, missing: string): string {
  return typeof value === 'string' ? value : missing;
}

export type Excess = { readonly share: Share; readonly from: string; readonly sum: number; readonly other: StandingRow };

/**
 * Where rows take together more than there is. Records that stay come first and the rows of the import in their order, so that the
 * later row is the one refused; a row refused takes nothing any more.
 * @param sharesOf what each row takes of what, told by a name; null for nothing
 */
export function findExcesses(
  rows: readonly StandingRow[],
  shareOfRow: (row: StandingRow) => { readonly what: string; readonly share: Share } | null,
  limit: number,
): readonly Excess[] {
  const taken = new Map<string, Share[]>();
  return rows.flatMap((row) => {
    const own = shareOfRow(row);
    if (own === null) return [];
    const others = taken.get(own.what) ?? [];
    const excess = row.recorded ? null : excessOf(own.share, others, limit);
    if (excess === null) taken.set(own.what, [...others, own.share]);
    return excess === null ? [] : [excess];
  });
}

/** A sum only grows where something begins: those moments are looked at, and no other. */
function excessOf(share: Share, others: readonly Share[], limit: number): Excess | null {
  const beside = others.filter((one) => one.from < share.to && share.from < one.to);
  const moments = [share.from, ...beside.map(({ from }) => from).filter((from) => from > share.from)].sort();
  for (const from of moments) {
    const there = beside.filter((one) => one.from <= from && from < one.to);
    const sum = there.reduce((total, { load }) => total + load, share.load);
    const last = there.at(-1);
    if (sum > limit && last !== undefined) return { share, from, sum, other: last.of };
  }
  return null;
}

export function sayExcess(
  { share, from, sum, other }: Excess,
  wrong: { readonly field: string; readonly rule: string; readonly say: (when: string, with_: string, sum: number) => string },
): TogetherFault {
  const when = from === beginning ? 'Dès l’origine' : `Le ${frenchDay(from.slice(0, 10))}`;
  return { of: share.of, field: wrong.field, rule: wrong.rule, message: wrong.say(when, other.told(share.of), sum) };
}

/** The check of a format whose stretches, of one thing, may not meet: two rhythms of work of one person, say. */
export function refuseOverlaps(
  whatOf: (row: StandingRow['row']) => string,
  wrong: { readonly rule: string; readonly say: (when: string, with_: string) => string },
): NonNullable<FileFormat['together']> {
  return (rows) =>
    findExcesses(rows, (of) => ({ what: whatOf(of.row), share: shareOf(of, 1) }), 1).map((excess) =>
      sayExcess(excess, { field: 'from_day', ...wrong }),
    );
}

/** A grade that was no more when something of that grade begins is taken, with a word: old lists still name it. */
export function remarkObsoleteGrades(rows: readonly StandingRow[]): readonly TogetherFault[] {
  return rows.flatMap((of): TogetherFault[] => {
    const { 'grade.to_day': to, 'grade.name': name, from_day: from } = of.row;
    if (of.recorded || typeof to !== 'string' || typeof from !== 'string' || from < to) return [];
    const message = `Le grade « ${String(name)} » n’existe plus depuis le ${frenchDay(to)} : la ligne est reprise, vérifiez le grade.`;
    return [{ of, field: 'grade', rule: 'obsolete-grade', message, remark: true }];
  });
}
