import { nameSlip } from './causes.ts';
import {
  type BudgetSection,
  budgetSectionOf,
  chapterCode,
  type Direction,
  directionOf,
  isDetail,
  plain,
  type Role,
  roleOf,
  totalKind,
  words,
} from './labels.ts';
import type { Amounts, Relation } from './relation.ts';
import { type Entry, numberAt, type Table, type TableColumn, type TableRow } from './tables.ts';

/** A table of one section and direction of the budget, by chapter; recognised by its labels alone. */
export type BudgetTable = {
  readonly table: Table;
  readonly section: BudgetSection;
  readonly direction: Direction;
  readonly total: TableRow;
  readonly columns: ReadonlyMap<Exclude<Role, null>, TableColumn>;
};

/** `year`: where a table prints several years side by side, its columns of that year are read. */
export function budgetTables(tables: readonly Table[], year: number): BudgetTable[] {
  return tables.flatMap((table) => {
    const section = budgetSectionOf(table.table.replaceAll('-', ' ')) ?? budgetSectionOf(table.section);
    const direction = directionOf(table.table.replaceAll('-', ' ')) ?? directionOf(table.section);
    const total =
      table.rows.findLast((row) => totalKind(row.label) === 'total') ??
      table.rows.findLast((row) => totalKind(row.label) !== null);
    const chapters = table.rows.filter((row) => chapterCode(row.label) !== null).length;
    if (!section || !direction || !total || chapters < 2) return [];
    return [{ table, section, direction, total, columns: columnsOf(table, String(year)) }];
  });
}

function columnsOf(table: Table, year: string): Map<Exclude<Role, null>, TableColumn> {
  const columns = new Map<Exclude<Role, null>, TableColumn>();
  const own = table.columns.filter((column) => column.period === year);
  for (const column of [...own, ...table.columns.filter((other) => !own.includes(other))]) {
    const role =
      column.unit === 'percent' ? 'rate' : (roleOf(column.label) ?? (plain(column.label) === 'total' ? 'with-carried' : null));
    if (role && !columns.has(role)) columns.set(role, column);
  }
  return columns;
}

function equal(rule: Relation['rule'], result: Entry, other: Entry, meaning: string, weight: number): Relation {
  return {
    rule,
    weight,
    strength: 'error',
    result,
    form: { kind: 'sum', terms: [{ entry: other, factor: 1 }], constant: 0 },
    group: rule,
    meaning,
  };
}

function find(tables: readonly BudgetTable[], section: BudgetSection, direction: Direction, period: string): BudgetTable[] {
  return tables.filter(
    (one) =>
      one.section === section && one.direction === direction && one.table.columns.some((column) => column.period === period),
  );
}

const sectionName: Record<BudgetSection, string> = { operating: 'de fonctionnement', investment: 'd’investissement' };

/** A budget is voted in balance: in each section the forecast revenue is the forecast expenditure. */
export function balance(budgets: readonly BudgetTable[], period: string): Relation[] {
  return (['operating', 'investment'] as const).flatMap((section) => {
    const [revenue, ...moreRevenue] = find(budgets, section, 'revenue', period);
    const [expenditure, ...moreExpenditure] = find(budgets, section, 'expenditure', period);
    if (!revenue || !expenditure || moreRevenue.length > 0 || moreExpenditure.length > 0) return [];
    const [a, b] = [forecastTotal(revenue), forecastTotal(expenditure)];
    return a && b
      ? [
          equal(
            'section-balance',
            b,
            a,
            `l’équilibre de la section ${sectionName[section]} (recettes prévues = dépenses prévues)`,
            0.9,
          ),
        ]
      : [];
  });
}

