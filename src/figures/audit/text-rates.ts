import type { BudgetTable } from './budget.ts';
import { alike, heading, isDetail, isTotal, lasting, plain, words } from './labels.ts';
import { isAdditive, scale } from './numbers.ts';
import { bag, budgetRole, isNamed } from './quotes.ts';
import { type Amounts, expectedResult, type Relation, statusOf, type Term } from './relation.ts';
import type { Entry, Table, TableRow } from './tables.ts';

/** Percentages that stand in sentences: executions of the budget, shares of a table, changes between two years. */
export function textRates(
  entries: readonly Entry[],
  tables: readonly Table[],
  budgets: readonly BudgetTable[],
  amounts: Amounts,
): Relation[] {
  const percents = entries.filter((entry) => entry.cell.unit === 'percent' && entry.number && !entry.number.approximate);
  const inBudgets = (entry: Entry) =>
    budgets.some(({ table }) => table.table === entry.cell.table && table.section === entry.cell.section);
  return [
    ...percents
      .filter((entry) => !inBudgets(entry))
      .flatMap((entry) => [
        ...execution(entry, budgets),
        ...change(entry, tables, amounts),
        ...shareOfRow(entry, tables, amounts),
      ]),
    ...tables.flatMap((table) => sharesBeside(table)),
  ];
}

function term(entry: Entry | undefined): Term[] {
  return entry?.number && !entry.number.approximate ? [{ entry, factor: 1 }] : [];
}

function execution(entry: Entry, budgets: readonly BudgetTable[]): Relation[] {
  const read = budgetRole(entry);
  const text = plain(entry.cell.column);
  if (!read || read.about.length > 0 || !/\b(part|taux|execution|realisation)\b/.test(text)) return [];
  const withCarried = /\breports?\b/.test(text) && !/\b(hors|sans) reports?\b/.test(text);
  return budgets.flatMap((budget) => {
    if (budget.section !== read.section || budget.direction !== read.direction) return [];
    const at = (role: 'forecast' | 'realised' | 'with-carried') => {
      const column = budget.columns.get(role);
      return column?.period === entry.cell.period ? term(budget.total.entries.get(column.key)) : [];
    };
    const [numerator, denominator] = [at(withCarried ? 'with-carried' : 'realised'), at('forecast')];
    if (numerator.length === 0 || denominator.length === 0) return [];
    const meaning = `« ${numerator[0]?.entry.cell.column} » / « ${denominator[0]?.entry.cell.column} » au total du tableau`;
    return [
      {
        rule: 'rate',
        weight: 0.9,
        strength: 'error',
        result: entry,
        form: { kind: 'rate', numerator, denominator, offset: 0, sign: 1 },
        group: 'text-rate',
        meaning,
      },
    ];
  });
}

/** « part … 51 % » of a thing that a table counts by year: its row over the table's total, in the figure's own year. */
function shareOfRow(entry: Entry, tables: readonly Table[], amounts: Amounts): Relation[] {
  const { cell } = entry;
  if (!/^parts?\b/.test(plain(cell.column)) || /\b(credits?|recettes?|depenses?)\b/.test(plain(cell.column))) return [];
  const said = bag(cell.row);
  const relations = tables.flatMap((table) => {
    if (table.table !== cell.table || table.section === cell.section) return [];
    const total = table.rows.findLast((row) => isTotal(row.label));
    const rows = table.rows.filter((row) => !isTotal(row.label) && isNamed(said, bag(row.label), [], cell.row, row.label));
    const columns = table.columns.filter(
      (column) => column.period === cell.period && isAdditive(column.unit) && column.unit !== 'percent',
    );
    const [column] = columns;
    if (!total || rows.length !== 1 || columns.length !== 1 || !column) return [];
    const [numerator, denominator] = [term(rows[0]?.entries.get(column.key)), term(total.entries.get(column.key))];
    if (numerator.length === 0 || denominator.length === 0) return [];
    const form = { kind: 'rate', numerator, denominator, offset: 0, sign: 1 } as const;
    const meaning = `« ${rows[0]?.label} » / total du tableau`;
    return [{ rule: 'share', weight: 0.7, strength: 'error', result: entry, form, group: 'text-share', meaning } as const];
  });
  const [only] = relations;
  const isNear = only && Math.abs((expectedResult(only, amounts) ?? 0) - (amounts[entry.index] ?? 0)) <= 15 * scale;
  return relations.length === 1 && isNear ? [only] : [];
}

const risen = /\b(evolution|variation|progression|augmentation|hausse|croissance)\b/;
const fallen = /\b(baisse|diminution|recul)\b/;

