import type { Kysely, TransactionBuilder } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { explained } from './database.problems.ts';
import { kyselyOver } from './driver.ts';
import type { Engine, Line } from './engine.ts';
import type { Database, Ends, NoTables, Tx } from './face.ts';
import { demandOutside, standInTransaction } from './guard.ts';
import { turns } from './turns.ts';

/**
 * How many changes of one operator are under way at once. They wait for one another at the end, for their place in the journal's chain:
 * more of them would hold connections from whoever reads, and come no sooner.
 */
const changesAtOnce = 4;

function changesInTurn(): <T>(actor: Actor, change: () => Promise<T>) => Promise<T> {
  const ofOperator = new Map<string, ReturnType<typeof turns>>();
  return async ({ operator }, change) => {
    const own = ofOperator.get(operator) ?? turns(changesAtOnce);
    ofOperator.set(operator, own);
    const giveBack = await own.take();
    try {
      return await change();
    } finally {
      giveBack();
    }
  };
}

const temporaryName = /^[a-z][a-z0-9_]*$/;

/** The accounts library opens its own transactions; they stand under the same guard. */
function guardTransactions(accounts: Kysely<NoTables>): Kysely<NoTables> {
  const begin = accounts.transaction.bind(accounts);
  accounts.transaction = () => {
    const builder: TransactionBuilder<NoTables> = begin();
    const execute = builder.execute.bind(builder);
    builder.execute = (run) => standInTransaction({ actor: null, holds: null }, () => execute(run));
    return builder;
  };
  return accounts;
}

/** The one face over an engine: see `face.ts` for what is promised. */
export function faceOver(engine: Engine): Database {
  const application = kyselyOver(engine, 'application');
  const lines = new WeakMap<Tx, Line>();
  const inTurn = changesInTurn();

  const transact = <T>(
    actor: Actor,
    accessMode: 'read only' | 'read write',
    run: (tx: Tx) => Promise<T>,
    ends: Ends<T> = {},
  ): Promise<T> =>
    standInTransaction({ actor, holds: ends.holds ?? null }, (here) =>
      application
        .transaction()
        .setAccessMode(accessMode)
        .execute(async (tx) => {
          const line = here.line;
          if (!line) throw new Error('a transaction without its line: the driver did not announce it');
          lines.set(tx, line);
          const done = await run(tx);
          here.last = ends.closing?.(done).map((rows) => rows.compile(tx)) ?? [];
          return done;
        }),
    );

  return {
    kind: engine.kind,
    transaction: async (actor, run, ends) => {
      demandOutside(); // who waits for a turn with one in hand could wait for themselves
      // Whoever sees as another person writes nothing, whatever the code above forgets to ask.
      if (actor.seenBy !== undefined) return await transact(actor, 'read only', run, { ...ends, holds: undefined });
      return await inTurn(actor, () => transact(actor, 'read write', run, ends));
    },
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
