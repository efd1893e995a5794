import { isSlipWithin } from './causes.ts';
import { isNoSum, plain } from './labels.ts';
import { scale } from './numbers.ts';
import { type Amounts, entriesOf, expectedResult, type Relation, solve, toleranceOf } from './relation.ts';
import type { Table } from './tables.ts';

/** Within a share of what is printed. */
export function isNear(relation: Relation, amounts: Amounts, share: number): boolean {
  const printed = amounts[relation.result.index] ?? 0;
  return Math.abs(printed - (expectedResult(relation, amounts) ?? 0)) <= share * Math.abs(printed);
}

/** One mistyped digit, in the total or in one row, explains the gap: large as it is, the rows do add up to the total. */
export function isOneSlip(relation: Relation, amounts: Amounts): boolean {
  return entriesOf(relation).some((entry) => {
    const solution = solve(relation, entry, amounts);
    return (
      solution !== null &&
      isSlipWithin(amounts[entry.index] ?? 0, solution.center, solution.half, entry.number?.step ?? scale, entry.cell.unit)
    );
  });
}

/** The gap is one of three rows or more, and that row is no sum of others: it was left out. */
export function isOneLeftOut(relation: Relation, amounts: Amounts): boolean {
  const terms =
    relation.form.kind === 'sum'
      ? relation.form.terms.map((term) => amounts[term.entry.index] ?? 0).filter((amount) => amount !== 0)
      : [];
  const printed = amounts[relation.result.index] ?? 0;
  const gap = (expectedResult(relation, amounts) ?? 0) - printed;
  const { bound } = toleranceOf(relation, amounts);
  const isGap = (amount: number) => Math.abs(amount - gap) <= bound;
  return (
    terms.length >= 3 &&
    gap > 0 &&
    Math.abs(gap - printed) > bound &&
    terms.filter(isGap).length === 1 &&
    !terms.includes(printed)
  );
}

/** One column alone, far off, and neither a slip nor a row left out: rows that overlap, or that are not all there. */
export function isUnexplained(relation: Relation, amounts: Amounts): boolean {
  return !isNear(relation, amounts, 0.1) && !isOneSlip(relation, amounts) && !isOneLeftOut(relation, amounts);
}

/** Not a sum, by the column's name or by a total of the size of its rows. */
export function isAverage(relation: Relation, amounts: Amounts): boolean {
  if (isNoSum(relation.result.cell.column)) return true;
  const terms = relation.form.kind === 'sum' ? relation.form.terms.map((term) => amounts[term.entry.index] ?? 0) : [];
  const printed = amounts[relation.result.index] ?? 0;
  const mean = terms.reduce((sum, amount) => sum + amount, 0) / terms.length;
  const isMiddling = terms.length >= 3 && printed > Math.min(...terms) && printed < Math.max(...terms);
  return (
    isMiddling &&
    printed > 0.6 * mean &&
    printed < 1.6 * mean &&
    !isOneSlip(relation, amounts) &&
    !isOneLeftOut(relation, amounts)
  );
}

/** « Principaux fournisseurs », « top 10 »: the rows were never meant to be all that the total counts. */
export function isSelection(table: Table): boolean {
  const labels = plain(`${table.section} ${table.table} ${table.rows[0]?.label ?? ''}`);
  return /\b(principa(l|ux|les?)|top( \d+)?|premiers|premieres|exemples?|extraits?|selection|notamment)\b/.test(labels);
}
