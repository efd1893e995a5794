import type { Kysely, TransactionBuilder } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { explained } from './database.problems.ts';
import { kyselyOver } from './driver.ts';
import type { Engine, Line } from './engine.ts';
import type { Database, NoTables, Rows, Tx } from './face.ts';
import { standInTransaction } from './guard.ts';

const temporaryName = /^[a-z][a-z0-9_]*$/;

/** The accounts library opens its own transactions; they stand under the same guard. */
function guardTransactions(accounts: Kysely<NoTables>): Kysely<NoTables> {
  const begin = accounts.transaction.bind(accounts);
  accounts.transaction = () => {
    const builder: TransactionBuilder<NoTables> = begin();
    const execute = builder.execute.bind(builder);
    builder.execute = (run) => standInTransaction(null, () => execute(run));
    return builder;
  };
  return accounts;
}

/** The one face over an engine: see `face.ts` for what is promised. */
export function faceOver(engine: Engine): Database {
  const application = kyselyOver(engine, 'application');
  const lines = new WeakMap<Tx, Line>();

  const transact = <T>(
    actor: Actor,
    accessMode: 'read only' | 'read write',
    run: (tx: Tx) => Promise<T>,
    closing?: (done: T) => Rows | null,
  ): Promise<T> =>
    standInTransaction(actor, (here) =>
      application
        .transaction()
        .setAccessMode(accessMode)
        .execute(async (tx) => {
          const line = here.line;
          if (!line) throw new Error('a transaction without its line: the driver did not announce it');
          lines.set(tx, line);
          const done = await run(tx);
          here.last = closing?.(done)?.compile(tx) ?? null;
          return done;
        }),
    );

  return {
    kind: engine.kind,
    // Whoever sees as another person writes nothing, whatever the code above forgets to ask.
    transaction: (actor, run, closing) => transact(actor, actor.seenBy === undefined ? 'read write' : 'read only', run, closing),
    read: (actor, run) => transact(actor, 'read only', run),
    accounts: guardTransactions(kyselyOver(engine, 'accounts')),
    copyInto: async (tx, table, columns, rows) => {
      const line = lines.get(tx);
      if (!line) throw new Error('copyInto needs the transaction it was given, while it is open');
      for (const name of [table, ...columns]) {
        if (!temporaryName.test(name)) throw new Error(`copyInto fills a temporary table, named without its schema: ${name}`);
      }
      return await explained(() => line.copy(`pg_temp."${table}" (${columns.map((column) => `"${column}"`).join(', ')})`, rows));
    },
    close: () => engine.close(),
  };
}
