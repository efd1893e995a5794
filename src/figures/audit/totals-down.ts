import { isSlipWithin } from './causes.ts';
import { type Cover, coversOf } from './covers.ts';
import { isDetail, isTotal, plain } from './labels.ts';
import { type Head, headsOf } from './nested-rows.ts';
import { isAdditive, scale } from './numbers.ts';
import { type Amounts, entriesOf, expectedResult, type Relation, solve, statusOf, type Term } from './relation.ts';
import { type Entry, isBlank, numberAt, type Table, type TableColumn, type TableRow } from './tables.ts';

/**
 * Totals down: which rows a total covers is inferred. Every partition that the order and the labels allow is tried, and the
 * one that the most columns agree with is kept; the columns that disagree are the findings.
 */
export function totalsDown(table: Table, amounts: Amounts, implied: ReadonlyMap<Entry, number>): Relation[] {
  const columns = table.columns.filter((column) => isAdditive(column.unit) && column.unit !== 'percent');
  const heads = headsOf(table, columns, amounts);
  const totals = table.rows.flatMap((row, at) =>
    isTotal(row.label) ? inferTotal(table, at, columns, amounts, implied, heads) : detailsOf(table, at, columns, amounts),
  );
  return [...totals, ...headed(table, columns, heads, totals, implied), ...percentTotals(table)];
}

/** Heads are kept when the totals count them and not the rows below them. */
function headed(
  table: Table,
  columns: readonly TableColumn[],
  heads: readonly Head[],
  totals: readonly Relation[],
  implied: ReadonlyMap<Entry, number>,
): Relation[] {
  const summed = new Set(totals.flatMap((relation) => entriesOf(relation).filter((entry) => entry !== relation.result)));
  const hasTotal = table.rows.some((row) => isTotal(row.label));
  return heads.flatMap(({ head, children }) => {
    const counts = (row: TableRow) => [...row.entries.values()].some((entry) => summed.has(entry));
    if (hasTotal && (!counts(head) || children.some(counts))) return [];
    return columns.flatMap((column) => sumDown(table, table.rows.indexOf(head), column, children, implied) ?? []);
  });
}

/** A column of shares under a total of 100 %: its rows add up to it. */
function percentTotals(table: Table): Relation[] {
  const at = table.rows.findLastIndex((row) => isTotal(row.label));
  if (at < 2) return [];
  const rows = table.rows.slice(0, at).filter((row) => !isTotal(row.label) && !isDetail(row.label));
  return table.columns.flatMap((column) => {
    const total = table.rows[at]?.entries.get(column.key)?.number;
    if (
      column.unit !== 'percent' ||
      total?.amount !== 100 * scale ||
      /\b(taux|evolution|variation|progression|realisation|execution|avancement)\b/.test(plain(column.label))
    )
      return [];
    const relation = sumDown(table, at, column, rows, new Map());
    const printed =
      relation?.form.kind === 'sum' ? relation.form.terms.reduce((sum, term) => sum + (term.entry.number?.amount ?? 0), 0) : 0;
    return relation && rows.length >= 2 && Math.abs(printed - 100 * scale) <= 60 * scale
      ? [{ ...relation, rule: 'share' as const, weight: 0.8, meaning: 'la somme des parts' }]
      : [];
  });
}

function inferTotal(
  table: Table,
  at: number,
  columns: readonly TableColumn[],
  amounts: Amounts,
  implied: ReadonlyMap<Entry, number>,
  heads: readonly Head[],
): Relation[] {
  const tried = coversOf(table, at, heads).map((cover) => {
    const relations = columns.flatMap((column) => sumDown(table, at, column, cover, implied) ?? []);
    const telling = relations.filter((relation) => isTelling(relation, amounts));
    return { cover, relations, telling, fits: telling.filter((relation) => statusOf(relation, amounts) !== 'broken').length };
  });
  const [first] = tried;
  if (!first) return [];
  const best = tried.reduce((a, b) => (b.fits > a.fits ? b : a));
  const { telling, fits } = best;
  if (fits === 0) return withoutEvidence(table, at, first, amounts);
  if (fits * 2 < telling.length) return best.relations.map((relation) => ({ ...relation, weight: 0.5, strength: 'doubtful' }));
  return best.relations;
}

