import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import type { Hold } from '../kernel/hold.ts';

/**
 * Tables are typed by each store: `tx.withTables<{ 'budget.line': BudgetLineTable }>()`. Nothing is typed globally, so that
 * a capability's tables are known to its own stores only.
 */
// biome-ignore lint/complexity/noBannedTypes: an empty schema is exactly what is meant
export type NoTables = {};
export type Tx = Transaction<NoTables>;

/** A statement written in a store, composed by the figures engine. */
export type Rows = RawBuilder<unknown>;

/** What goes with the beginning and the end of a transaction. */
export type Ends<T> = {
  readonly holds?: Hold | undefined;
  readonly closing?: (done: T) => readonly Rows[];
};

/** One face over the embedded database (PGlite in a worker) and PostgreSQL. */
export type Database = {
  readonly kind: 'embedded' | 'postgresql';
  /**
   * One transaction as the application's role, seeing only the actor's operator (row-level security). The outer handle throws when it is
   * used inside: on a single connection it would wait for itself for ever. Read only for whoever sees as another person (`actor.seenBy`).
   *
   * `holds` is taken as it begins (not by whoever sees as another, who changes nothing): all its statements see what others who held it
   * left. `closing` gives the statements that end it, from what was done; what they find is not told, unless one fails. They travel with
   * the commit, so that what they lock (the journal's chain) is not kept from others while this process waits for its turn. /
   */
  readonly transaction: <T>(actor: Actor, run: (tx: Tx) => Promise<T>, ends?: Ends<T>) => Promise<T>;
  /** Same, read only: a write is refused by the database. */
  readonly read: <T>(actor: Actor, run: (tx: Tx) => Promise<T>) => Promise<T>;
  /** For the accounts library only: its own schema under its own role. */
  readonly accounts: Kysely<NoTables>;
  /**
   * Rows in PostgreSQL's COPY text format into a temporary table of this transaction, named without its schema; the number of
   * rows. Only temporary tables: COPY knows no row-level security, so that rows go on by INSERT … SELECT.
   */
  readonly copyInto: (
    tx: Tx,
    table: string,
    columns: readonly string[],
    lines: AsyncIterable<string> | Iterable<string>,
  ) => Promise<number>;
  readonly close: () => Promise<void>;
};
