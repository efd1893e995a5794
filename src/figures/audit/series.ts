import { nameSlip } from './causes.ts';
import { alike, heading, plain, words } from './labels.ts';
import { isNumericUnit, scale } from './numbers.ts';
import type { Amounts, Relation } from './relation.ts';
import type { Entry, Table, TableRow } from './tables.ts';

/** Two places that print one figure; euros and thousands of euros are brought to one. */
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

/** Near enough to be the same figure mistyped: within a seventh, or one slip of the keyboard away. */
export function isNear(a: number, b: number, unit: string): boolean {
  return Math.abs(a - b) <= 0.15 * Math.max(Math.abs(a), Math.abs(b)) || nameSlip(a, b, unit) !== null;
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
export function seriesQuotes(tables: readonly Table[], amounts: Amounts): Relation[] {
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

/** Long amounts of two tables that differ by one slip of the keyboard are one amount copied. */
export function copies(entries: readonly Entry[], amounts: Amounts): Relation[] {
  const long = entries.filter(
    (entry) => entry.number && !entry.number.approximate && entry.cell.unit === 'EUR' && isLong(amounts[entry.index] ?? 0),
  );
  const labels = labelsByTable(entries);
  const relations: Relation[] = [];
  for (const [index, first] of long.entries()) {
    for (const second of long.slice(index + 1)) {
      if (!mayBeCopies(first, second, labels)) continue;
      const [a, b] = [amounts[first.index] ?? 0, amounts[second.index] ?? 0];
      if (Math.abs(a - b) > Math.max(Math.abs(a), Math.abs(b)) * 0.5) continue;
      const slip = nameSlip(a, b, 'EUR') ?? '';
      if (a === b || slip.startsWith('un chiffre faux') || slip.startsWith('chiffres'))
        relations.push(sameFigure(second, first, 0.6, `le même montant en « ${first.cell.section} »`));
    }
  }
  return relations;
}

function mayBeCopies(first: Entry, second: Entry, labels: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if (first.cell.period !== second.cell.period || tableKey(first) === tableKey(second)) return false;
  return !isOfAnother(first, second, labels) && !isOfAnother(second, first, labels);
}

function tableKey({ cell }: Entry): string {
  return JSON.stringify([cell.section, cell.table]);
}

function labelsByTable(entries: readonly Entry[]): Map<string, Set<string>> {
  const labels = new Map<string, Set<string>>();
  for (const entry of entries) labels.set(tableKey(entry), (labels.get(tableKey(entry)) ?? new Set()).add(plain(entry.cell.row)));
  return labels;
}

/** The other table has a row of its own for this label: a copy of this amount would stand there, not on another row. */
function isOfAnother(one: Entry, other: Entry, labels: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const label = plain(one.cell.row);
  return label !== plain(other.cell.row) && label !== '' && labels.get(tableKey(other))?.has(label) === true;
}

function isLong(amount: number): boolean {
  return String(Math.abs(Math.round(amount / 100))).replace(/0+$/, '').length >= 7;
}
