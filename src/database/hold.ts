import { sql } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import type { Hold } from '../kernel/hold.ts';
import { literal } from './engine.ts';
import type { Rows } from './face.ts';

const calls = { shared: 'pg_advisory_xact_lock_shared', alone: 'pg_advisory_xact_lock' } as const;

const lockOf = ({ operator }: Actor, { name }: Hold) => `${name} ${operator}`;

/**
 * For a statement: takes the lock until the transaction ends. What changed while it waited is seen by the statements that come after: this
 * one looks at how things stood when it was sent.
 */
export const taking = (actor: Actor, hold: Hold): Rows =>
  sql`${sql.raw(calls[hold.mode])}(hashtextextended(${lockOf(actor, hold)}::text, 0))`;

/** The same written out, for the message that begins a transaction. */
export const takingAtStart = (actor: Actor, hold: Hold): string =>
  `${calls[hold.mode]}(hashtextextended(${literal(lockOf(actor, hold))}, 0))`;
