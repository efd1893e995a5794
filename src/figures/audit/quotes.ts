import type { BudgetTable } from './budget.ts';
import { nameSlip } from './causes.ts';
import { budgetSectionOf, directionOf, heading, isAcronymOf, isTotal, lasting, plain, roleOf, words, yearsIn } from './labels.ts';
import { isNumericUnit, scale } from './numbers.ts';
import type { Amounts, Relation } from './relation.ts';
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

export function sameFigure(result: Entry, other: Entry, weight: number, meaning: string): Relation {
  const factor = result.cell.unit === other.cell.unit ? 1 : result.cell.unit === 'kEUR' ? 0.001 : 1000;
  return {
    rule: 'same-figure',
    weight,
    strength: 'error',
    result,
    form: { kind: 'sum', terms: [{ entry: other, factor }], constant: 0 },
    group: 'same-figure',
    meaning,
  };
}

const budgetWords =
  /^(recett|depens|investissement|investissements|fonctionnement|exploitation|realis|realise|realisee|report|montant|avec|credit|prevu|prevue|prevision|ouvert|part|taux|execution|total|niveau|sect|section|annuel|exercic|executee|y|compri|hor)/;

/** Roles that a sentence about the budget names, when it says nothing else. */
export function budgetRole(entry: Entry): { section: string; direction: string; role: string } | null {
  const { cell } = entry;
  const text = `${cell.row} ${cell.column}`;
  const section = budgetSectionOf(text) ?? budgetSectionOf(cell.section);
  const direction = directionOf(text) ?? directionOf(cell.section);
  if (!section || !direction) return null;
  if (words(lasting(text)).some((word) => !budgetWords.test(word))) return null;
  const role =
    cell.unit === 'percent'
      ? 'rate'
      : (roleOf(cell.column) ?? (plain(cell.column) === 'total' || /^montant/.test(plain(cell.column)) ? 'realised' : null));
  return role ? { section, direction, role } : null;
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
      const total = column && budget.total.entries.get(column.key);
      if (!total?.number || !samePeriod(cell.period, total.cell.period)) return [];
      return [sameFigure(entry, total, 0.9, `le total « ${total.cell.column} » du tableau`)];
    });
  });
}

/** The same year, or a stretch that starts in it (`2020..2021`: carried over from 2020). */
function samePeriod(quoted: string, printed: string): boolean {
  return quoted === printed || quoted.startsWith(`${printed}..`);
}

/** The same labels, period and unit in two sections: one figure told twice. Far apart, they are two things of one name. */
function repeats(entries: readonly Entry[], amounts: Amounts): Relation[] {
  const told = entries.filter(
    (entry) =>
      entry.number &&
      !entry.number.approximate &&
      !isTotal(entry.cell.row) &&
      words(entry.cell.row).length > 0 &&
      words(entry.cell.column).length > 0,
  );
  const groups = Map.groupBy(told, ({ cell }) =>
    JSON.stringify([cell.table, plain(cell.row), plain(cell.column), cell.period, cell.unit]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first || new Set(group.map(({ cell }) => cell.section)).size !== group.length) return [];
    return others
      .filter((other) => isNear(amounts[first.index] ?? 0, amounts[other.index] ?? 0, first.cell.unit))
      .map((other) => sameFigure(other, first, 0.7, `le même chiffre en « ${first.cell.section} »`));
  });
}

type Series = { table: Table; row: TableRow; points: Map<string, Entry> };

/** Rows as series over periods; a unit and period that a row prints twice is no point of a series. */
function seriesOf(tables: readonly Table[]): Series[] {
  return tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      const points = new Map<string, Entry | null>();
      for (const entry of row.entries.values()) {
        if (!entry.number || entry.number.approximate || !isNumericUnit(entry.cell.unit) || entry.cell.unit === 'percent')
          continue;
        const key = `${entry.cell.unit} ${entry.cell.period}`;
        points.set(key, points.has(key) ? null : entry);
      }
      const kept = new Map([...points].filter((point): point is [string, Entry] => point[1] !== null));
      return kept.size >= 2 ? [{ table, row, points: kept }] : [];
    }),
  );
}

/** Enough digits for two equal figures not to be equal by chance. */
function isDistinctive(amount: number): boolean {
  const digits = String(Math.abs(amount)).replace(/0+$/, '');
  return Math.abs(amount) >= 100 * scale && digits.length >= 3;
}

