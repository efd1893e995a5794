import type { Rows } from '../database/face.ts';
import { type Found, known, knownText, type UnknownReason, unknown } from '../kernel/figure.ts';
import type { ComposedMeasure, RowMeasure } from '../kernel/measure.ts';
import { dividedBy, isZero, minus, type Quantity, quantityFromDecimal, sum, times, whole, zero } from '../kernel/quantity.ts';
import type { Aggregate } from './add-up.store.ts';

/** What is added up, and whether the register covers the period; null where the measure has none that would say. */
export type Added = Aggregate & { readonly complete: boolean | null };

function decimal(text: string | null): Quantity {
  const quantity = text === null ? null : quantityFromDecimal(text);
  if (quantity === null) throw new Error(`the database answered a number that is not a decimal: ${text}`);
  return quantity;
}

function onlyOne(measure: RowMeasure<Rows>, added: Added): Found {
  const isText = measure.unit === 'text';
  const different = isText ? added.distinct_texts : added.distinct_values;
  if (different === 0) return unknown('no-value');
  if (different > 1) return unknown('ambiguous');
  return isText ? knownText(added.text ?? '') : known(decimal(added.least), added.approximate === true);
}

function isZeroOverNothing(measure: RowMeasure<Rows>, { complete }: Added): boolean {
  return complete ?? (measure.onNothing === 'zero' && measure.aggregate !== 'sum');
}

/** What the rows add up to, by the measure's own rule. */
export function answerFromRows(measure: RowMeasure<Rows>, added: Added): Found {
  if (added.rows === 0) return isZeroOverNothing(measure, added) ? known(zero) : unknown('no-record');
  const approximate = added.approximate === true;
  switch (measure.aggregate) {
    case 'count':
      return known(whole(added.rows), approximate);
    case 'distinct':
      return known(whole(added.distinct_texts), approximate);
    case 'only':
      return onlyOne(measure, added);
    case 'sum':
    case 'last': // the rows are already the last known of each thing
      return added.total === null ? unknown('no-value') : known(decimal(added.total), approximate);
  }
}

type Known = { readonly quantity: Quantity; readonly approximate: boolean };

function readPart(part: Found): Known | UnknownReason {
  if (part.found === 'known') {
    return part.value.kind === 'quantity' ? { quantity: part.value.quantity, approximate: part.approximate } : 'no-value';
  }
  return part.found === 'unknown' ? part.reason : 'no-value';
}

const hundred = whole(100);

/**
 * A figure made of others; its parts come in the order of the rule. Unknown as soon as one part is, for the same reason, and secret
 * as soon as one is.
 * A rate, a share or a change on a zero base is unknown.
 */
export function answerFromParts(measure: ComposedMeasure, parts: readonly Found[]): Found {
  const read = parts.map(readPart);
  const missing = read.includes('secret') ? 'secret' : read.find((part) => typeof part === 'string');
  if (typeof missing === 'string') return unknown(missing);
  const quantities = read.filter((part) => typeof part !== 'string');
  const approximate = quantities.some((part) => part.approximate);
  const [first, second] = quantities;
  if (!first) return unknown('no-record');
  const { rule } = measure.compose;
  if (rule === 'sum' || rule === 'mean') {
    const total = sum(quantities.map((part) => part.quantity));
    return known(rule === 'sum' ? total : dividedBy(total, whole(quantities.length)), approximate);
  }
  if (!second) return unknown('no-record');
  if (rule === 'difference') return known(minus(first.quantity, second.quantity), approximate);
  if (isZero(second.quantity)) return unknown('zero-base');
  if (rule === 'ratio') return known(dividedBy(first.quantity, second.quantity), approximate);
  const above = rule === 'change' ? minus(first.quantity, second.quantity) : first.quantity;
  return known(times(dividedBy(above, second.quantity), hundred), approximate);
}
