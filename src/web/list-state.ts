import { normalizeText } from '../kernel/text.ts';

/** The heading under which a file says what was made up. */
export const syntheticHeading = 'Synthétique';

/** What a list sorts by, prints in a file and searches in; texts and numbers, null when there is nothing. */
export type ListValue = string | number | null;

export type ListColumn<Row> = {
  readonly key: string;
  readonly label: string;
  readonly numeric?: boolean;
  /** Sorts the list. */
  readonly value: (row: Row) => ListValue;
  /** What the file holds when it is not the value: the exact decimal behind an approximate number. */
  readonly file?: (row: Row) => string;
  /** Whether the period of its figure is not closed: the file says so in a column of its own. */
  readonly unfinished?: (row: Row) => boolean;
  /** Whether its figure counts records that were made up: the file says so too. */
  readonly synthetic?: (row: Row) => boolean;
};

type WithFigure = {
  readonly approximate: number | null;
  readonly plain: string | null;
  readonly unfinished?: true;
  readonly synthetic?: boolean;
};

/** For files alone: which of the records were made up. */
export function syntheticColumn<Row>(isSynthetic: (row: Row) => boolean): ListColumn<Row> {
  return { key: 'synthetique', label: syntheticHeading, value: (row) => (isSynthetic(row) ? 'oui' : null) };
}

/** A column of figures: sorted by their size, exact in the file, empty there when unknown. */
export function figureColumn<Row>(key: string, label: string, figureOf: (row: Row) => WithFigure): ListColumn<Row> {
  return {
    key,
    label,
    numeric: true,
    value: (row) => figureOf(row).approximate,
    file: (row) => figureOf(row).plain ?? '',
    unfinished: (row) => figureOf(row).unfinished === true,
    // What is withheld says nothing of the records behind it.
    synthetic: (row) => figureOf(row).plain !== null && figureOf(row).synthetic === true,
  };
}

/** How a list is shown, read from the page's address so that it can be kept, sent and printed. */
export type ListState = { readonly search: string; readonly sort: string | null; readonly descending: boolean };

export function readListState(parameters: URLSearchParams): ListState {
  return {
    search: parameters.get('q')?.trim() ?? '',
    sort: parameters.get('tri'),
    descending: parameters.get('sens') === 'desc',
  };
}

const collator = new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });

function compareValues(a: ListValue, b: ListValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

/** The rows that hold every word searched, in the order asked; what has no value comes last in both directions. */
export function arrangeList<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[], state: ListState): Row[] {
  const words = normalizeText(state.search)
    .split(' ')
    .filter((word) => word !== '');
  const textOf = (row: Row) =>
    normalizeText(columns.map((column) => (column.numeric ? '' : (column.value(row) ?? ''))).join(' '));
  const kept = words.length === 0 ? [...rows] : rows.filter((row) => words.every((word) => textOf(row).includes(word)));
  const column = columns.find(({ key }) => key === state.sort);
  if (!column) return kept;
  const sign = state.descending ? -1 : 1;
  return kept.sort((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return sign * compareValues(a, b);
  });
}

/** The address that sorts by a column: again by the same one turns the order round. */
export function sortedSearch(search: string, key: string, state: ListState): string {
  const parameters = new URLSearchParams(search);
  parameters.set('tri', key);
  if (state.sort === key && !state.descending) parameters.set('sens', 'desc');
  else parameters.delete('sens');
  return `?${parameters}`;
}

const mostRows = 100;
/** A list that is hardly longer is shown whole rather than cut. */
const mostWhole = 120;

/** The parameter by which a long list is asked whole. */
const whole = 'tout';

/** The rows that a page shows of a list: the first of a very long one, until it is asked whole. */
export function firstRows<Row>(rows: readonly Row[], parameters: URLSearchParams): readonly Row[] {
  return rows.length <= mostWhole || parameters.get(whole) === 'oui' ? rows : rows.slice(0, mostRows);
}

/** The address of the same list, whole. */
export function wholeSearch(search: string): string {
  const parameters = new URLSearchParams(search);
  parameters.set(whole, 'oui');
  return `?${parameters}`;
}
