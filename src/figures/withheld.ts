import type { Rows, Tx } from '../database/face.ts';
import type { Question } from '../kernel/figure.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import { periodText } from '../kernel/period.ts';
import { type Moment, momentOf } from './memory.store.ts';
import { listReaches, type Reach, type ReachStatement } from './reach.store.ts';
import { valuesOf } from './rows.store.ts';
import type { Asked } from './statements.ts';

/** Who reads, as far as figures depend on it: whose rows alone they see (null on the operator's side), and their roles. */
export type Reader = Pick<Moment, 'member' | 'roles'>;

export function readerOf(tx: Tx): Promise<Reader> {
  return momentOf(tx);
}

/** Whether anything of a measure is told to a reader of these roles. */
export function isConfided({ readers }: RowMeasure<Rows>, { roles }: Reader): boolean {
  return readers === undefined || readers.some((role) => roles.includes(role));
}

/** Row-level security hides the rows of others, so that a sum asked more widely than a member's person sees would be a wrong number, not a smaller one. */
function isOnOwnSide(measure: RowMeasure<Rows>, { at }: Pick<Question, 'at'>, { member }: Reader): boolean {
  return member === null || (measure.members === true && at['body'] === member);
}

function isWithin(reach: Reach | undefined, { at }: Question): boolean {
  if (reach === undefined || reach === 'everything') return reach !== undefined;
  return Object.entries(at).some(([dimension, coordinate]) => {
    const [values, reached] = [valuesOf(coordinate), reach.get(dimension)];
    return values.length > 0 && reached !== undefined && values.every((value) => reached.has(value));
  });
}

/** What the reader reaches of each measure that is not told whole: never remembered, since it is theirs alone. */
async function reachesOf(tx: Tx, asked: readonly Asked[]): Promise<(one: Asked) => Reach | undefined> {
  const found = new Map<ReachStatement, Map<string, Reach>>();
  for (const [reach, own] of Map.groupBy(asked, ({ measure }) => measure.reach)) {
    if (reach === undefined) continue;
    const periods = [...new Map(own.map(({ question: { period } }) => [periodText(period), period] as const))];
    const reaches = await listReaches(
      tx,
      reach,
      periods.map(([, period]) => period),
    );
    found.set(reach, new Map(periods.flatMap(([text], index) => (reaches[index] ? [[text, reaches[index]] as const] : []))));
  }
  return ({ measure, question }) => measure.reach && found.get(measure.reach)?.get(periodText(question.period));
}

/**
 * Whether each figure may be told to its reader. What is asked more widely than they may know is withheld, whether or not what it
 * names exists.
 */
export async function toldAmong(tx: Tx, reader: Reader, asked: readonly Asked[]): Promise<boolean[]> {
  const isOpen = ({ measure, question }: Asked) => isConfided(measure, reader) && isOnOwnSide(measure, question, reader);
  const reachOf = await reachesOf(tx, asked.filter(isOpen));
  return asked.map((one) => isOpen(one) && (one.measure.reach === undefined || isWithin(reachOf(one), one.question)));
}

/** Of the questions that a figure is made of, those that this reader is not told. */
export async function withheldAmong(
  tx: Tx,
  leaves: ReadonlyMap<string, Question>,
  reader: Reader,
  measureOf: (id: string) => RowMeasure<Rows> | null,
): Promise<ReadonlySet<string>> {
  const asked = [...leaves].flatMap(([key, question]) => {
    const measure = measureOf(question.measure);
    return measure === null ? [] : [{ key, measure, question }];
  });
  const told = await toldAmong(tx, reader, asked);
  return new Set(asked.filter((_, index) => !told[index]).map(({ key }) => key));
}
