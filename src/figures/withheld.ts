import type { Rows, Tx } from '../database/face.ts';
import type { Coordinates, Question } from '../kernel/figure.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import { momentOf } from './memory.store.ts';

/** Whose rows alone the reader of a transaction sees; null on the operator's side. */
export async function memberReading(tx: Tx): Promise<string | null> {
  return (await momentOf(tx)).member;
}

/**
 * Whether a figure may be told to the reader of some member. Row-level security hides the rows of the others, so that a sum
 * asked more widely would be a wrong number, not a smaller one: it is withheld, whether or not what it names exists.
 */
export function isTold(measure: RowMeasure<Rows>, at: Coordinates, member: string | null): boolean {
  return member === null || (measure.members === true && at['body'] === member);
}

/** Of the questions that a figure is made of, those that this reader is not told. */
export function withheldAmong(
  leaves: ReadonlyMap<string, Question>,
  member: string | null,
  measureOf: (id: string) => RowMeasure<Rows> | null,
): ReadonlySet<string> {
  const withheld = [...leaves].filter(([, { measure: id, at }]) => {
    const measure = measureOf(id);
    return measure !== null && !isTold(measure, at, member);
  });
  return new Set(withheld.map(([key]) => key));
}
