import type { Rows } from '../../../database/face.ts';
import { askMany, breakdown } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import { readWords, readYears, type Words, wordsFor } from '../../../http/reader-door.ts';
import type { PageReading } from '../../../http/reading.ts';
import type { Coordinates } from '../../../kernel/figure.ts';
import { frenchUnitWord } from '../../../kernel/french.ts';
import { isSigned, type Measure } from '../../../kernel/measure.ts';
import { quantityFromDecimal } from '../../../kernel/quantity.ts';
import { isUnit, type Unit, units } from '../../../kernel/unit.ts';
import { isWithheld, type ShownFigure, showFigure, unfinishedMark } from '../../../web/shown-figure.ts';
import { dimensionOf, headingOf, levelOfParts, levelsOf, monthRows, type View, viewFrom } from '../view.ts';
import { type Column, latestYear, monthRowsOf, periodOf, periodOfCell, periodsListed, timeColumnsOf } from '../view-periods.ts';
import { addsUp, areLess } from './parts.ts';

/** More is no table but a list: the reader is asked to limit it. */
const most = { rows: 250, columns: 26 };

export type ExploredRow = {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly ShownFigure[];
  readonly total?: true;
};

export type Explored = {
  readonly view: View;
  readonly measure: {
    readonly id: string;
    readonly label: string;
    readonly definition: string;
    readonly unit: string;
    readonly signed: boolean;
  };
  /** What the rows are called. */
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly ExploredRow[];
  /** The figure of all rows in the last column, with its unit. */
  readonly whole: string;
  /** How many rows and columns are left out of a table that would be too large. */
  readonly leftOut: { readonly rows: number; readonly columns: number };
  /** The dimensions of the rows and of the columns in which some records have nothing, so that these are in the whole alone. */
  readonly lacking: { readonly rows: string | null; readonly columns: string | null };
  /** Some figures are not for this reader, whether or not anything is recorded. */
  readonly isWithheld: boolean;
};

/** Units that the heading says, so that no cell repeats them; euros and percents are read in place. */
function isSaidOnce(unit: string): boolean {
  return isUnit(unit) && !['EUR', 'kEUR', 'percent', 'text', 'count'].includes(unit);
}

export type Reading = Pick<PageReading, 'tx' | 'registry' | 'doors' | 'url' | 'today'>;

/** The measure that an address asks for; the first of the list when it asks for none, or for one that is no more. */
function measureOf({ registry, url }: Reading): Measure<Rows> {
  const asked = url.searchParams.get('mesure') ?? 'activity.days';
  const found = registry.list.find(({ id }) => id === asked) ?? registry.list.find((one) => levelsOf(one).length > 0);
  if (!found) throw new Error('the house has no measure');
  return found;
}

/** What a dimension is called, whichever level of it is asked. */
const nameOf = (level: string, { dimensions }: Measure<Rows>) => dimensions[dimensionOf(level)]?.label.fr ?? null;

type Named = { readonly code: string; readonly label: string; readonly month?: number };

/** The codes of a dimension that have records, named, in the order of the words where there are some. */
async function listCodes(page: Reading, view: View, level: string, words: Words): Promise<Named[]> {
  const dimension = dimensionOf(level);
  const measure = page.registry.get(view.measure);
  const codes = new Set<string>();
  for (const period of periodsListed(view, measure)) {
    // A filter on the dimension itself already says its codes, the steps below them being asked for.
    const lines = await breakdown(page.tx, page.registry, { measure: view.measure, at: view.filters, period }, [level]);
    for (const { at } of lines) for (const code of [at[dimension] ?? []].flat()) codes.add(code);
  }
  const named = wordsFor(words, dimension, measure.dimensions[dimension]);
  const place = new Map([...named.keys()].map((code, index) => [code, index]));
  return [...codes]
    .map((code) => ({ code, label: named.get(code) ?? code }))
    .sort(
      (a, b) => (place.get(a.code) ?? named.size) - (place.get(b.code) ?? named.size) || a.label.localeCompare(b.label, 'fr'),
    );
}

/** The rows of a table: the months of the year, or the codes of a dimension. */
function rowsOf(page: Reading, view: View, words: Words): readonly Named[] | Promise<Named[]> {
  return view.rows === monthRows ? monthRowsOf(view) : listCodes(page, view, view.rows, words);
}

/** The columns, that of the whole being the last one of those that are no time; what is too many is left out before it. */
async function columnsOf(page: Reading, view: View, words: Words): Promise<{ columns: Column[]; leftOut: number }> {
  const ofTime = timeColumnsOf(view);
  if (ofTime) return { columns: ofTime, leftOut: 0 };
  const codes = await listCodes(page, view, view.columns, words);
  const kept = codes.slice(0, most.columns - 1);
  const period = periodOf(view);
  const parts = kept.map(({ code, label }) => ({ label, period, at: { [dimensionOf(view.columns)]: code } }));
  return { columns: [...parts, { label: 'Ensemble', period, at: {} }], leftOut: codes.length - kept.length };
}

