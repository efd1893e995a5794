import type { Cell } from './cell.ts';
import type { Period } from './period.ts';
import type { Quantity } from './quantity.ts';
import type { Unit } from './unit.ts';

/** Why a figure is not known. Unknown is never 0. */
export type UnknownReason =
  | 'no-record' // nothing was recorded for these coordinates
  | 'no-value' // rows exist, none carries a value
  | 'zero-base' // a rate or a change on a zero base
  | 'one-year' // a change from a year to itself
  | 'part-unknown' // composed of a figure that is itself unknown
  | 'ambiguous' // several different values where one is expected
  | 'not-recorded-yet' // known only from a published report, and records only were asked for
  | 'not-published' // the ledger holds no such cell
  | 'withheld' // not for this reader, whether or not it exists
  | 'secret'; // about one or two persons, or would tell of them: not for this reader

export type Found =
  | { readonly found: 'known'; readonly value: FigureValue; readonly approximate: boolean }
  | { readonly found: 'unknown'; readonly reason: UnknownReason }
  | { readonly found: 'not-applicable'; readonly reason: string };

export type FigureValue =
  | { readonly kind: 'quantity'; readonly quantity: Quantity }
  | { readonly kind: 'text'; readonly text: string };

/** One value, or several of which any matches, per dimension used. */
export type Coordinates = { readonly [dimension: string]: string | readonly string[] };

/** What is asked: enough to compute the figure again and to open the rows behind it. */
export type Question = { readonly measure: string; readonly at: Coordinates; readonly period: Period };

/** Where a figure comes from, and so what opens behind it. */
export type Origin =
  | {
      readonly origin: 'computed';
      readonly question: Question;
      readonly definitionVersion: number;
      /** Null when the rows are persons whom the reader is not shown: how many they are would tell more than the figure. */
      readonly rowCount: number | null;
      readonly synthetic: boolean;
      /** Its period is not closed: what it was added up from may still change. */
      readonly unfinished?: true;
    }
  | { readonly origin: 'published'; readonly edition: string; readonly cell: Cell };

/** The answer. A figure is an object, not a number. */
export type Figure = {
  readonly unit: Unit | string;
  readonly result: Found;
  readonly source: Origin;
  /** A change: read with its sign, `+` included, where no sentence says which way it goes. */
  readonly signed?: true;
};

export function known(quantity: Quantity, approximate = false): Found {
  return { found: 'known', value: { kind: 'quantity', quantity }, approximate };
}

export function knownText(text: string): Found {
  return { found: 'known', value: { kind: 'text', text }, approximate: false };
}

export function unknown(reason: UnknownReason): Found {
  return { found: 'unknown', reason };
}

/** Whether a figure is marked: it is known, and its period is not closed. */
export function isUnfinished(result: Found, origin: Origin): boolean {
  return result.found === 'known' && origin.origin === 'computed' && origin.unfinished === true;
}

/** The quantity of a known numeric figure; null otherwise. */
export function quantityOf(found: Found): Quantity | null {
  return found.found === 'known' && found.value.kind === 'quantity' ? found.value.quantity : null;
}
