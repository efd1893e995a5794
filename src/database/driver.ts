import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { contextStatement } from './context.ts';
import { explained } from './database.problems.ts';
import type { Engine, Identity, Line } from './engine.ts';
import type { NoTables } from './face.ts';
import { currentStanding, demandOutside } from './guard.ts';
import { demandStoreStatement } from './statement.ts';
import { parameter } from './values.ts';

/** A line lent to Kysely, taken back when it is released: a transaction that leaked out of its callback can do nothing. */
class LentLine implements DatabaseConnection {
  #line: Line | null;
  readonly #check: (sql: string) => void;

  constructor(line: Line, check: (sql: string) => void) {
    this.#line = line;
    this.#check = check;
  }

  get line(): Line {
    if (!this.#line) throw new Error('this transaction is over: await its statements inside its callback');
    return this.#line;
  }

  takeBack(): Line {
    const line = this.line;
    this.#line = null;
    return line;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    this.#check(query.sql);
    const outcome = await explained(() => this.line.query(query.sql, query.parameters.map(parameter)));
    const rows = outcome.rows as R[]; // the statement's author declares its rows; stores parse them
    return outcome.affected === null ? { rows } : { rows, numAffectedRows: BigInt(outcome.affected) };
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are not streamed: ask for them in pages');
  }
}

/** Kysely's driver over an engine's lines, the same for both engines. */
class LineDriver implements Driver {
  readonly #engine: Engine;
  readonly #identity: Identity;
  readonly #check: (sql: string) => void;

  constructor(engine: Engine, identity: Identity, check: (sql: string) => void) {
    this.#engine = engine;
    this.#identity = identity;
    this.#check = check;
  }

  async init(): Promise<void> {}

  /** Inside a transaction's standing, the first line taken is the transaction's own; a second would wait for the first. */
  async acquireConnection(): Promise<LentLine> {
    const here = currentStanding();
    if (here?.line) demandOutside();
    const line = await explained(() => this.#engine.acquire(this.#identity));
    if (here?.open) here.line = line;
    return new LentLine(line, this.#check);
  }

  async beginTransaction(lent: LentLine, settings: TransactionSettings): Promise<void> {
    const { actor, holds } = currentStanding() ?? { actor: null, holds: null };
    const context = actor === null ? null : contextStatement(actor, holds);
    await explained(() => lent.line.begin(settings.accessMode === 'read only', context));
  }

  async commitTransaction(lent: LentLine): Promise<void> {
    const last = currentStanding()?.last ?? [];
    for (const { sql } of last) this.#check(sql);
    const statements = last.map(({ sql, parameters }) => ({ sql, parameters: parameters.map(parameter) }));
    const outcome = await explained(() => lent.line.commit(statements));
    if (outcome === 'rolled-back') throw new Error('the transaction was rolled back: an earlier statement of it had failed');
  }

  async rollbackTransaction(lent: LentLine): Promise<void> {
    await explained(() => lent.line.rollback());
  }

  async releaseConnection(lent: LentLine): Promise<void> {
    await this.#engine.release(lent.takeBack());
  }

  async destroy(): Promise<void> {}
}

/** A Kysely instance whose statements run as `identity`. The engine queues its single line itself, for all instances alike. */
export function kyselyOver(engine: Engine, identity: Identity): Kysely<NoTables> {
  const check = identity === 'application' ? demandStoreStatement : () => {};
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new LineDriver(engine, identity, check),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<NoTables>({ dialect });
}
