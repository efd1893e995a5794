import { nameSlip } from './causes.ts';
import { isDetail, isNoSum, isTotal, plain, roleOf } from './labels.ts';
import { isAdditive } from './numbers.ts';
import { type Amounts, expectedResult, type Relation, statusOf, type Term } from './relation.ts';
import { type Entry, isBlank, type Table, type TableColumn, type TableRow } from './tables.ts';

type Formula = readonly { readonly column: TableColumn; readonly factor: number }[];

/**
 * Totals across: a total column is the sum of columns of its unit and period; which ones is what most rows agree on. Other
 * columns are tried as the sum or difference of two (« écart », « reste »), and believed only when four rows confirm it.
 */
export function totalsAcross(table: Table, amounts: Amounts): Relation[] {
  const columns = table.columns.filter((column) => isAdditive(column.unit) && column.unit !== 'percent');
  if (columns.length < 2) return [];
  const marks = columns.filter((column) => isMarks(table, column));
  return columns.flatMap((column) => {
    const others = columns.filter((other) => other !== column && other.unit === column.unit);
    if (isTotal(column.label) || roleOf(column.label) === 'with-carried') return inferTotal(table, column, others, amounts);
    if (marks.includes(column)) return [];
    return inferDifference(
      table,
      column,
      others.filter((other) => !marks.includes(other)),
      amounts,
    );
  });
}

/** A column of crosses (1 or 0, or nothing): its marks can be counted, they are never the difference of two others. */
function isMarks(table: Table, column: TableColumn): boolean {
  const numbers = table.rows.flatMap((row) => row.entries.get(column.key)?.cell.value ?? []);
  return column.unit === 'count' && numbers.every((value) => value === '0' || value === '1');
}

/** Blank cells of a total column whose parts are printed: their amount is known all the same. */
export function impliedTotals(relations: readonly Relation[], tables: readonly Table[], amounts: Amounts): Map<Entry, number> {
  const implied = new Map<Entry, number>();
  const models = relations.filter((relation) => relation.rule === 'total-across');
  for (const table of tables) {
    for (const column of table.columns) {
      const model = models.find(
        ({ result }) =>
          result.cell.section === table.section &&
          result.cell.table === table.table &&
          result.cell.column === column.label &&
          result.cell.period === column.period,
      );
      if (model?.form.kind !== 'sum') continue;
      const keys = model.form.terms.map((term) => ({
        name: term.entry.cell.column,
        period: term.entry.cell.period,
        factor: term.factor,
      }));
      for (const row of table.rows) {
        const entry = row.entries.get(column.key);
        if (!entry || entry.number || !isBlank(entry)) continue;
        const parts = [...row.entries.values()].flatMap((part) =>
          keys
            .filter((key) => key.name === part.cell.column && key.period === part.cell.period && part.number)
            .map((key) => key.factor * (amounts[part.index] ?? 0)),
        );
        const sum = parts.reduce((a, b) => a + b, 0);
        if (sum !== 0) implied.set(entry, sum);
      }
    }
  }
  return implied;
}

function inferTotal(table: Table, target: TableColumn, others: readonly TableColumn[], amounts: Amounts): Relation[] {
  if (isNoSum(target.label)) return [];
  const samePeriod = partsOf(target, others);
  const formulas = formulasFor(samePeriod);
  const tried = formulas.map((formula) => evaluate(table, target, formula, amounts));
  const best = tried.reduce<Tried | null>((a, b) => (!a || b.fits - b.fails > a.fits - a.fails ? b : a), null);
  if (best && best.fits >= 2 && best.fits * 2 >= best.fits + best.fails) return best.relations;
  const [first] = tried;
  const read =
    first?.relations.filter((relation) => (amounts[relation.result.index] ?? 0) !== 0 && statusOf(relation, amounts) !== 'broken')
      .length ?? 0;
  // « réalisations + reports » is said by the labels: rows with only one of the two confirm it as well.
  if (first && isReadFromLabels(target, samePeriod) && read >= 1) return first.relations;
  if (!first || first.fits + first.fails === 0) return [];
  // Too few rows to learn from: the plain reading is believed when the amounts are of the same size.
  const near = first.relations.every(
    (relation) =>
      Math.abs((amounts[relation.result.index] ?? 0) - (expectedResult(relation, amounts) ?? 0)) <=
      0.3 * Math.abs(amounts[relation.result.index] ?? 0),
  );
  const startsWithTotal = /^(total|ensemble)/.test(plain(target.label)) || roleOf(target.label) === 'with-carried';
  return near && startsWithTotal && first.fits + first.fails <= 2
    ? first.relations.map((relation) => ({
        ...relation,
        weight: 0.8,
        strength: isAsked(table, relation, amounts) ? ('doubtful' as const) : ('error' as const),
      }))
    : [];
}

