import { type Dimension, dimensionNamed } from '../../kernel/measure.ts';

/** What columns can be when they are no dimension: the years, or the months of the last one. */
export const timeColumns = ['annee', 'mois'] as const;

/** What rows are when they are the months of the year, in each of the years or in the last one. */
export const monthRows = 'mois';

/** The months of a year that are read, both included, January being 1. From a later month to an earlier one, they begin in the year before. */
export type Season = { readonly from: number; readonly to: number };

const wholeYear: Season = { from: 1, to: 12 };

export function isWholeYear({ from, to }: Season): boolean {
  return from === wholeYear.from && to === wholeYear.to;
}

/**
 * A table of one measure: what its rows and columns are, what it is limited to, over which years, and which months of them. `rows` and
 * `columns` name a dimension; `domain:root` cuts a tree at its first level.
 */
export type View = {
  readonly measure: string;
  readonly rows: string;
  readonly columns: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly first: number;
  readonly last: number;
  readonly season: Season;
  /** The measure tells a change from a year to another: of one year alone, it would say nothing. */
  readonly isChange: boolean;
};

const filterPrefix = 'f.';

/** What a view needs to know of a measure. */
export type Declared = {
  readonly id: string;
  readonly dimensions: { readonly [name: string]: Dimension };
  readonly compose?: { readonly rule: string };
  /** There for a flow of very many rows, which adds up over time. */
  readonly sums?: unknown;
};

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

/** What the rows of a view, or the columns that no time makes, are called. */
export function headingOf(level: string, measure: Pick<Declared, 'dimensions'>): string {
  return level === monthRows ? 'mois' : (levelsOf(measure).find(({ value }) => value === level)?.label ?? '');
}

export function dimensionOf(level: string): string {
  return level.replace(/:root$/, '');
}

/**
 * The level of a dimension at which parts share nothing and add up to their whole; null when there is none: a level of time, or what is
 * limited to a branch, of which everything is.
 */
export function levelOfParts(level: string, { filters }: Pick<View, 'filters'>, { dimensions }: Pick<Declared, 'dimensions'>) {
  const dimension = dimensionOf(level);
  const declared = dimensions[dimension];
  if (declared === undefined || filters[dimension] !== undefined) return null;
  return declared.shape === 'tree' ? `${dimension}:root` : dimension;
}

/** A level by the name that its dimension has now. */
function levelNamed(dimensions: Declared['dimensions'], level: string): string {
  return level.replace(/^[^:]*/, (name) => dimensionNamed(dimensions, name));
}

/** A level of a dimension that is limited: the first one is above what it is limited to, and would let in the rest of it. */
function withinFilters(level: string, filters: Readonly<Record<string, string>>): string {
  const dimension = dimensionOf(level);
  return filters[dimension] === undefined ? level : dimension;
}

function yearIn(text: string | null, otherwise: number): number {
  return text !== null && /^[12]\d{3}$/.test(text) ? Number(text) : otherwise;
}

function monthIn(text: string | null, otherwise: number): number {
  return text !== null && /^([1-9]|1[0-2])$/.test(text) ? Number(text) : otherwise;
}

/** All the year for what is read from one year to another. */
function seasonIn(parameters: URLSearchParams, isChange: boolean): Season {
  if (isChange) return wholeYear;
  return { from: monthIn(parameters.get('debut'), wholeYear.from), to: monthIn(parameters.get('fin'), wholeYear.to) };
}

/**
 * Reads an address; what is missing or is not of the measure is what the measure offers first, so that an address never fails.
 * @param latest the last year with records, from which the two years before are shown too
 */
export function viewFrom(parameters: URLSearchParams, measure: Declared, latest: number): View {
  const levels = levelsOf(measure).map(({ value }) => value);
  const isChange = tellsChange(measure);
  const asked = levelNamed(measure.dimensions, parameters.get('lignes') ?? '');
  const rows = [...levels, ...(isChange ? [] : [monthRows])].includes(asked) ? asked : (levels[0] ?? '');
  const columns = levelNamed(measure.dimensions, parameters.get('colonnes') ?? 'annee');
  const isColumn =
    [...timeColumns.filter((name) => name !== 'mois' || !isChange), ...levels].includes(columns) &&
    dimensionOf(columns) !== dimensionOf(rows);
  const last = yearIn(parameters.get('a'), latest);
  const filters = Object.fromEntries(
    [...parameters].flatMap(([name, value]) => {
      const dimension = dimensionNamed(measure.dimensions, name.slice(filterPrefix.length));
      const isKnown = Object.hasOwn(measure.dimensions, dimension);
      return name.startsWith(filterPrefix) && value !== '' && isKnown ? [[dimension, value] as const] : [];
    }),
  );
  return {
    measure: measure.id,
    rows: withinFilters(rows, filters),
    columns: isColumn ? withinFilters(columns, filters) : 'annee',
    filters,
    // Twenty years are more columns than anybody reads.
    first: Math.max(last - 19, Math.min(yearIn(parameters.get('de'), last - 2), last)),
    last,
    season: seasonIn(parameters, isChange),
    isChange,
  };
}

/** The address that `viewFrom` reads back. */
export function viewParameters({ measure, rows, columns, filters, first, last, season }: View): URLSearchParams {
  const parameters = new URLSearchParams({
    mesure: measure,
    lignes: rows,
    colonnes: columns,
    de: String(first),
    a: String(last),
  });
  if (!isWholeYear(season)) {
    parameters.set('debut', String(season.from));
    parameters.set('fin', String(season.to));
  }
  for (const [dimension, value] of Object.entries(filters)) parameters.set(`${filterPrefix}${dimension}`, value);
  return parameters;
}

/** Whether a measure is read from one year to another, and so not by month. */
export function tellsChange({ compose }: Declared): boolean {
  return compose?.rule === 'change';
}
