import { balance, balanceInRows, budgetTables, orderEntries } from './budget.ts';
import { diagnose } from './diagnose.ts';
import { amountText, findingOf, roundingOf } from './explain.ts';
import type { Finding } from './finding.ts';
import { isTotal } from './labels.ts';
import { lastYear, type Memory } from './last-year.ts';
import { movements } from './movements.ts';
import type { Hints } from './probable-cause.ts';
import { quotes } from './quotes.ts';
import { type Base, otherBase, rates } from './rates.ts';
import { type Amounts, expectedResult, type Relation, statusOf } from './relation.ts';
import { exclusions, results } from './results.ts';
import { rowDifferences } from './row-differences.ts';
import { single } from './single.ts';
import { formerValue, suspicionOf } from './suspicion.ts';
import { columnKey, type Entry, placeOf, type Table } from './tables.ts';
import { textRates } from './text-rates.ts';
import { impliedTotals, totalsAcross } from './totals-across.ts';
import { totalsDown } from './totals-down.ts';

/** Everything that is checked by computing: the relations that the structure implies, and the fewest faults that explain their breaks. */
export function auditArithmetic(entries: readonly Entry[], tables: readonly Table[], memory: Memory, year: number): Finding[] {
  const amounts: Amounts = entries.map((entry) => entry.number?.amount ?? 0);
  const past = lastYear(entries, memory, year);
  const across = tables.flatMap((table) => totalsAcross(table, amounts));
  const implied = impliedTotals(across, tables, amounts);
  const percent = tables.map((table) => ({ table, ...rates(table, amounts) }));
  const budgets = budgetTables(tables, year);
  const relations: Relation[] = [
    ...across,
    ...tables.flatMap((table) => totalsDown(table, amounts, implied)),
    ...tables.flatMap((table) => rowDifferences(table, amounts)),
    ...percent.flatMap((one) => one.relations),
    ...balance(budgets, String(year)),
    ...orderEntries(budgets, String(year)),
    ...results(tables, amounts),
    ...exclusions(tables),
    ...movements(tables),
    ...balanceInRows(tables, amounts, String(year)),
    ...quotes(entries, tables, budgets, amounts),
    ...textRates(entries, tables, budgets, amounts),
    ...past.relations,
  ];
  const { diagnoses, amounts: corrected } = diagnose(relations, amounts, suspicionOf(tables, memory, amounts));
  const hints = hintsFor(relations, percent, tables, memory, amounts);
  const findings = diagnoses.map((diagnosis) => findingOf(diagnosis, hints));
  const accused = new Set(diagnoses.flatMap((diagnosis) => (diagnosis.kind === 'cell' ? [diagnosis.entry.index] : [])));
  const roundings = relations.flatMap((relation) => {
    if (accused.has(relation.result.index)) return [];
    const status = statusOf(relation, corrected);
    return (status === 'rounding' || status === 'odd') && statusOf(relation, amounts) === status
      ? [roundingOf(relation, status === 'odd', amounts)]
      : [];
  });
  return [...findings, ...roundings, ...past.findings, ...relations.flatMap((relation) => zeroBase(relation, amounts))];
}

/** A rate printed where its base is nil: what was realised without being forecast has no rate. */
function zeroBase(relation: Relation, amounts: Amounts): Finding[] {
  const { form, result } = relation;
  if (form.kind !== 'rate' || statusOf(relation, amounts) !== 'void') return [];
  const above = form.numerator.reduce((sum, term) => sum + term.factor * (amounts[term.entry.index] ?? 0), 0);
  if (above === 0) return [];
  const others = [...form.numerator, ...form.denominator].map((term) => term.entry);
  return [
    single(
      'doubtful',
      'rate',
      result,
      `${relation.meaning} : ${amountText(above, others[0]?.cell.unit ?? 'EUR')} sur une base nulle. Le taux imprimé (${result.cell.printed.trim()}) n’a pas de sens : rien ne devrait être imprimé.`,
      { others },
    ),
  ];
}

type Percent = { table: Table; bases: Map<string, Base[]> };

function hintsFor(
  relations: readonly Relation[],
  percent: readonly Percent[],
  tables: readonly Table[],
  memory: Memory,
  amounts: Amounts,
): Hints {
  return {
    former: (entry) => formerValue(entry, tables, memory, amounts),
    base: (relation) => baseOf(relation, percent, tables, amounts) ?? narrowedBase(relation, tables, amounts),
    neighbour: (entry) => neighbourOf(entry, tables, amounts),
    lostColumn: (relation) => lostColumn(relation, relations, amounts),
    hiddenTransfer: (relation) => hiddenTransfer(relation, relations, amounts),
  };
}

