import { type Cell, cellKey, type PublishedCell } from '../../kernel/cell.ts';
import type { FigureValue, Found } from '../../kernel/figure.ts';
import { areEqual, isZero, quantityFromDecimal, toDecimal, toPlainDecimal } from '../../kernel/quantity.ts';
import type { DocumentFigure } from './document.ts';
import { isBlank, readPublished } from './published.ts';

export const statuses = ['equal', 'differs', 'unknown-computed', 'only-computed', 'only-published'] as const;
export type Status = (typeof statuses)[number];

/** One cell laid side by side. `computed` and `published` are plain decimals or texts, empty where there is none. */
export type Comparison = {
  readonly cell: Cell;
  readonly computed: string;
  readonly published: string;
  readonly status: Status;
  /** Index of the computed figure, when there is one. */
  readonly figure: number | null;
};

/** Digits after the decimal mark that the report printed: `75.20` has two, `63` none. */
function printedDecimals(value: string): number {
  return value.split('.')[1]?.length ?? 0;
}

/** A blank cell says as much: nothing known, no deployment, or a text that the edition leaves out. */
function printsNothing(computed: Found, unit: string): boolean {
  if (computed.found !== 'known') return true;
  if (computed.value.kind === 'text') return computed.value.text.trim() === '';
  return unit === 'count' && isZero(computed.value.quantity);
}

/**
 * Equal when the computed value, rounded to the printed precision, is the printed one; texts are compared trimmed; a blank
 * cell is equal to a known absence (0 deployments), to a text that the edition leaves out and to an unknown; a blank beside a
 * computed value is `only-computed`.
 */
export function compareCell(computed: Found, published: PublishedCell): Status {
  const printed = readPublished(published);
  if (printed.found !== 'known') return printsNothing(computed, published.unit) ? 'equal' : 'only-computed';
  if (computed.found !== 'known') return 'unknown-computed';
  return says(computed.value, printed.value, published) ? 'equal' : 'differs';
}

function says(computed: FigureValue, printed: FigureValue, published: PublishedCell): boolean {
  if (computed.kind === 'text') return computed.text.trim() === published.printed.trim();
  if (printed.kind === 'text') return toPlainDecimal(computed.quantity) === printed.text.trim();
  const rounded = quantityFromDecimal(toDecimal(computed.quantity, printedDecimals(published.value ?? '')));
  return rounded !== null && areEqual(rounded, printed.quantity);
}

/** What a file holds for a result: a plain decimal (euros with their cents), a text, or nothing. */
export function plainValue(found: Found, unit: string): string {
  if (found.found !== 'known') return '';
  if (found.value.kind === 'text') return found.value.text;
  return unit === 'EUR' ? toDecimal(found.value.quantity, 2) : toPlainDecimal(found.value.quantity);
}

/**
 * Every cell of the published report in its order, then the computed cells that it does not print. A figure that the
 * edition takes from the ledger is not a computed one.
 */
export function compareEditions(figures: readonly DocumentFigure[], published: readonly PublishedCell[]): Comparison[] {
  const computed = new Map(
    figures.filter((figure) => figure.origin.origin === 'computed').map((figure) => [cellKey(figure.cell), figure]),
  );
  const lines = published.map((cell): Comparison => {
    const figure = computed.get(cellKey(cell));
    computed.delete(cellKey(cell));
    const { printed, value, note: _note, ...address } = cell;
    const text = value ?? (isBlank(printed) ? '' : printed);
    if (!figure) return { cell: address, computed: '', published: text, status: 'only-published', figure: null };
    return {
      cell: address,
      computed: plainValue(figure.result, cell.unit),
      published: text,
      status: compareCell(figure.result, cell),
      figure: figure.index,
    };
  });
  const rest = [...computed.values()].map(
    (figure): Comparison => ({
      cell: figure.cell,
      computed: plainValue(figure.result, figure.unit),
      published: '',
      status: 'only-computed',
      figure: figure.index,
    }),
  );
  return [...lines, ...rest];
}
