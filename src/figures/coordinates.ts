import type { Rows, Tx } from '../database/face.ts';
import type { Question } from '../kernel/figure.ts';
import type { RowMeasure } from '../kernel/measure.ts';
import { type Level, listCoordinates } from './ask.store.ts';
import type { Registry } from './registry.ts';
import { isInTables, secrecyFor } from './secrecy/secret.ts';
import { isConfided, type Reader, toldAmong } from './withheld.ts';

type Coordinate = Record<string, string>;

/** The coordinates at which a measure has rows and the reader is told its figure: those that its reach leaves them, asked each time. */
async function listReached(
  tx: Tx,
  reader: Reader,
  measure: RowMeasure<Rows>,
  question: Question,
  levels: readonly Level[],
): Promise<Coordinate[]> {
  const listed = await listCoordinates(tx, measure, question.period, question.at, levels);
  const told = await toldAmong(
    tx,
    reader,
    listed.map((at) => ({ measure, question: { ...question, at: { ...question.at, ...at } } })),
  );
  return listed.filter((_, index) => told[index]);
}

/** The lines that a measure may have for this reader; none of what is withheld: which lines there are would tell it. */
export async function coordinatesTold(
  tx: Tx,
  registry: Registry,
  reader: Reader,
  asked: {
    readonly measure: RowMeasure<Rows>;
    readonly question: Question;
    readonly levels: readonly Level[];
    readonly key: string;
  },
): Promise<readonly Coordinate[]> {
  const { measure, question, levels, key } = asked;
  // A member's person sees the rows of their member alone.
  if (reader.member === null && !isConfided(measure, reader)) return [];
  const dimensions = [...Object.keys(question.at), ...levels.map(({ dimension }) => dimension)];
  const secrecy = secrecyFor(measure, dimensions, reader);
  if (secrecy && !isInTables(secrecy, dimensions)) return [];
  if (measure.reach) return await listReached(tx, reader, measure, question, levels);
  return await registry.memory.recall(tx, key, () => listCoordinates(tx, measure, question.period, question.at, levels));
}
