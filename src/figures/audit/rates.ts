import { isDetail, isTotal, plain, roleOf, yearsIn } from './labels.ts';
import { isAdditive } from './numbers.ts';
import { type Amounts, expectedResult, type Relation, statusOf, type Term } from './relation.ts';
import type { Entry, Table, TableColumn, TableRow } from './tables.ts';

/** A way to compute a percent column from the amounts of its row. */
export type Base = {
  readonly label: string;
  readonly rule: 'rate' | 'share' | 'change';
  readonly of: (row: TableRow) => { numerator: Term[]; denominator: Term[]; offset: 0 | 100 } | null;
  /** What the labels say, before any figure: higher is likelier. */
  readonly prior: number;
};

/**
 * Rates, shares and changes: what a percent column divides is what most of its rows agree on, the labels deciding where
 * rows are few. A row that follows another base than the others is then a finding, and the base is named.
 */
export function rates(table: Table, amounts: Amounts): { relations: Relation[]; bases: Map<string, Base[]> } {
  const relations: Relation[] = [];
  const bases = new Map<string, Base[]>();
  const columns = table.columns.filter((column) => column.unit === 'percent');
  for (const column of columns) {
    const tried = basesFor(table, column).map((base) => evaluate(table, column, base, amounts));
    bases.set(
      column.key,
      tried.map((one) => one.base),
    );
    const best = tried.reduce<Tried | null>((a, b) => (!a || b.score > a.score ? b : a), null);
    if (best && isBelievable(best))
      relations.push(
        ...best.relations.map(
          (relation): Relation => ({
            ...relation,
            weight: best.fits >= 3 ? 1 : 0.8,
            strength: best.fits * 5 >= (best.fits + best.fails) * 3 ? 'error' : 'doubtful',
          }),
        ),
      );
  }
  return { relations, bases };
}

type Tried = { base: Base; relations: Relation[]; fits: number; fails: number; score: number };

function isBelievable({ base, fits, fails }: Tried): boolean {
  const rows = fits + fails;
  if (rows === 0) return false;
  // Where the labels themselves say what is divided, fewer rows need to agree.
  if (fits >= 2) return fits * 5 >= rows * (base.prior >= 2 ? 2 : 3);
  return base.prior >= 2 && rows <= 2 && fits >= rows - 1;
}

function evaluate(table: Table, column: TableColumn, base: Base, amounts: Amounts): Tried {
  const relations = table.rows.flatMap((row) => rateOf(table, row, column, base) ?? []);
  const statuses = relations
    .map((relation) => ({ relation, status: statusOf(relation, amounts) }))
    .filter(({ status }) => status !== 'void');
  // A rate of 0 or 100 % fits too many bases to tell them apart.
  const telling = statuses.filter(({ relation }) => ![0, 1_000_000].includes(amounts[relation.result.index] ?? 0));
  const fits = telling.filter(({ status }) => status === 'holds').length;
  const loose = telling.filter(({ status }) => status === 'rounding').length;
  // A mistyped figure still lies near its true base: a near miss speaks for the base, a far one against it.
  const nearness = telling
    .filter(({ status }) => status === 'broken')
    .reduce((sum, { relation }) => sum + nearMiss(relation, amounts), 0);
  const score = fits + loose / 2 - (telling.length - fits - loose) / 2 + nearness + base.prior / 10;
  return { base, relations, fits: fits + loose, fails: telling.length - fits - loose, score };
}

function nearMiss(relation: Relation, amounts: Amounts): number {
  const [expected, printed] = [expectedResult(relation, amounts) ?? 0, amounts[relation.result.index] ?? 0];
  return expected > 0 && printed > 0 && Math.max(expected, printed) < 2 * Math.min(expected, printed) ? 0.4 : 0;
}

export function rateOf(table: Table, row: TableRow, column: TableColumn, base: Base): Relation | null {
  const result = row.entries.get(column.key);
  if (!result?.number || result.number.approximate) return null;
  const found = base.of(row);
  if (!found) return null;
  const group = JSON.stringify([table.section, table.table, column.key]);
  return {
    rule: base.rule,
    weight: 1,
    strength: 'error',
    result,
    form: { kind: 'rate', ...found, sign: 1 },
    group,
    meaning: base.label,
  };
}

function exactTerm(entry: Entry | undefined): Term[] | null {
  return entry?.number && !entry.number.approximate ? [{ entry, factor: 1 }] : null;
}

function basesFor(table: Table, percent: TableColumn): Base[] {
  const amounts = table.columns.filter((column) => isAdditive(column.unit) && column.unit !== 'percent');
  if (amounts.length > 14) return [];
  const bases: Base[] = amounts
    .filter((column) => column.period === percent.period)
    .map((column) => shareBase(table, percent, column));
  bases.push(
    ...amounts
      .filter((column) => column.period === percent.period && table.rows.length >= 4)
      .flatMap((column) => changesDown(table, percent, column)),
  );
  for (const above of amounts) {
    for (const below of amounts) {
      if (above === below || above.unit !== below.unit) continue;
      bases.push(ratioBase(percent, above, below), changeBase(percent, above, below));
    }
  }
  return bases;
}