/** Columns of the total's own period, or else those of the months, quarters or years that it is made of. */
function partsOf(target: TableColumn, others: readonly TableColumn[]): TableColumn[] {
  const inside = others.filter((other) => other.period !== target.period && isWithin(other.period, target.period));
  const same = others.filter((other) => other.period === target.period && !isTotal(other.label) && !isNoSum(other.label));
  return inside.length >= 2 && same.length === 0 ? inside : others.filter((other) => other.period === target.period);
}

/** `2020-03` and `2020-01..2020-03` are within `2020`; a day is a state, not a part. */
function isWithin(part: string, whole: string): boolean {
  const [[from = '', to = from], [start = '', end = start]] = [part.split('..'), whole.split('..')];
  const isPart = /^\d{4}(-\d{2})?$/.test(from) && /^\d{4}(-\d{2})?$/.test(to);
  return isPart && from.slice(0, start.length) >= start && to.slice(0, end.length) <= end && part.length > 0 && start !== '';
}

/** A list of figures in one row may leave some out: short of its total, and by no slip of the keyboard, it is only asked about. */
function isAsked(table: Table, relation: Relation, amounts: Amounts): boolean {
  const [printed, expected] = [amounts[relation.result.index] ?? 0, expectedResult(relation, amounts) ?? 0];
  return table.rows.length === 1 && printed > expected && nameSlip(printed, expected, relation.result.cell.unit) === null;
}

function isReadFromLabels(target: TableColumn, others: readonly TableColumn[]): boolean {
  const roles = others.map((column) => roleOf(column.label));
  return (
    roles.filter((role) => role === 'realised').length === 1 &&
    roles.filter((role) => role === 'carried').length === 1 &&
    (isTotal(target.label) || roleOf(target.label) === 'with-carried')
  );
}

/** Plain readings first: réalisations + reports for a total with reports, else every other column. */
function formulasFor(others: readonly TableColumn[]): Formula[] {
  const roles = others.map((column) => ({ column, role: roleOf(column.label) }));
  const carried = roles
    .filter(({ role }) => role === 'realised' || role === 'carried')
    .map(({ column }) => ({ column, factor: 1 }));
  const parts = others.filter((other) => !isTotal(other.label)).map((column) => ({ column, factor: 1 }));
  const hasRoles = roles.some(({ role }) => role === 'forecast');
  const formulas: Formula[] = [];
  if (carried.length === 2) formulas.push(carried);
  if (parts.length >= 2 && !(hasRoles && carried.length === 2)) formulas.push(parts);
  if (others.length <= 8) {
    for (let mask = 1; mask < 1 << others.length; mask += 1) {
      const subset = others.filter((_, index) => mask & (1 << index)).map((column) => ({ column, factor: 1 }));
      if (subset.length >= 2) formulas.push(subset);
    }
  }
  return formulas;
}

type Tried = { relations: Relation[]; fits: number; fails: number };

