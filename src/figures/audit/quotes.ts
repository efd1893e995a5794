import type { BudgetTable } from './budget.ts';
import { isSlipWithin } from './causes.ts';
import {
  alike,
  budgetSectionOf,
  directionOf,
  heading,
  isAcronymOf,
  isDetail,
  isTotal,
  lasting,
  plain,
  roleOf,
  words,
} from './labels.ts';
import { scale } from './numbers.ts';
import type { Amounts, Relation } from './relation.ts';
import { repeats } from './repeats.ts';
import { copies, isNear, sameFigure, seriesQuotes } from './series.ts';
import type { Entry, Table, TableRow } from './tables.ts';

/**
 * The same figure in two places. Labels of a report repeat without meaning the same thing, so two places are tied only on
 * strong evidence: the words that read a budget, a series that agrees elsewhere, or the same words in the same chapter.
 */
export function quotes(
  entries: readonly Entry[],
  tables: readonly Table[],
  budgets: readonly BudgetTable[],
  amounts: Amounts,
): Relation[] {
  const tied = new Set<string>();
  const once = (relation: Relation) => {
    const other = relation.form.kind === 'sum' ? relation.form.terms[0]?.entry.index : undefined;
    const key = [relation.result.index, other].sort().join(' ');
    return !tied.has(key) && tied.add(key) !== undefined;
  };
  return [
    ...budgetQuotes(entries, budgets),
    ...repeats(entries, amounts),
    ...seriesQuotes(tables, amounts),
    ...labelQuotes(tables, amounts),
    ...copies(entries, amounts),
  ].filter(once);
}

const budgetWords =
  /^(recett|depens|investissement|investissements|fonctionnement|exploitation|realis|realise|realisee|report|montant|avec|credit|prevu|prevue|prevision|ouvert|part|taux|execution|total|niveau|sect|section|annuel|exercic|executee|y|compri|hor)/;

/** What a sentence about the budget names; `about`: the words that the vocabulary of budgets does not account for. */
export function budgetRole(entry: Entry): { section: string; direction: string; role: string; about: string[] } | null {
  const { cell } = entry;
  const text = `${cell.row} ${cell.column}`;
  const section = budgetSectionOf(text) ?? budgetSectionOf(cell.section);
  const direction = directionOf(text) ?? directionOf(cell.section);
  if (!section || !direction) return null;
  const about = words(lasting(text)).filter((word) => !budgetWords.test(word));
  const role =
    cell.unit === 'percent'
      ? 'rate'
      : (roleOf(cell.column) ?? (plain(cell.column) === 'total' || /^montant/.test(plain(cell.column)) ? 'realised' : null));
  return role ? { section, direction, role, about } : null;
}

function budgetQuotes(entries: readonly Entry[], budgets: readonly BudgetTable[]): Relation[] {
  return entries.flatMap((entry) => {
    const { cell } = entry;
    if (!entry.number || entry.number.approximate || !['EUR', 'kEUR'].includes(cell.unit)) return [];
    if (budgets.some(({ table }) => table.table === cell.table && table.section === cell.section)) return [];
    const read = budgetRole(entry);
    if (!read || read.role === 'rate') return [];
    return budgets.flatMap((budget) => {
      const column =
        budget.section === read.section && budget.direction === read.direction
          ? [...budget.columns].find(([role]) => role === read.role)?.[1]
          : undefined;
      const row = rowAbout(budget, read.about);
      const told = column && row?.entries.get(column.key);
      if (!told?.number || !samePeriod(cell.period, told.cell.period)) return [];
      return [
        sameFigure(
          entry,
          told,
          0.9,
          row === budget.total ? `le total « ${told.cell.column} » du tableau` : 'la ligne du tableau',
        ),
      ];
    });
  });
}

