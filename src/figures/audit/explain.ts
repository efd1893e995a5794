import { frenchNumber } from '../../kernel/french.ts';
import { isUnit, units } from '../../kernel/unit.ts';
import type { Diagnosis } from './diagnose.ts';
import { addressOf, type Finding } from './finding.ts';
import { decimalsOf, plainDecimal, scale, shortDecimal } from './numbers.ts';
import { causeOf, type Hints, thousandSlip } from './probable-cause.ts';
import { type Amounts, entriesOf, expectedResult, type Relation, type Term, toleranceOf } from './relation.ts';
import type { Entry } from './tables.ts';

/** The number alone, in the form of its unit: euros keep their cents. */
function bareText(amount: number, entry: Entry): string {
  return amountText(amount, entry.cell.unit).replace(/\u00a0[^\d]*$/, '');
}

export function amountText(amount: number, unit: string, decimals?: number): string {
  const hasCents = unit === 'EUR' && Math.round(amount) % scale !== 0;
  const plain =
    decimals !== undefined ? plainDecimal(amount, decimals) : hasCents ? plainDecimal(amount, 2) : shortDecimal(amount);
  const sign = isUnit(unit) ? units[unit].fr : '';
  return `${frenchNumber(plain)}${sign === '' ? '' : `\u00a0${sign}`}`;
}

export function nameOf(entry: Entry): string {
  const { row, column } = entry.cell;
  return row.trim() === '' ? `« ${column} »` : `« ${row} », « ${column} »`;
}

function decimalsFor(entry: Entry): number {
  return entry.number ? Math.min(2, decimalsOf(entry.number.step)) : 2;
}

function listed(terms: readonly Term[], amounts: Amounts): string {
  const shown = terms.filter((term) => amounts[term.entry.index] !== 0);
  const signed = shown.map((term, index) => {
    const text = bareText(amounts[term.entry.index] ?? 0, term.entry);
    return term.factor < 0 ? `− ${text}` : index === 0 ? text : `+ ${text}`;
  });
  return signed.length > 14 ? `${signed.slice(0, 12).join(' ')} + … (${signed.length} termes)` : signed.join(' ');
}

/** The arithmetic of a relation, with what is printed beside it. */
export function arithmetic(relation: Relation, amounts: Amounts): string {
  const { form, result, meaning } = relation;
  const expected = expectedResult(relation, amounts) ?? 0;
  const printed = `imprimé ${amountText(amounts[result.index] ?? 0, result.cell.unit)}`;
  if (form.kind === 'rate') {
    const [above, below] = [form.numerator, form.denominator].map((terms) =>
      terms.length === 1 ? listed(terms, amounts) || '0' : `(${listed(terms, amounts)})`,
    );
    const change = form.offset === 100 ? ' − 100 %' : '';
    return `${meaning} : ${above} / ${below}${change} = ${amountText(expected, 'percent', Math.max(2, decimalsFor(result)))}, ${printed}`;
  }
  if (form.terms.length === 0) return `${meaning} : ${amountText(form.constant, result.cell.unit)}, ${printed}`;
  if (form.terms.length === 1 && form.constant === 0)
    return `${meaning} : ${form.terms.map((term) => placed(term.entry, result, amounts)).join('')}, ${placed(result, form.terms[0]?.entry, amounts)}`;
  const implied =
    form.constant === 0 ? '' : ` + ${amountText(form.constant, 'count')} (cellule laissée vide, connue par sa ligne)`;
  return `${meaning} : ${listed(form.terms, amounts)}${implied} = ${amountText(expected, result.cell.unit)}, ${printed}`;
}

/** The amount and where it stands; the section only where the two stand in different ones. */
function placed(entry: Entry, beside: Entry | undefined, amounts: Amounts): string {
  const where = beside?.cell.section === entry.cell.section ? '' : ` (${entry.cell.section})`;
  return `${amountText(amounts[entry.index] ?? 0, entry.cell.unit)} en ${nameOf(entry)}${where}`;
}

/** The surest relation first; a sum says more than a rate. */
function leading(relations: readonly Relation[], entry: Entry): Relation {
  const rank = (relation: Relation) =>
    relation.weight +
    (relation.form.kind === 'sum' ? 0.2 : 0) +
    (relation.result === entry ? 0.1 : 0) -
    (relation.form.kind === 'sum' && relation.form.terms.length === 0 ? 0.5 : 0);
  return relations.reduce((a, b) => (rank(b) > rank(a) ? b : a));
}

