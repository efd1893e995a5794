import type { Tx } from '../../database/face.ts';
import { type Audience, askMany, questionKey } from '../../figures/ask.ts';
import type { Registry } from '../../figures/registry.ts';
import { type Cell, cellKey } from '../../kernel/cell.ts';
import { type Figure, type Found, knownText, type Origin, type Question, unknown } from '../../kernel/figure.ts';
import { frenchFound } from '../../kernel/french.ts';
import { dividedBy, isZero, toPlainDecimal, whole } from '../../kernel/quantity.ts';
import type { DocumentFigure } from './document.ts';
import { absent, type PublishedReports, readPublished } from './published.ts';

/** What a figure of the edition is bound to. */
export type Bound = { readonly question: Question } | { readonly report: string; readonly cell: Cell };

export type FigureOrder = {
  readonly bound: Bound;
  /** Where it stands in the edition; the occurrence is numbered by the book. */
  readonly cell: Omit<Cell, 'occurrence'>;
  readonly label: string;
  readonly decimals?: number | undefined;
  readonly per?: number | undefined;
  /** For a text measure: the code or text found → what this edition prints. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
  /** Why a figure that nothing is recorded for is not applicable, rather than unknown. */
  readonly absence?: string | undefined;
  /** A matrix prints nothing for a known absence. */
  readonly blankZero?: boolean | undefined;
};

type Entry = FigureOrder & { readonly full: Cell; readonly inTable: boolean };

/**
 * Gathers the figures of an edition while its blocks are walked, so that they are all asked at once. A figure quoted again
 * with the same binding for the same cell is the same figure; two table rows with the same labels are two occurrences.
 */
export class FigureBook {
  readonly #entries: Entry[] = [];
  readonly #seen = new Map<string, number[]>();

  /** Index of the figure in the edition. `inTable`: it stands in its own cell, not quoted in a sentence. */
  add(order: FigureOrder, inTable: boolean): number {
    const base = cellKey({ ...order.cell, occurrence: 0 });
    const earlier = this.#seen.get(base) ?? [];
    const same = earlier.find((index) => {
      const entry = this.#entries[index];
      return entry !== undefined && boundKey(entry.bound) === boundKey(order.bound) && !(inTable && entry.inTable);
    });
    if (same !== undefined) {
      const entry = this.#entries[same];
      if (inTable && entry) this.#entries[same] = { ...order, full: entry.full, inTable: true };
      return same;
    }
    const index = this.#entries.length;
    const occurrence =
      'cell' in order.bound && sameBase(order.bound.cell, order.cell) ? order.bound.cell.occurrence : earlier.length + 1;
    this.#entries.push({ ...order, full: { ...order.cell, occurrence }, inTable });
    this.#seen.set(base, [...earlier, index]);
    return index;
  }

  /** Asks every figure once. With `recordsOnly`, what only the ledger knows is unknown. */
  async answer(
    tx: Tx,
    registry: Registry,
    reports: PublishedReports,
    { recordsOnly, audience }: { readonly recordsOnly: boolean; readonly audience?: Audience },
  ): Promise<DocumentFigure[]> {
    const questions = this.#entries.flatMap((entry) => ('question' in entry.bound ? [entry.bound.question] : []));
    const answers = (await askMany(tx, registry, questions, audience))[Symbol.iterator]();
    return this.#entries.map((entry, index) => {
      if ('question' in entry.bound) {
        const figure = answers.next().value;
        if (!figure) throw new Error('every question has its answer');
        return this.#computed(entry, index, figure);
      }
      return this.#published(entry, index, entry.bound, reports, recordsOnly);
    });
  }

  #computed(entry: Entry, index: number, figure: Figure): DocumentFigure {
    return finish(entry, index, figure.result, figure.source, figure.signed === true);
  }

  #published(
    entry: Entry,
    index: number,
    bound: { report: string; cell: Cell },
    reports: PublishedReports,
    recordsOnly: boolean,
  ): DocumentFigure {
    const cell = reports.cell(bound.report, bound.cell);
    const found = recordsOnly ? unknown('not-recorded-yet') : cell ? readPublished(cell) : absent;
    const decimals = entry.decimals ?? (cell?.value ? (cell.value.split('.')[1]?.length ?? 0) : undefined);
    const origin = { origin: 'published', edition: bound.report, cell: bound.cell } as const; // the tag of the union
    return finish({ ...entry, decimals }, index, found, origin, isPublishedChange(bound.cell));
  }
}

function boundKey(bound: Bound): string {
  return 'question' in bound ? questionKey(bound.question) : JSON.stringify([bound.report, cellKey(bound.cell)]);
}

function sameBase(a: Cell, b: Omit<Cell, 'occurrence'>): boolean {
  return cellKey({ ...a, occurrence: 0 }) === cellKey({ ...b, occurrence: 0 });
}

/** The words of this edition for what was found: its own texts for codes, its own thousands. */
function inItsWords(order: FigureOrder, found: Found): Found {
  if (order.absence !== undefined && found.found === 'unknown' && found.reason === 'no-record')
    return { found: 'not-applicable', reason: order.absence };
  if (found.found !== 'known') return found;
  if (found.value.kind === 'text') return order.texts ? knownText(order.texts[found.value.text] ?? found.value.text) : found;
  if (order.per === undefined) return found;
  return { ...found, value: { kind: 'quantity', quantity: dividedBy(found.value.quantity, whole(order.per)) } };
}

/** The ledger knows the words of a published report alone. */
function isPublishedChange({ column, unit }: Cell): boolean {
  return unit === 'percent' && /^[ée]volution/i.test(column);
}

function finish(entry: Entry, index: number, found: Found, origin: Origin, signed: boolean): DocumentFigure {
  const result = inItsWords(entry, found);
  const { unit } = entry.cell;
  const blank =
    entry.blankZero === true && result.found === 'known' && result.value.kind === 'quantity' && isZero(result.value.quantity);
  return {
    index,
    cell: entry.full,
    result,
    origin,
    unit,
    label: entry.label,
    printed: blank ? '' : print(result, unit, entry.decimals),
    ...(signed ? { signed } : {}),
  };
}

/** A year or a date is printed without grouping; everything else in the French form of its unit. */
function print(result: Found, unit: string, decimals: number | undefined): string {
  if (result.found === 'known' && result.value.kind === 'quantity' && (unit === 'year' || unit === 'date'))
    return toPlainDecimal(result.value.quantity);
  return frenchFound(result, unit, decimals);
}