function baseOf(relation: Relation, percent: readonly Percent[], tables: readonly Table[], amounts: Amounts): string | null {
  const { row, table } = placeOf(relation.result, tables) ?? {};
  const one = percent.find((other) => other.table === table);
  const column = one?.table.columns.find((candidate) => candidate.key === columnKey(relation.result.cell));
  const bases = column && one?.bases.get(column.key);
  return row && one && column && bases ? otherBase(one.table, row, column, bases, amounts, relation.meaning) : null;
}

/** A rate of a total whose base leaves out one or two rows of the table: the rows are named. */
function narrowedBase(relation: Relation, tables: readonly Table[], amounts: Amounts): string | null {
  if (relation.form.kind !== 'rate') return null;
  if (
    relation.form.offset === 100 &&
    ['holds', 'rounding'].includes(statusOf({ ...relation, form: { ...relation.form, offset: 0 } }, amounts))
  )
    return 'le rapport des deux années, sans en retirer 100 %';
  const base = relation.form.denominator[0]?.entry;
  if (!base || !isTotal(base.cell.row)) return null;
  const rows = (placeOf(base, tables)?.table.rows ?? []).filter((row) => !isTotal(row.label));
  const cells = rows
    .flatMap((row) => row.entries.get(columnKey(base.cell)) ?? [])
    .filter((entry) => (amounts[entry.index] ?? 0) !== 0);
  const sets = cells
    .flatMap((first, index) => [[first], ...cells.slice(index + 1).map((second) => [first, second])])
    .sort((a, b) => a.length - b.length);
  for (const left of sets) {
    const less = left.map((entry) => ({ entry, factor: -1 }));
    const denominator = [...relation.form.denominator, ...less];
    if (statusOf({ ...relation, form: { ...relation.form, denominator } }, amounts) !== 'holds') continue;
    const rest = left.reduce((sum, entry) => sum - (amounts[entry.index] ?? 0), amounts[base.index] ?? 0);
    return `« ${base.cell.column} » sans ${left.map((entry) => `« ${entry.cell.row} »`).join(' ni ')} (${amountText(rest, base.cell.unit)})`;
  }
  return null;
}

/** Both sections are out of balance by one amount, in opposite ways: the transfer between them was left out of both tables. */
function hiddenTransfer(relation: Relation, relations: readonly Relation[], amounts: Amounts): string | null {
  const gap = (one: Relation) => (amounts[one.result.index] ?? 0) - (expectedResult(one, amounts) ?? 0);
  const other = relations.find(
    (one) => one.rule === 'section-balance' && one !== relation && gap(one) !== 0 && gap(one) === -gap(relation),
  );
  return other
    ? `le virement entre sections (chapitres 023 et 021, ${amountText(Math.abs(gap(relation)), 'EUR')}) manque dans les deux sections, qui s’écartent du même montant en sens contraire`
    : null;
}

/** The printed amount stands in the row above or below as well: a line was copied twice. */
function neighbourOf(entry: Entry, tables: readonly Table[], amounts: Amounts): string | null {
  const table = placeOf(entry, tables)?.table;
  const at = table?.rows.findIndex((row) => row.entries.get(columnKey(entry.cell)) === entry) ?? -1;
  const amount = amounts[entry.index] ?? 0;
  if (!table || at < 0 || amount === 0) return null;
  const twin = [table.rows[at - 1], table.rows[at + 1]].find((row) => {
    const other = row?.entries.get(columnKey(entry.cell));
    return other?.number && amounts[other.index] === amount;
  });
  return twin ? `montant de la ligne voisine « ${twin.label} »` : null;
}

/** Several rows of one table short in the same direction, the others exact: what is missing is a column. */
function lostColumn(relation: Relation, relations: readonly Relation[], amounts: Amounts): string | null {
  const rows = relations.filter(
    (other) => other.rule === 'total-across' && other.group === relation.group && !isTotal(other.result.cell.row),
  );
  const short = rows.filter((other) => statusOf(other, amounts) === 'broken');
  const gaps = short.map((other) => (amounts[other.result.index] ?? 0) - (expectedResult(other, amounts) ?? 0));
  if (short.length < 2 || gaps.some((gap) => gap <= 0)) return null;
  const names = short.map((other) => `« ${other.result.cell.row} »`).join(', ');
  return `une colonne a sans doute été perdue : le total dépasse les colonnes imprimées sur ${short.length} lignes (${names}), de ${amountText(
    gaps.reduce((a, b) => a + b, 0),
    relation.result.cell.unit,
  )} en tout`;
}
