import type { Tx } from '../../database/face.ts';
import { listBodies, listSuccessions } from './body.store.ts';
import { type Body, identityBehind } from './body.ts';
import { unknownBody } from './directory.problems.ts';
import { listPopulations, type Population } from './population.store.ts';
import { predecessorsOf, type Succession, successorsOf } from './succession.ts';

/** A body with its place in the story of bodies: whom it took over from, who took over from it, near and far. */
export type BodyDetail = Body & {
  readonly predecessors: readonly Body[];
  readonly successors: readonly Body[];
  /** The successions that it takes part in itself. */
  readonly successions: readonly Succession[];
  readonly populations: readonly Population[];
};

/**
 * The body of that code, or of any of its spellings.
 * @throws Problem `directory.unknown-body`, with the nearest code; a spelling that two bodies share names neither.
 */
export async function getBody(tx: Tx, spelling: string): Promise<BodyDetail> {
  const bodies = await listBodies(tx);
  const body = identityBehind(spelling, bodies);
  if (!body) {
    const codes = bodies.map((one) => one.code);
    throw unknownBody(spelling, codes);
  }
  const { code } = body;
  const all = await listSuccessions(tx);
  const named = (codes: readonly string[]): Body[] => codes.flatMap((one) => bodies.find((other) => other.code === one) ?? []);
  return {
    ...body,
    predecessors: named(predecessorsOf(code, all)),
    successors: named(successorsOf(code, all)),
    successions: all.filter((one) => one.predecessor === code || one.successor === code),
    populations: await listPopulations(tx, code),
  };
}
