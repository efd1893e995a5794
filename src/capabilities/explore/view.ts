import { day as asDay, dayOf, yearOf } from '../../kernel/day.ts';
import type { Coordinates } from '../../kernel/figure.ts';
import type { Dimension } from '../../kernel/measure.ts';
import { month, type Period, year, years as yearsPeriod } from '../../kernel/period.ts';

/** What columns can be when they are no dimension: the years, or the months of the last one. */
export const timeColumns = ['annee', 'mois'] as const;

/**
 * A table of one measure: what its rows and columns are, what it is limited to, over which years. `rows` and `columns` name a dimension;
 * `domain:root` cuts a tree at its first level.
 */
export type View = {
  readonly measure: string;
  readonly rows: string;
  readonly columns: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly first: number;
  readonly last: number;
};

const filterPrefix = 'f.';

/** What a view needs to know of a measure. */
export type Declared = { readonly id: string; readonly dimensions: { readonly [name: string]: Dimension } };

/** The dimensions that rows and columns can be, a tree at its first level and in full. */
export function levelsOf({ dimensions }: Pick<Declared, 'dimensions'>): { readonly value: string; readonly label: string }[] {
  return Object.entries(dimensions).flatMap(([name, { label, shape }]) =>
    shape === 'tree'
      ? [
          { value: `${name}:root`, label: `${label.fr} (premier niveau)` },
          { value: name, label: `${label.fr} (détail)` },
        ]
      : [{ value: name, label: label.fr }],
  );
}

export function dimensionOf(level: string): string {
  return level.replace(/:root$/, '');
}

function yearIn(text: string | null, otherwise: number): number {
  return text !== null && /^[12]\d{3}$/.test(text) ? Number(text) : otherwise;
}

/**
 * Reads an address; what is missing or is not of the measure is what the measure offers first, so that an address never fails.
 * @param latest the last year with records, from which the two years before are shown too
 */
export function viewFrom(parameters: URLSearchParams, measure: Declared, latest: number): View {
  const levels = levelsOf(measure).map(({ value }) => value);
  const asked = parameters.get('lignes') ?? '';
  const rows = levels.includes(asked) ? asked : (levels[0] ?? '');
  const columns = parameters.get('colonnes') ?? 'annee';
  const isColumn = [...timeColumns, ...levels].includes(columns) && dimensionOf(columns) !== dimensionOf(rows);
  const last = yearIn(parameters.get('a'), latest);
  const filters = [...parameters].flatMap(([name, value]) => {
    const dimension = name.slice(filterPrefix.length);
    return name.startsWith(filterPrefix) && value !== '' && measure.dimensions[dimension] ? [[dimension, value] as const] : [];
  });
  return {
    measure: measure.id,
    rows,
    columns: isColumn ? columns : 'annee',
    filters: Object.fromEntries(filters),
    // Twenty years are more columns than anybody reads.
    first: Math.max(last - 19, Math.min(yearIn(parameters.get('de'), last - 2), last)),
    last,
  };
}

/** The address that `viewFrom` reads back. */
export function viewParameters({ measure, rows, columns, filters, first, last }: View): URLSearchParams {
  const parameters = new URLSearchParams({
    mesure: measure,
    lignes: rows,
    colonnes: columns,
    de: String(first),
    a: String(last),
  });
  for (const [dimension, value] of Object.entries(filters)) parameters.set(`${filterPrefix}${dimension}`, value);
  return parameters;
}

export function periodOf({ first, last }: View): Period {
  return first === last ? year(last) : yearsPeriod(first, last);
}

const monthNames = new Intl.DateTimeFormat('fr-FR', { month: 'short', timeZone: 'UTC' });

/** A column of a table: the period that it is asked over, and the coordinates that it adds. */
export type Column = { readonly label: string; readonly period: Period; readonly at: Coordinates };

/** The columns that time makes; null when they are a dimension. */
export function timeColumnsOf(view: View): Column[] | null {
  if (view.columns === 'annee')
    return Array.from({ length: view.last - view.first + 1 }, (_, index) => ({
      label: String(view.first + index),
      period: year(view.first + index),
      at: {},
    }));
  if (view.columns !== 'mois') return null;
  return Array.from({ length: 12 }, (_, index) => ({
    label: `${monthNames.format(Date.UTC(view.last, index, 1))} ${view.last}`,
    period: month(view.last, index + 1),
    at: {},
  }));
}

/** Last year that ended, or the one of today when nothing says better. */
export function latestYear(years: readonly number[], today: string): number {
  const current = yearOf(asDay(today));
  const past = years.filter((one) => dayOf(one, 12, 31) <= today);
  return Math.max(...(past.length > 0 ? past : [current]));
}