function evaluate(table: Table, target: TableColumn, formula: Formula, amounts: Amounts): Tried {
  // A row of averages is rounded on its own.
  const relations = table.rows
    .filter((row) => !isNoSum(row.label))
    .flatMap((row) => sumAcross(table, row, target, formula) ?? []);
  const telling = relations.filter((relation) => isTelling(relation, amounts));
  const fits = telling.filter((relation) => statusOf(relation, amounts) !== 'broken').length;
  return { relations, fits, fails: telling.length - fits };
}

function isTelling(relation: Relation, amounts: Amounts): boolean {
  return relation.form.kind === 'sum' && relation.form.terms.filter((term) => amounts[term.entry.index] !== 0).length >= 2;
}

function sumAcross(table: Table, row: TableRow, target: TableColumn, formula: Formula): Relation | null {
  const result = row.entries.get(target.key);
  if (!result?.number || result.number.approximate) return null;
  const terms: Term[] = [];
  let constant = 0;
  for (const { column, factor } of formula) {
    const entry = row.entries.get(column.key);
    if (entry?.number?.approximate) return null;
    if (entry?.number) terms.push({ entry, factor });
    else if (!isBlank(entry)) return null;
    // A total left blank under a column of figures is not zero.
    else if (isTotal(row.label)) constant += factor * sumOf(table, column);
  }
  if (terms.length === 0) return null;
  const group = JSON.stringify([table.section, table.table, target.key]);
  const meaning = formula
    .map(({ column, factor }, index) => `${factor < 0 ? '− ' : index > 0 ? '+ ' : ''}« ${column.label} »`)
    .join(' ');
  return { rule: 'total-across', weight: 1, strength: 'error', result, form: { kind: 'sum', terms, constant }, group, meaning };
}

function sumOf(table: Table, column: TableColumn): number {
  return table.rows
    .filter((row) => !isTotal(row.label) && !isDetail(row.label))
    .reduce((sum, row) => sum + (row.entries.get(column.key)?.number?.amount ?? 0), 0);
}

/** Two rows of long amounts that agree to the last digit are no chance; short figures need four of them. */
function isBelieved(tried: Tried, named: boolean, amounts: Amounts): boolean {
  const telling = tried.relations.filter((relation) => isTelling(relation, amounts));
  const exact = telling.filter((relation) => statusOf(relation, amounts) === 'holds');
  const long = exact.filter(({ result }) => String(Math.abs(amounts[result.index] ?? 0)).replace(/0+$/, '').length >= 5);
  if (long.length >= 2 && tried.fails <= long.length / 2) return true;
  // Rounding alone would let many columns pass for the difference of two others.
  const isExact = exact.length * 2 >= tried.fits && tried.relations.length >= 4;
  return isExact && tried.fits >= (named ? 2 : 4) && tried.fails * 3 <= tried.fits;
}

function inferDifference(table: Table, target: TableColumn, others: readonly TableColumn[], amounts: Amounts): Relation[] {
  if (others.length > 12 || table.rows.length < 3) return [];
  const named = /\b(ecart|difference|delta|solde|reste|variation|evolution|resultat)\b/.test(plain(target.label));
  let best: Tried | null = null;
  for (const [index, first] of others.entries()) {
    for (const [second, factor] of others.flatMap((other, at) =>
      at === index ? [] : [[other, -1] as const, ...(at > index ? [[other, 1] as const] : [])],
    )) {
      const tried = evaluate(
        table,
        target,
        [
          { column: first, factor: 1 },
          { column: second, factor },
        ],
        amounts,
      );
      if (tried.fits - tried.fails > (best ? best.fits - best.fails : 0)) best = tried;
    }
  }
  if (!best || !isBelieved(best, named, amounts)) return [];
  // A sum read the other way round (part = total − other part) says nothing new.
  if (
    !named &&
    best.relations.some(
      (relation) =>
        relation.form.kind === 'sum' &&
        relation.form.terms.some((term) => isTotal(term.entry.cell.column) || roleOf(term.entry.cell.column) === 'with-carried'),
    )
  )
    return [];
  return best.relations.map((relation) => ({ ...relation, weight: 0.8 }));
}