/** A change over `2017..2018`: from the same line's figures of both years, or from those of the row that its words name. */
function change(entry: Entry, tables: readonly Table[], amounts: Amounts): Relation[] {
  const ends = /^(\d{4})\.\.(\d{4})$/.exec(entry.cell.period);
  const text = plain(entry.cell.column);
  if (!ends || !(risen.test(text) || fallen.test(text))) return [];
  const sign = fallen.test(text) && (amounts[entry.index] ?? 0) > 0 ? -1 : 1;
  const relations = pairsFor(entry, tables, ends[1] ?? '', ends[2] ?? '').map(({ from, to }): Relation => {
    const form = { kind: 'rate', numerator: term(to), denominator: term(from), offset: 100, sign } as const;
    return {
      rule: 'change',
      weight: 0.8,
      strength: 'error',
      result: entry,
      form,
      group: 'text-change',
      meaning: `l’évolution de ${from.cell.period} à ${to.cell.period}`,
    };
  });
  const holding = relations.find((relation) => statusOf(relation, amounts) !== 'broken');
  if (holding) return [holding];
  // Several series could be meant: only one that is itself quoted beside the rate, or the only one, is believed.
  const quoted = relations.filter((relation) => isQuotedBeside(entry, relation, tables, amounts));
  return quoted.length === 1 ? quoted : relations.length === 1 ? relations : [];
}

function pairsFor(entry: Entry, tables: readonly Table[], from: string, to: string): { from: Entry; to: Entry }[] {
  const own = tables
    .filter((table) => table.section === entry.cell.section && table.table === entry.cell.table)
    .flatMap((table) => table.rows.filter((row) => row.label === entry.cell.row));
  const inLine = own.flatMap((row) => pairsIn(row, from, to));
  if (inLine.length > 0) return inLine;
  const said = bag(entry.cell.row);
  const chapter = /^\s*(\d+)/.exec(entry.cell.section)?.[1];
  const near = tables.filter(
    (table) =>
      table.section === entry.cell.section || (chapter !== undefined && /^\s*(\d+)/.exec(table.section)?.[1] === chapter),
  );
  return near.flatMap((table) =>
    table.rows
      .filter((row) =>
        isTotal(row.label)
          ? isNamed(said, [], bag(heading(table.section)), '', '')
          : words(row.label).length > 0 && words(row.label).every((word) => said.some((own) => alike(own, word))),
      )
      .flatMap((row) => pairsIn(row, from, to)),
  );
}

function pairsIn(row: TableRow, from: string, to: string): { from: Entry; to: Entry }[] {
  const points = [...row.entries.values()].filter(
    (entry) => entry.number && !entry.number.approximate && entry.cell.unit !== 'percent',
  );
  return points
    .filter((entry) => entry.cell.period === from)
    .flatMap((first) => {
      const last = points.filter(
        (entry) =>
          entry.cell.period === to &&
          entry.cell.unit === first.cell.unit &&
          lasting(entry.cell.column) === lasting(first.cell.column),
      );
      return last.length === 1 && last[0] ? [{ from: first, to: last[0] }] : [];
    });
}

function isQuotedBeside(entry: Entry, relation: Relation, tables: readonly Table[], amounts: Amounts): boolean {
  const target = relation.form.kind === 'rate' ? relation.form.numerator[0]?.entry : undefined;
  return tables.some(
    (table) =>
      table.section === entry.cell.section &&
      table.table === entry.cell.table &&
      table.rows.some(
        (row) =>
          row.label === entry.cell.row &&
          [...row.entries.values()].some(
            (other) =>
              target && other.number && amounts[other.index] === amounts[target.index] && other.cell.unit === target.cell.unit,
          ),
      ),
  );
}

/**
 * Shares printed in a list beside the amounts (or in a sentence of the same table): each share's row names one amount's
 * row, and together they name all of them.
 */
function sharesBeside(table: Table): Relation[] {
  const shares = table.rows.flatMap((row) =>
    [...row.entries.values()]
      .filter(
        (entry) =>
          entry.cell.unit === 'percent' &&
          entry.number &&
          !entry.number.approximate &&
          /\b(parts?|repartition)\b/.test(plain(entry.cell.column)),
      )
      .map((entry) => ({ row, entry })),
  );
  const additive = table.rows.flatMap((row) =>
    [...row.entries.values()]
      .filter(
        (entry) =>
          ['days', 'EUR', 'count', 'hours', 'agents'].includes(entry.cell.unit) && entry.number && !entry.number.approximate,
      )
      .map((entry) => ({ row, entry })),
  );
  const leaves = additive.filter(({ row }) => !isTotal(row.label) && !isDetail(row.label));
  const columns = new Set(leaves.map(({ entry }) => `${entry.cell.column} ${entry.cell.period} ${entry.cell.unit}`));
  if (shares.length < 2 || columns.size !== 1 || shares.length !== leaves.length) return [];
  const matched = shares.map(({ row, entry }) => ({
    entry,
    to: leaves.filter(
      (leaf) =>
        leaf.row !== row &&
        leaf.entry.cell.period === entry.cell.period &&
        words(row.label).some((word) => words(leaf.row.label).some((other) => alike(word, other))),
    ),
  }));
  if (matched.some(({ to }) => to.length !== 1) || new Set(matched.map(({ to }) => to[0]?.entry.index)).size !== leaves.length)
    return [];
  const denominator = leaves.flatMap(({ entry }) => term(entry));
  return matched.map(({ entry, to }) => ({
    rule: 'share',
    weight: 0.8,
    strength: 'error',
    result: entry,
    form: { kind: 'rate', numerator: term(to[0]?.entry), denominator, offset: 0, sign: 1 },
    group: 'share-beside',
    meaning: `« ${to[0]?.entry.cell.row} » / somme des lignes`,
  }));
}