export function findingOf(diagnosis: Diagnosis, hints: Hints): Finding {
  if (diagnosis.kind === 'missing-row') return missingRow(diagnosis.relations, diagnosis.before);
  if (diagnosis.kind === 'swap') return swapped(diagnosis.entry, diagnosis.partner, diagnosis.relations, diagnosis.before);
  const { entry, relations, before, propagated } = diagnosis;
  const relation = leading(relations, entry);
  const corrected = diagnosis.corrected ?? (relation.result === entry ? expectedResult(relation, before) : null);
  // An amount that only a rate gives is known to a few digits: no value is named.
  const isExact = relation.form.kind === 'sum' || relation.result === entry;
  const cause =
    causeOf(relation, entry, isExact ? corrected : null, before, hints) ??
    (isExact ? null : thousandSlip(before[entry.index] ?? 0, corrected));
  const others = relations.filter((other) => other !== relation);
  const parts = [
    arithmetic(relation, before),
    diagnosis.suspects.length === 0 || !relation.rule.startsWith('total')
      ? null
      : `le total est confirmé par ailleurs : l’un des chiffres qu’il additionne est faux (${diagnosis.suspects.slice(0, 3).map(nameOf).join(', ou ')}${diagnosis.suspects.length > 3 ? ', ou un autre' : ''})`,
    relation.result === entry
      ? null
      : `seul ${nameOf(entry)} (${entry.cell.printed.trim()}) rend ces chiffres cohérents une fois corrigé`,
    cause === null ? null : `cause probable : ${cause}`,
    others.length === 0
      ? null
      : `confirmé par ${others
          .map((other) => arithmetic(other, before))
          .slice(0, 2)
          .join(' ; ')}`,
    propagated.length === 0
      ? null
      : `repris dans ${
          propagated
            .flatMap((other) =>
              entriesOf(other)
                .filter((one) => one !== entry && other.result === one)
                .map(nameOf),
            )
            .slice(0, 2)
            .join(' ; ') || 'les chiffres qui en dépendent'
        }`,
  ];
  const kind = relations.every((one) => one.strength === 'doubtful') ? 'doubtful' : 'error';
  return build(kind, relation, entry, isExact ? corrected : null, parts, [...relations, ...propagated], before);
}

function build(
  kind: Finding['kind'],
  relation: Relation,
  entry: Entry,
  expected: number | null,
  parts: readonly (string | null)[],
  relations: readonly Relation[],
  amounts: Amounts,
): Finding {
  const decimals = Math.max(
    decimalsFor(entry),
    entry.cell.unit === 'EUR' && expected !== null && Math.round(expected) % scale !== 0 ? 2 : 0,
  );
  const printed = amounts[entry.index] ?? 0;
  const value = expected === null ? null : plainDecimal(expected, decimals);
  return {
    kind,
    rule: relation.rule,
    cell: addressOf(entry.cell),
    others: [...new Set(relations.flatMap(entriesOf))].filter((other) => other !== entry).map((other) => addressOf(other.cell)),
    expected: value,
    published: entry.cell.printed,
    difference:
      value === null ? null : plainDecimal(printed - Math.round(Number(value) * scale), Math.max(decimals, decimalsFor(entry))),
    explanation: `${capital(parts.filter((part) => part !== null).join('. '))}.`,
  };
}

/** Sentences start with a capital, a chapter's label keeps its own form. */
function capital(text: string): string {
  return text.replace(/(^|\. )(\p{Ll})/gu, (_, before: string, letter: string) => `${before}${letter.toUpperCase()}`);
}

/** A sum that the rounding of what is printed explains (`rounding`), or could but hardly does (`odd`). */
export function roundingOf(relation: Relation, odd: boolean, amounts: Amounts): Finding {
  const expected = expectedResult(relation, amounts);
  const { bound } = toleranceOf(relation, amounts);
  const why =
    relation.form.kind === 'rate'
      ? 'taux tronqué au lieu d’être arrondi'
      : odd
        ? `les arrondis des termes expliqueraient au plus ${amountText(bound, relation.result.cell.unit)}, mais un tel écart est peu vraisemblable`
        : `les arrondis des termes l’expliquent (au plus ${amountText(bound, relation.result.cell.unit)})`;
  return build(
    odd ? 'doubtful' : 'rounding',
    relation,
    relation.result,
    expected,
    [arithmetic(relation, amounts), why],
    [relation],
    amounts,
  );
}

function missingRow(relations: readonly Relation[], amounts: Amounts): Finding {
  const [first] = relations;
  if (!first) throw new RangeError('a missing row is told by the totals that are short');
  const gaps = relations.map(
    (relation) =>
      `« ${relation.result.cell.column} » : ${amountText((amounts[relation.result.index] ?? 0) - (expectedResult(relation, amounts) ?? 0), relation.result.cell.unit)}`,
  );
  const parts = [
    arithmetic(first, amounts),
    `une ligne manque sans doute dans le tableau, le total en manque dans ${relations.length} colonnes (${gaps.join(' ; ')})`,
  ];
  return build('error', first, first.result, expectedResult(first, amounts), parts, relations, amounts);
}

function swapped(entry: Entry, partner: Entry, relations: readonly Relation[], amounts: Amounts): Finding {
  const [first] = relations;
  if (!first) throw new RangeError('a swap is told by the relations that it mends');
  const parts = [
    `les montants de ${nameOf(entry)} et de ${nameOf(partner)} sont intervertis : échangés, ils rendent cohérents ${relations.length} contrôles`,
    ...relations.slice(0, 2).map((relation) => arithmetic(relation, amounts)),
  ];
  return build('error', first, entry, amounts[partner.index] ?? 0, parts, relations, amounts);
}