/** The total when the sentence says nothing else, else the one chapter whose words are all that it adds. */
function rowAbout(budget: BudgetTable, about: readonly string[]): TableRow | null {
  if (about.length === 0) return budget.total;
  const rows = budget.table.rows.filter(
    (row) =>
      !isTotal(row.label) && !isDetail(row.label) && about.every((word) => words(row.label).some((own) => alike(own, word))),
  );
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** The same year, or a stretch that starts in it (`2020..2021`: carried over from 2020). */
function samePeriod(quoted: string, printed: string): boolean {
  return quoted === printed || quoted.startsWith(`${printed}..`);
}

const unitWords = new Set([
  'jour',
  'agent',
  'nombr',
  'total',
  'heur',
  'page',
  'eur',
  'montant',
  'nb',
  'quantit',
  'effectif',
  'libell',
]);

export function bag(...labels: string[]): string[] {
  return [...new Set(labels.flatMap((label) => words(lasting(label))))].filter((word) => !unitWords.has(word));
}

/** The chapter of a numbered section: `9.2.1 Activité` → `9`; null when it has no number. */
function chapterOf(section: string): string | null {
  return /^\s*(\d+)/.exec(section)?.[1] ?? null;
}

/** Words of a sentence's figure that are the words of a table's row, in the same table, section or chapter. */
function labelQuotes(tables: readonly Table[], amounts: Amounts): Relation[] {
  const regular = tables.filter(
    (table) => table.rows.length >= 3 && table.columns.length >= 1 && table.rows.some((row) => isTotal(row.label)),
  );
  return tables.flatMap((table) => {
    if (regular.includes(table)) return [];
    return table.rows.flatMap((row) => [...row.entries.values()].flatMap((entry) => labelQuote(entry, table, regular, amounts)));
  });
}

function labelQuote(entry: Entry, table: Table, regular: readonly Table[], amounts: Amounts): Relation[] {
  if (!entry.number || entry.number.approximate || entry.cell.unit === 'percent') return [];
  const around = regular.filter((other) => inScope(table, other));
  const found = around.flatMap((other) => matching(entry, other));
  const equal = found.filter((other) => amounts[other.index] === amounts[entry.index]);
  if (equal.length > 0) return equal.map((other) => sameFigure(entry, other, 0.5, 'le tableau'));
  if (around.some((other) => prints(other, entry, amounts))) return [];
  const isMoney = ['EUR', 'kEUR'].includes(entry.cell.unit);
  const near = found.filter((other) =>
    isMoney ? isMoneySlip(entry, other, amounts) : isNear(amounts[entry.index] ?? 0, amounts[other.index] ?? 0, entry.cell.unit),
  );
  const [only] = near;
  return near.length === 1 && only ? [sameFigure(entry, only, 0.7, `la ligne « ${only.cell.row} » du tableau`)] : [];
}

/** Amounts are of many kinds: two of one name are one figure when a slip of the keyboard, or rounding, is all that parts them. */
function isMoneySlip(quoted: Entry, printed: Entry, amounts: Amounts): boolean {
  const [a, b] = [amounts[quoted.index] ?? 0, amounts[printed.index] ?? 0];
  const step = quoted.number?.step ?? scale;
  return Math.abs(a - b) <= step / 2 || (Math.abs(b) >= 1000 * scale && isSlipWithin(a, b, step / 2, step, quoted.cell.unit));
}

/** The figure stands in the table under other words. */
function prints(table: Table, entry: Entry, amounts: Amounts): boolean {
  return table.rows.some((row) =>
    [...row.entries.values()].some(
      (other) =>
        other.number &&
        amounts[other.index] === amounts[entry.index] &&
        other.cell.unit === entry.cell.unit &&
        other.cell.period === entry.cell.period,
    ),
  );
}

function inScope(quoting: Table, table: Table): boolean {
  const chapter = chapterOf(quoting.section);
  return (
    quoting.table === table.table ||
    quoting.section === table.section ||
    (chapter !== null && chapter === chapterOf(table.section))
  );
}

function matching(entry: Entry, table: Table): Entry[] {
  const said = bag(entry.cell.row, entry.cell.column);
  const around = [...bag(heading(table.section)), ...bag(table.table.replaceAll('-', ' '))];
  return table.rows.flatMap((row) => {
    const named = isTotal(row.label) ? [] : bag(row.label);
    if (!isNamed(said, named, around, entry.cell.row, row.label)) return [];
    return [...row.entries.values()].filter(
      (other) =>
        other.number &&
        !other.number.approximate &&
        other.cell.unit === entry.cell.unit &&
        other.cell.period === entry.cell.period &&
        bag(other.cell.column).every((word) => said.some((own) => alike(own, word))),
    );
  });
}

/** Words that a sentence adds to a row's name without narrowing it. */
const saysNothing =
  /^(activit|servic|pol|dispens|realis|effectu|consacr|pass|global|ensembl|annuel|anne|employ|assur|comptabilis|enregistr|trait)/;

export function isNamed(
  said: readonly string[],
  named: readonly string[],
  around: readonly string[],
  quoted: string,
  printed: string,
): boolean {
  if (isAcronymOf(printed, quoted) || isAcronymOf(quoted, printed)) return true;
  if (said.length === 0 || !named.every((word) => said.some((own) => alike(own, word)))) return false;
  const left = said.filter((own) => !named.some((word) => alike(own, word)) && !around.some((word) => alike(own, word)));
  if (named.length > 0) return left.every((word) => saysNothing.test(word));
  return left.every((word) => saysNothing.test(word)) && said.some((own) => around.some((word) => alike(own, word)));
}