/** A coordinate and a filter on one dimension both hold: a view has no level above what it is limited to, so the coordinate, found within it, stands. */
function atOf(view: View, ...more: readonly Coordinates[]): Coordinates {
  return Object.assign({}, view.filters, ...more);
}

async function fill(page: Reading, view: View, rows: readonly (Named & { total?: true })[], columns: readonly Column[]) {
  const { label } = page.registry.get(view.measure);
  const dimension = dimensionOf(view.rows);
  const asked = rows.flatMap((row) =>
    columns.map((column) => ({
      measure: view.measure,
      period: periodOfCell(column, row.month),
      at: atOf(view, row.total || row.month !== undefined ? {} : { [dimension]: row.code }, column.at),
    })),
  );
  const figures = (await askMany(page.tx, page.registry, asked))[Symbol.iterator]();
  return rows.map(({ code, label: name, total }): ExploredRow => {
    const cells = columns.flatMap((column) => {
      const figure = figures.next().value;
      if (!figure) return [];
      const told = isSaidOnce(figure.unit) ? { ...figure, unit: 'count' } : figure;
      return [showFigure(told, evidencePath(figure.source), `${label.fr}, ${name}, ${column.label}`)];
    });
    return { key: code, label: name, cells, ...(total ? { total } : {}) };
  });
}

function answerOf(rows: readonly ExploredRow[], unit: Unit): string {
  const cell = rows.at(-1)?.cells.at(-1);
  const text = cell?.text ?? '';
  const quantity = isSaidOnce(unit) ? quantityFromDecimal(cell?.plain ?? '') : null;
  const said = quantity === null ? text : `${text}\u00a0${frenchUnitWord(units[unit].fr, quantity)}`;
  return cell?.unfinished ? `${said}${unfinishedMark}` : said;
}

const whole = { code: '', label: 'Ensemble', total: true as const };

/** What is shown: the codes of the rows, the columns, and the table that they make. */
type Table = { readonly codes: readonly Named[]; readonly columns: readonly Column[]; readonly rows: readonly ExploredRow[] };

const numbersOf = (rows: readonly ExploredRow[]) => rows.map(({ cells }) => cells.map(({ approximate }) => approximate));

/** Whether the rows are less than the whole in some column; a tree is looked at by its first level, since its branches hold each other. */
async function areRowsShort(page: Reading, view: View, { columns, rows }: Table, words: Words): Promise<boolean> {
  const level = levelOfParts(view.rows, view, page.registry.get(view.measure));
  if (level === null) return false;
  const parts =
    level === view.rows
      ? rows.slice(0, -1)
      : await fill(page, { ...view, rows: level }, await listCodes(page, view, level, words), columns);
  return areLess(numbersOf(parts), numbersOf(rows).at(-1) ?? []);
}

/** Whether the columns are less than the whole in some row. */
async function areColumnsShort(page: Reading, view: View, { codes, rows }: Table, words: Words): Promise<boolean> {
  const level = levelOfParts(view.columns, view, page.registry.get(view.measure));
  if (level === null) return false;
  const { columns, leftOut } = await columnsOf(page, { ...view, columns: level }, words);
  if (leftOut > 0) return false;
  const numbers = numbersOf(level === view.columns ? rows : await fill(page, view, [...codes, whole], columns));
  const column = (at: number) => numbers.map((row) => row.at(at) ?? null);
  return areLess(
    columns.slice(0, -1).map((_, index) => column(index)),
    column(-1),
  );
}

/** What an address of the explore page asks for, answered: a table whose every cell opens. */
export async function loadExplored(page: Reading): Promise<Explored> {
  const measure = measureOf(page);
  const view = viewFrom(page.url.searchParams, measure, latestYear(await readYears(page), page.today));
  const words = await readWords(page);
  const { columns, leftOut } = await columnsOf(page, view, words);
  const codes = await rowsOf(page, view, words);
  const kept = codes.slice(0, most.rows);
  const rows = await fill(page, view, [...kept, whole], columns);
  const table = { codes: kept, columns, rows };
  const isComparable = addsUp(measure) && kept.length === codes.length && leftOut === 0;
  return {
    view,
    measure: {
      id: measure.id,
      label: measure.label.fr,
      definition: measure.definition.fr,
      unit: isSaidOnce(measure.unit) ? units[measure.unit].fr : '',
      signed: isSigned(measure),
    },
    heading: headingOf(view.rows, measure),
    columns: columns.map(({ label }) => label),
    rows,
    whole: answerOf(rows, measure.unit),
    leftOut: { rows: codes.length - kept.length, columns: leftOut },
    lacking: {
      rows: isComparable && (await areRowsShort(page, view, table, words)) ? nameOf(view.rows, measure) : null,
      columns: isComparable && (await areColumnsShort(page, view, table, words)) ? nameOf(view.columns, measure) : null,
    },
    isWithheld: rows.some(({ cells }) => cells.some(isWithheld)),
  };
}
