import type { z } from 'zod';
import type { Tx } from '../database/face.ts';
import type { Registry } from '../figures/registry.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Day } from '../kernel/day.ts';

/** What an answer is made from: a transaction that sees the actor's operator only, and the request's parameters. */
export type ApiQuestion<Params, Query> = {
  readonly tx: Tx;
  readonly registry: Registry;
  readonly actor: Actor;
  readonly today: Day;
  readonly params: Params;
  readonly query: Query;
};

type Declared<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType> = {
  /** `/api/members/:code` */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  readonly answer: R;
  /** Members' people may ask it too; they are answered from the rows that they see. */
  readonly members?: true;
};

/** One reading of the REST API, declared by the capability that owns the records. */
export type ApiRoute = Declared<z.ZodObject, z.ZodObject, z.ZodType> & {
  readonly read: (question: ApiQuestion<unknown, unknown>) => Promise<unknown>;
};

/** Declares a reading; the types of its parameters and of its answer are those of its schemas. */
export function apiRoute<P extends z.ZodObject, Q extends z.ZodObject, R extends z.ZodType>(
  route: Declared<P, Q, R> & { readonly read: (question: ApiQuestion<z.output<P>, z.output<Q>>) => Promise<z.output<R>> },
): ApiRoute {
  const read = (question: ApiQuestion<unknown, unknown>) =>
    // The server has parsed both with these very schemas before it calls.
    route.read({ ...question, params: question.params as z.output<P>, query: question.query as z.output<Q> });
  return { ...route, read };
}