/** Two rows that agree in several periods are one series, and must agree in the others. */
function seriesQuotes(tables: readonly Table[], amounts: Amounts): Relation[] {
  const all = seriesOf(tables);
  const byPoint = new Map<string, Series[]>();
  for (const series of all) {
    for (const [key, entry] of series.points) {
      if (!isDistinctive(amounts[entry.index] ?? 0)) continue;
      const at = `${key} ${amounts[entry.index]}`;
      byPoint.set(at, [...(byPoint.get(at) ?? []), series]);
    }
  }
  const pairs = new Map<string, { first: Series; second: Series; equal: number }>();
  for (const list of byPoint.values()) {
    for (const [index, first] of list.entries()) {
      for (const second of list.slice(index + 1)) {
        if (first.table === second.table || list.length > 6) continue;
        const key = `${all.indexOf(first)} ${all.indexOf(second)}`;
        const pair = pairs.get(key) ?? { first, second, equal: 0 };
        pair.equal += 1;
        pairs.set(key, pair);
      }
    }
  }
  return [...pairs.values()].flatMap(({ first, second, equal }) => tieSeries(first, second, equal, amounts));
}

function tieSeries(first: Series, second: Series, equal: number, amounts: Amounts): Relation[] {
  const common = [...second.points].flatMap(([key, entry]) =>
    first.points.has(key) ? [[first.points.get(key), entry] as const] : [],
  );
  if (equal < 2 && !(common.length === 2 && shareAWord(first, second))) return [];
  return common.flatMap(([one, other]) => {
    if (!one || !isNear(amounts[one.index] ?? 0, amounts[other.index] ?? 0, one.cell.unit)) return [];
    // The row of the larger table is the reference: the other one quotes it.
    const [result, reference] = first.table.rows.length >= second.table.rows.length ? [other, one] : [one, other];
    return [sameFigure(result, reference, equal >= 2 ? 0.9 : 0.7, 'la même série en deux endroits')];
  });
}

function shareAWord(first: Series, second: Series): boolean {
  const bag = (series: Series) => [...words(series.row.label), ...words(heading(series.table.section))];
  return bag(first).some((word) => bag(second).some((other) => alike(word, other)));
}

/** Stems that a reader takes for one word: `forme` and `formation`, `postee` and `poste`. */
export function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short.slice(0, Math.max(4, short.length - 1)));
}

function isNear(a: number, b: number, unit: string): boolean {
  return Math.abs(a - b) <= 0.15 * Math.max(Math.abs(a), Math.abs(b)) || nameSlip(a, b, unit) !== null;
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
  if (!entry.number || entry.number.approximate || ['percent', 'EUR', 'kEUR'].includes(entry.cell.unit)) return [];
  const around = regular.filter((other) => inScope(table, other));
  const found = around.flatMap((other) => matching(entry, other));
  const equal = found.filter((other) => amounts[other.index] === amounts[entry.index]);
  if (equal.length > 0) return equal.map((other) => sameFigure(entry, other, 0.5, 'le tableau'));
  if (around.some((other) => prints(other, entry, amounts))) return [];
  const near = found.filter((other) => isNear(amounts[entry.index] ?? 0, amounts[other.index] ?? 0, entry.cell.unit));
  const [only] = near;
  return near.length === 1 && only ? [sameFigure(entry, only, 0.7, `la ligne « ${only.cell.row} » du tableau`)] : [];
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
  return left.length === 0 && said.some((own) => around.some((word) => alike(own, word)));
}

/** Long amounts of two tables that differ by one slip of the keyboard are one amount copied. */
function copies(entries: readonly Entry[], amounts: Amounts): Relation[] {
  const long = entries.filter(
    (entry) => entry.number && !entry.number.approximate && entry.cell.unit === 'EUR' && isLong(amounts[entry.index] ?? 0),
  );
  const relations: Relation[] = [];
  for (const [index, first] of long.entries()) {
    for (const second of long.slice(index + 1)) {
      if (
        first.cell.period !== second.cell.period ||
        (first.cell.table === second.cell.table && first.cell.section === second.cell.section)
      )
        continue;
      const [a, b] = [amounts[first.index] ?? 0, amounts[second.index] ?? 0];
      if (Math.abs(a - b) > Math.max(Math.abs(a), Math.abs(b)) * 0.5) continue;
      const slip = nameSlip(a, b, 'EUR') ?? '';
      if (a === b || slip.startsWith('un chiffre faux') || slip.startsWith('chiffres'))
        relations.push(sameFigure(second, first, 0.6, `le même montant en « ${first.cell.section} »`));
    }
  }
  return relations;
}

function isLong(amount: number): boolean {
  return (
    String(Math.abs(Math.round(amount / 100))).replace(/0+$/, '').length >= 7 && yearsIn(String(amount / scale)).length === 0
  );
}