/** No column confirms any partition: believed only for a plain table whose one total is of the size of its rows. */
function withoutEvidence(
  table: Table,
  at: number,
  first: { relations: Relation[]; telling: Relation[] },
  amounts: Amounts,
): Relation[] {
  const isPlain = table.rows.filter((row) => isTotal(row.label)).length === 1 && (at === table.rows.length - 1 || at === 0);
  if (!isPlain) return [];
  const { relations, telling } = first;
  if (telling.every((relation) => isNear(relation, amounts, 0.4)))
    return relations.map((relation) => ({ ...relation, weight: telling.length <= 1 ? 0.8 : 0.9 }));
  if (telling.length === 1 && telling.every((relation) => isOneSlip(relation, amounts)))
    return relations.map((relation) => ({ ...relation, weight: 0.8 }));
  // Short by much in every column: a large row may be missing, or the rows were never meant to be all of them.
  const isShort = telling.every(
    (relation) =>
      isNear(relation, amounts, 0.97) && (amounts[relation.result.index] ?? 0) > (expectedResult(relation, amounts) ?? 0),
  );
  return telling.length >= 2 && isShort ? relations.map((relation) => ({ ...relation, strength: 'doubtful' })) : [];
}

function isNear(relation: Relation, amounts: Amounts, share: number): boolean {
  const printed = amounts[relation.result.index] ?? 0;
  return Math.abs(printed - (expectedResult(relation, amounts) ?? 0)) <= share * Math.abs(printed);
}

/** One mistyped digit, in the total or in one row, explains the gap: large as it is, the rows do add up to the total. */
function isOneSlip(relation: Relation, amounts: Amounts): boolean {
  return entriesOf(relation).some((entry) => {
    const solution = solve(relation, entry, amounts);
    return (
      solution !== null &&
      isSlipWithin(amounts[entry.index] ?? 0, solution.center, solution.half, entry.number?.step ?? scale, entry.cell.unit)
    );
  });
}

/** A column tells something about a partition when its total is not zero and at least two rows add to it. */
function isTelling(relation: Relation, amounts: Amounts): boolean {
  const terms = relation.form.kind === 'sum' ? relation.form.terms : [];
  return amounts[relation.result.index] !== 0 && terms.filter((term) => amounts[term.entry.index] !== 0).length >= 2;
}

function sumDown(
  table: Table,
  at: number,
  column: TableColumn,
  cover: Cover,
  implied: ReadonlyMap<Entry, number>,
): Relation | null {
  const target = table.rows[at];
  const result = target?.entries.get(column.key);
  if (!target || !result?.number || result.number.approximate) return null;
  const terms: Term[] = [];
  let constant = 0;
  for (const row of cover) {
    const entry = row.entries.get(column.key);
    if (entry?.number?.approximate) return null;
    if (entry?.number) terms.push({ entry, factor: 1 });
    else if (entry && implied.has(entry)) constant += implied.get(entry) ?? 0;
    else if (!isBlank(entry)) return null; // a word stands where a number should: the sum cannot be checked
  }
  if (terms.length === 0) return null;
  const strength = 'error';
  const group = JSON.stringify([table.section, table.table, target.label, target.nth]);
  return {
    rule: 'total-down',
    weight: 1,
    strength,
    result,
    form: { kind: 'sum', terms, constant },
    group,
    meaning: 'la somme des lignes',
  };
}

/** `dont` rows right below a row: together its amount where the columns say so; never more than it. */
function detailsOf(table: Table, at: number, columns: readonly TableColumn[], amounts: Amounts): Relation[] {
  const parent = table.rows[at];
  if (!parent || isDetail(parent.label)) return [];
  const end = table.rows.findIndex((row, index) => index > at && !isDetail(row.label));
  const details = table.rows.slice(at + 1, end < 0 ? undefined : end);
  if (details.length === 0) return [];
  const relations = columns.flatMap((column) => {
    const result = parent.entries.get(column.key);
    if (!result?.number || result.number.approximate) return [];
    const terms = details.flatMap((row) =>
      numberAt(row, column) && row.entries.get(column.key) ? [{ entry: row.entries.get(column.key), factor: 1 }] : [],
    );
    const present = terms.filter((term): term is Term => term.entry !== undefined && !term.entry.number?.approximate);
    const group = JSON.stringify([table.section, table.table, parent.label, 'dont']);
    const relation: Relation = {
      rule: 'detail',
      weight: 0.8,
      strength: 'error',
      result,
      form: { kind: 'sum', terms: present, constant: 0 },
      group,
      meaning: 'la somme des lignes de détail (« dont », « dt »)',
    };
    return present.length > 0 && amounts[result.index] !== 0 ? [relation] : [];
  });
  const fits = relations.filter((relation) => statusOf(relation, amounts) !== 'broken');
  if (fits.length >= 2 && fits.length * 2 >= relations.length) return relations;
  if (fits.length === 1 && relations.length === 2) return relations.map((relation) => ({ ...relation, strength: 'doubtful' }));
  // Details that are not exhaustive: only a detail above its row is wrong.
  return relations.filter((relation) => {
    const excess = (expectedResult(relation, amounts) ?? 0) - (amounts[relation.result.index] ?? 0);
    return (amounts[relation.result.index] ?? 0) > 0 && excess > 0 && statusOf(relation, amounts) === 'broken';
  });
}