/** The same balance where one table has a row for each section and direction, and a column of what was voted. */
export function balanceInRows(tables: readonly Table[], amounts: Amounts, period: string): Relation[] {
  return tables.flatMap((table) => {
    const column = table.columns.filter((one) => one.period === period && one.unit === 'EUR' && roleOf(one.label) === 'forecast');
    const [forecast] = column;
    if (column.length !== 1 || !forecast) return [];
    return (['operating', 'investment'] as const).flatMap((section) => {
      const only = (direction: Direction) => {
        const rows = table.rows.filter(
          ({ label }) => budgetSectionOf(label) === section && directionOf(label) === direction && isBare(label),
        );
        const entry = rows.length === 1 ? rows[0]?.entries.get(forecast.key) : undefined;
        return entry?.number && !entry.number.approximate ? entry : null;
      };
      const [revenue, expenditure] = [only('revenue'), only('expenditure')];
      return revenue && expenditure && !isCarriedOver(revenue, expenditure, table, amounts)
        ? [
            {
              ...equal(
                'section-balance',
                expenditure,
                revenue,
                `l’équilibre de la section ${sectionName[section]} (recettes prévues = dépenses prévues)`,
                0.8,
              ),
              // What was carried over is not always printed: only a slip of the keyboard is sure.
              strength:
                nameSlip(amounts[revenue.index] ?? 0, amounts[expenditure.index] ?? 0, 'EUR') === null ? 'doubtful' : 'error',
            },
          ]
        : [];
    });
  });
}

/** The two sides differ by an amount of the table: the result carried over, told apart. */
function isCarriedOver(revenue: Entry, expenditure: Entry, table: Table, amounts: Amounts): boolean {
  const gap = Math.abs((amounts[revenue.index] ?? 0) - (amounts[expenditure.index] ?? 0));
  return (
    gap !== 0 &&
    table.rows.some((row) =>
      [...row.entries.values()].some((entry) => entry.number && Math.abs(amounts[entry.index] ?? 0) === gap),
    )
  );
}

/** « Recettes de fonctionnement », without a word that narrows it (« réelles », « hors … »). */
function isBare(label: string): boolean {
  return words(label).every((word) => /^(recett|depens|fonctionnement|investissement|exploitation|section|sect)/.test(word));
}

function forecastTotal(budget: BudgetTable): Entry | null {
  const column = budget.columns.get('forecast');
  const entry = column && budget.total.entries.get(column.key);
  return entry?.number && !entry.number.approximate ? entry : null;
}

/** Chapters that stand on two sides of the budget for the same amount. */
const mirrored: readonly (readonly [string, BudgetSection, Direction, string, BudgetSection, Direction])[] = [
  ['042', 'operating', 'expenditure', '040', 'investment', 'revenue'],
  ['042', 'operating', 'revenue', '040', 'investment', 'expenditure'],
  ['023', 'operating', 'expenditure', '021', 'investment', 'revenue'],
  ['041', 'investment', 'expenditure', '041', 'investment', 'revenue'],
  ['043', 'operating', 'expenditure', '043', 'operating', 'revenue'],
];

export function orderEntries(budgets: readonly BudgetTable[], period: string): Relation[] {
  return mirrored.flatMap(([code, section, direction, otherCode, otherSection, otherDirection]) => {
    const [one] = find(budgets, section, direction, period);
    const [other] = find(budgets, otherSection, otherDirection, period);
    if (!one || !other) return [];
    const [row, otherRow] = [chapterRow(one.table, code), chapterRow(other.table, otherCode)];
    if (!row || !otherRow) return [];
    return (['forecast', 'realised'] as const).flatMap((role) => {
      const [column, otherColumn] = [one.columns.get(role), other.columns.get(role)];
      if (!column || !otherColumn) return [];
      const [entry, otherEntry] = [row.entries.get(column.key), otherRow.entries.get(otherColumn.key)];
      if (!entry || !otherEntry || !numberAt(row, column) || !numberAt(otherRow, otherColumn)) return [];
      return [
        equal(
          'order-entries',
          entry,
          otherEntry,
          `l’opération d’ordre : chapitre ${code} (${sideName(section, direction)}) = chapitre ${otherCode} (${sideName(otherSection, otherDirection)})`,
          0.9,
        ),
      ];
    });
  });
}

function sideName(section: BudgetSection, direction: Direction): string {
  return `${direction === 'revenue' ? 'recettes' : 'dépenses'} ${sectionName[section]}`;
}

function chapterRow(table: Table, code: string): TableRow | null {
  const rows = table.rows.filter((row) => chapterCode(row.label) === code && !isDetail(row.label));
  return rows.length === 1 ? (rows[0] ?? null) : null;
}