function ratioBase(percent: TableColumn, above: TableColumn, below: TableColumn): Base {
  const [top, bottom] = [roleOf(above.label), roleOf(below.label)];
  const withCarried = /\b(total|reports?)\b/.test(plain(percent.label));
  const isExecution = bottom === 'forecast' && (top === 'realised' || top === 'with-carried' || isTotal(above.label));
  const prior = !isExecution ? 0 : (top === 'realised') === !withCarried ? 3 : 2;
  return { label: `« ${above.label} » / « ${below.label} »`, rule: 'rate', prior, of: (row) => quotient(row, above, below, 0) };
}

function changeBase(percent: TableColumn, later: TableColumn, earlier: TableColumn): Base {
  const isNamed = /\b(evolution|variation|progression|ecart|hausse|baisse|augmentation|var)\b/.test(plain(percent.label));
  const inOrder =
    later.period > earlier.period || (later.period === earlier.period && isLabelledLater(later.label, earlier.label));
  return {
    label: `(« ${later.label} » − « ${earlier.label} ») / « ${earlier.label} »`,
    rule: 'change',
    prior: isNamed && inOrder ? 2 : 0,
    of: (row) => quotient(row, later, earlier, 100),
  };
}

/** `CA 2022` after `CA 2021`, `N` after `N-1`. */
function isLabelledLater(later: string, earlier: string): boolean {
  const [to, from] = [yearsIn(later)[0], yearsIn(earlier)[0]];
  return to !== undefined && from !== undefined ? to > from : /\bn 1$/.test(plain(earlier)) && /\bn$/.test(plain(later));
}

/** Rows that are years: the change from the first of them, or from the one before. */
function changesDown(table: Table, percent: TableColumn, column: TableColumn): Base[] {
  const isNamed = /\b(evolution|variation|progression|ecart|hausse|baisse|augmentation|var)\b/.test(plain(percent.label));
  const rows = table.rows.filter((row) => /^\D*(19|20)\d{2}\D*$/.test(row.label));
  if (rows.length < 4 || rows.length !== table.rows.length) return [];
  const base = (label: string, from: (at: number) => TableRow | undefined): Base => ({
    label: `évolution de « ${column.label} » ${label}`,
    rule: 'change',
    prior: isNamed ? 1 : 0,
    of: (row) => {
      const [numerator, denominator] = [
        exactTerm(row.entries.get(column.key)),
        exactTerm(from(rows.indexOf(row))?.entries.get(column.key)),
      ];
      return numerator && denominator && numerator[0]?.entry !== denominator[0]?.entry
        ? { numerator, denominator, offset: 100 }
        : null;
    },
  });
  return [base(`depuis « ${rows[0]?.label} »`, () => rows[0]), base('depuis la ligne précédente', (at) => rows[at - 1])];
}

function quotient(row: TableRow, above: TableColumn, below: TableColumn, offset: 0 | 100): ReturnType<Base['of']> {
  const [numerator, denominator] = [exactTerm(row.entries.get(above.key)), exactTerm(row.entries.get(below.key))];
  return numerator && denominator ? { numerator, denominator, offset } : null;
}

/** The row's part of the column: over the printed total when there is one, else over the sum of the rows. */
function shareBase(table: Table, percent: TableColumn, column: TableColumn): Base {
  const totalRow = table.rows.findLast(
    (row) => isTotal(row.label) && row.entries.get(column.key)?.number && !row.entries.get(column.key)?.number?.approximate,
  );
  const leaves = table.rows.filter((row) => !isTotal(row.label) && !isDetail(row.label));
  const all = leaves.flatMap((row) => exactTerm(row.entries.get(column.key)) ?? []);
  const printedTotal = exactTerm(totalRow?.entries.get(column.key));
  const denominator = printedTotal ?? all;
  const isNamed = /\b(parts?|repartition|poids|proportion)\b/.test(plain(percent.label)) || percent.label.trim() === '%';
  return {
    label: `« ${column.label} » / total de la colonne`,
    rule: 'share',
    prior: isNamed ? 2 : 0,
    of: (row) => {
      const numerator = exactTerm(row.entries.get(column.key));
      return numerator && (printedTotal !== null || all.length >= 2) ? { numerator, denominator, offset: 0 } : null;
    },
  };
}

/** The other bases of a column that one row follows, to name the one that it was computed on. */
export function otherBase(
  table: Table,
  row: TableRow,
  column: TableColumn,
  bases: readonly Base[],
  amounts: Amounts,
  not: string,
): string | null {
  const fitting = bases.filter((base) => {
    const relation = base.label === not ? null : rateOf(table, row, column, base);
    return relation !== null && statusOf(relation, amounts) === 'holds';
  });
  return fitting.sort((a, b) => b.prior - a.prior)[0]?.label ?? null;
}
