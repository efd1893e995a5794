import { nameLeftOut, nameSlipWithin } from './causes.ts';
import { scale } from './numbers.ts';
import { type Amounts, expectedResult, type Relation, toleranceOf } from './relation.ts';
import type { Entry } from './tables.ts';

/** What only the whole edition can tell about a cell at fault; `null` when it tells nothing. */
export type Hints = {
  readonly base: (relation: Relation) => string | null;
  readonly former: (entry: Entry, amount: number) => string | null;
  readonly neighbour: (entry: Entry, expected: number) => string | null;
  readonly lostColumn: (relation: Relation) => string | null;
  readonly hiddenTransfer: (relation: Relation) => string | null;
};

/** Why a figure is what it is, in French; the surest cause first. `corrected`: what it should be, where that is known. */
export function causeOf(
  relation: Relation,
  entry: Entry,
  corrected: number | null,
  amounts: Amounts,
  hints: Hints,
): string | null {
  const printed = amounts[entry.index] ?? 0;
  const former = hints.former(entry, printed);
  if (former) return `chiffre non mis à jour : ${former}`;
  if (relation.form.kind === 'rate' && relation.result === entry) {
    const base = hints.base(relation);
    if (base) return `taux calculé sur une autre base : ${base}`;
  }
  const structural = ofStructure(relation, hints);
  if (structural) return structural;
  const left = leftOut(relation, entry, amounts);
  if (left?.isTelling) return left.cause;
  if (corrected !== null) {
    const half = relation.form.kind === 'sum' ? toleranceOf(relation, amounts).bound : 0;
    const slip = nameSlipWithin(printed, corrected, half, entry.number?.step ?? scale, entry.cell.unit);
    if (slip) return slip;
    const neighbour = hints.neighbour(entry, corrected);
    if (neighbour) return neighbour;
  }
  return left?.cause ?? null;
}

function ofStructure(relation: Relation, hints: Hints): string | null {
  if (relation.rule === 'section-balance') return hints.hiddenTransfer(relation);
  return relation.rule === 'total-across' ? hints.lostColumn(relation) : null;
}

/** Terms that the total forgot or counted twice; telling when the gap is one figure of three digits or more. */
function leftOut(relation: Relation, entry: Entry, amounts: Amounts): { cause: string; isTelling: boolean } | null {
  const { form } = relation;
  if (form.kind !== 'sum' || relation.result !== entry || form.terms.length < 2) return null;
  const across = relation.rule === 'total-across';
  const terms = form.terms.map((term) => ({
    label: across ? term.entry.cell.column : term.entry.cell.row,
    amount: term.factor * (amounts[term.entry.index] ?? 0),
  }));
  const gap = (amounts[entry.index] ?? 0) - (expectedResult(relation, amounts) ?? 0);
  const cause = nameLeftOut(gap, terms, Math.min(toleranceOf(relation, amounts).bound, Math.abs(gap) / 50));
  return cause === null
    ? null
    : { cause, isTelling: form.terms.length >= 3 && String(Math.abs(Math.round(gap))).replace(/0+$/, '').length >= 3 };
}

/** An amount that only a rate gives is still seen to be a thousand times too small or too large. */
export function thousandSlip(printed: number, corrected: number | null): string | null {
  const ratio = corrected === null || printed === 0 ? 0 : Math.abs(corrected / printed);
  const isThousand = [ratio, 1 / ratio].some((one) => one > 980 && one < 1020);
  return isThousand ? 'montant donné dans une autre unité (milliers d’euros et euros confondus)' : null;
}
