import type { Rule } from './finding.ts';
import { chapterCode } from './labels.ts';
import { scale, slackOf } from './numbers.ts';
import type { Entry } from './tables.ts';

export type Term = { readonly entry: Entry; readonly factor: number };

/**
 * What the structure of the report says must hold between printed figures. `result` is the derived figure (the total, the
 * rate, the quote); any cell may turn out to be the one at fault. Rules state relations, `diagnose` finds the faults.
 */
export type Relation = {
  readonly rule: Rule;
  /** How sure the structure is, 0 to 1. */
  readonly weight: number;
  /** `doubtful`: a break of it is never called an error. */
  readonly strength: 'error' | 'doubtful';
  readonly result: Entry;
  readonly form: /** result = Σ factor × term + constant */
    | { readonly kind: 'sum'; readonly terms: readonly Term[]; readonly constant: number }
    /** result = sign × (100 × Σ numerator / Σ denominator − offset) */
    | {
        readonly kind: 'rate';
        readonly numerator: readonly Term[];
        readonly denominator: readonly Term[];
        readonly offset: 0 | 100;
        readonly sign: 1 | -1;
      };
  /** Relations of one table row: when they all break alike, a row is missing. */
  readonly group: string;
  /** French: what was added or divided, without the numbers. */
  readonly meaning: string;
  /** Cells named in the explanation of a break, e.g. the details of a row. */
  readonly besides?: readonly Entry[];
};

/** Amounts by index of entry, in ten-thousandths; a diagnosis corrects them one by one. */
export type Amounts = number[];

export type Status =
  | 'holds' // to the last printed digit
  | 'rounding' // off by what the rounding of the terms explains
  | 'odd' // within the bound of rounding, but too far to be likely
  | 'broken'
  | 'void'; // a rate on a zero base

export function entriesOf(relation: Relation): Entry[] {
  const { form } = relation;
  const terms = form.kind === 'sum' ? form.terms : [...form.numerator, ...form.denominator];
  return [relation.result, ...new Set(terms.map((term) => term.entry))];
}

function total(terms: readonly Term[], amounts: Amounts): number {
  return terms.reduce((sum, term) => sum + term.factor * (amounts[term.entry.index] ?? 0), 0);
}

function finest(terms: readonly Term[], unit: string): number {
  return terms.reduce(
    (step, { entry }) =>
      entry.cell.unit === unit && entry.number && !entry.number.approximate ? Math.min(step, entry.number.step) : step,
    Number.POSITIVE_INFINITY,
  );
}

function slack(terms: readonly Term[], finestStep?: number): { bound: number; deviation: number } {
  let [bound, variance] = [0, 0];
  for (const { entry, factor } of terms) {
    if (!entry.number) continue;
    const own =
      Math.abs(factor) *
      slackOf(entry.number, entry.cell.unit, Math.min(entry.number.step, finestStep ?? Number.POSITIVE_INFINITY));
    bound += own;
    variance += (own * own) / 3;
  }
  return { bound, deviation: Math.sqrt(variance) };
}

const cent = scale / 100;

/** Amounts that were shared out and rounded to the cent one by one; those of accounts (by chapter) are exact. */
function isSplit({ rule, form, result }: Relation): boolean {
  return (
    rule === 'total-down' &&
    form.kind === 'sum' &&
    form.terms.length >= 4 &&
    result.cell.unit === 'EUR' &&
    form.terms.every(({ entry }) => entry.number?.step === cent && chapterCode(entry.cell.row) === null)
  );
}

export function toleranceOf(relation: Relation, amounts: Amounts): { bound: number; likely: number } {
  const { form, result } = relation;
  const own: Term = { entry: result, factor: 1 };
  if (form.kind === 'sum') {
    const all = [own, ...form.terms];
    // Where a column prints decimals, its whole numbers are exact to those decimals; a quote may be rounded on its own.
    const { bound, deviation } = isSplit(relation)
      ? { bound: (all.length * cent) / 2, deviation: (Math.sqrt(all.length / 3) * cent) / 2 }
      : slack(all, form.terms.length > 1 ? finest(all, result.cell.unit) : undefined);
    return { bound, likely: Math.min(bound, Math.max(3.5 * deviation, bound / 2)) };
  }
  const [above, below] = [total(form.numerator, amounts), total(form.denominator, amounts)];
  if (below === 0) return { bound: 0, likely: 0 };
  const [aboveSlack, belowSlack] = [slack(form.numerator).bound, slack(form.denominator).bound];
  const spread = (100 * scale * (aboveSlack + (Math.abs(above) * belowSlack) / Math.abs(below))) / Math.abs(below);
  const step = result.number?.step ?? scale;
  return { bound: step + spread, likely: step / 2 + spread };
}

/** What the result should be, the other figures being as given; null on a zero base. */
export function expectedResult(relation: Relation, amounts: Amounts): number | null {
  const { form } = relation;
  if (form.kind === 'sum') return total(form.terms, amounts) + form.constant;
  const below = total(form.denominator, amounts);
  if (below === 0) return null;
  return form.sign * scale * ((100 * total(form.numerator, amounts)) / below - form.offset);
}

const dust = 1e-3;

export function statusOf(relation: Relation, amounts: Amounts): Status {
  const expected = expectedResult(relation, amounts);
  if (expected === null) return 'void';
  const off = Math.abs((amounts[relation.result.index] ?? 0) - expected);
  const { bound, likely } = toleranceOf(relation, amounts);
  if (relation.form.kind === 'rate') return off <= likely + dust ? 'holds' : off <= bound + dust ? 'rounding' : 'broken';
  if (off <= dust) return 'holds';
  if (off > bound + dust) return 'broken';
  return off <= likely + dust ? 'rounding' : 'odd';
}

/** The value of one of its cells that satisfies the relation, the others being as given, with its half-width; null when there is none. */
export function solve(relation: Relation, entry: Entry, amounts: Amounts): { center: number; half: number } | null {
  const { form, result } = relation;
  const expected = expectedResult(relation, amounts);
  const printed = amounts[result.index] ?? 0;
  if (form.kind === 'sum') {
    if (expected === null) return null;
    const { bound } = toleranceOf(relation, amounts);
    if (entry === result) return { center: expected, half: bound };
    const factor = form.terms.filter((term) => term.entry === entry).reduce((sum, term) => sum + term.factor, 0);
    if (factor === 0) return null;
    return { center: (amounts[entry.index] ?? 0) + (printed - expected) / factor, half: bound / Math.abs(factor) };
  }
  if (entry === result) {
    const step = result.number?.step ?? scale;
    return expected === null
      ? null
      : { center: Math.sign(expected) * Math.round(Math.abs(expected) / step) * step, half: step / 2 };
  }
  const ratio = ((form.sign * printed) / scale + form.offset) / 100;
  const above = form.numerator.filter((term) => term.entry === entry).reduce((sum, term) => sum + term.factor, 0);
  const below = form.denominator.filter((term) => term.entry === entry).reduce((sum, term) => sum + term.factor, 0);
  const factor = above - ratio * below;
  if (factor === 0) return null;
  const [numerator, denominator] = [total(form.numerator, amounts), total(form.denominator, amounts)];
  const center = (amounts[entry.index] ?? 0) + (ratio * denominator - numerator) / factor;
  const half =
    Math.abs(
      ((result.number?.step ?? scale) / 2 / scale / 100) * (denominator + below * (center - (amounts[entry.index] ?? 0))),
    ) / Math.abs(factor);
  return Number.isFinite(center) ? { center, half } : null;
}
