import type { Rows, Tx } from '../database/face.ts';
import type { Question } from '../kernel/figure.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import { type Moment, momentOf } from './memory.store.ts';

/** Who reads, as far as figures depend on it: whose rows alone they see (null on the operator's side), and their roles. */
export type Reader = Pick<Moment, 'member' | 'roles'>;

export function readerOf(tx: Tx): Promise<Reader> {
  return momentOf(tx);
}

/**
 * Whether a figure may be told to its reader. Row-level security hides the rows of others, so that a sum asked more widely than
 * the reader sees would be a wrong number, not a smaller one: it is withheld, whether or not what it names exists.
 */
export function isTold(measure: RowMeasure<Rows>, { at }: Pick<Question, 'at'>, { member, roles }: Reader): boolean {
  if (measure.readers !== undefined && !measure.readers.some((role) => roles.includes(role))) return false;
  return member === null || (measure.members === true && at['body'] === member);
}

/** Of the questions that a figure is made of, those that this reader is not told. */
export function withheldAmong(
  leaves: ReadonlyMap<string, Question>,
  reader: Reader,
  measureOf: (id: string) => RowMeasure<Rows> | null,
): ReadonlySet<string> {
  const withheld = [...leaves].filter(([, question]) => {
    const measure = measureOf(question.measure);
    return measure !== null && !isTold(measure, question, reader);
  });
  return new Set(withheld.map(([key]) => key));
}
