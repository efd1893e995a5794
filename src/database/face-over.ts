import type { Kysely, TransactionBuilder } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { explained } from './database.problems.ts';
import { kyselyOver } from './driver.ts';
import type { Engine, Line } from './engine.ts';
import type { Database, NoTables, Tx } from './face.ts';
import { standInTransaction } from './guard.ts';

/**
 * Opens the transaction's view: the application's role, then the operator whose rows it may see, among them those of one
 * member (empty on the operator's side), and the roles that open the tables which are private to them, with the teams of those
 * that are held in teams alone. All end with the transaction.
 */
const contextStatement = `select set_config('role', 'bievre_app', true), set_config('bievre.operator', $1, true),
  set_config('bievre.actor', $2, true), set_config('bievre.member', $3, true), set_config('bievre.roles', $4, true),
  set_config('bievre.teams', $5, true)`;

/** The settings of an actor, in the order of the statement. */
const contextOf = (actor: Actor) => [
  actor.operator,
  actor.id,
  actor.member ?? '',
  actor.roles.join(),
  JSON.stringify(actor.teams ?? {}),
];

const temporaryName = /^[a-z][a-z0-9_]*$/;

/** The accounts library opens its own transactions; they stand under the same guard. */
function guardTransactions(accounts: Kysely<NoTables>): Kysely<NoTables> {
  const begin = accounts.transaction.bind(accounts);
  accounts.transaction = () => {
    const builder: TransactionBuilder<NoTables> = begin();
    const execute = builder.execute.bind(builder);
    builder.execute = (run) => standInTransaction(() => execute(run));
    return builder;
  };
  return accounts;
}

/** The one face over an engine: see `face.ts` for what is promised. */
export function faceOver(engine: Engine): Database {
  const application = kyselyOver(engine, 'application');
  const lines = new WeakMap<Tx, Line>();

  const transact = <T>(actor: Actor, accessMode: 'read only' | 'read write', run: (tx: Tx) => Promise<T>): Promise<T> =>
    standInTransaction((here) =>
      application
        .transaction()
        .setAccessMode(accessMode)
        .execute(async (tx) => {
          const line = here.line;
          if (!line) throw new Error('a transaction without its line: the driver did not announce it');
          lines.set(tx, line);
          await explained(() => line.query(contextStatement, contextOf(actor)));
          return await run(tx);
        }),
    );

  return {
    kind: engine.kind,
    // Whoever sees as another person writes nothing, whatever the code above forgets to ask.
    transaction: (actor, run) => transact(actor, actor.seenBy === undefined ? 'read write' : 'read only', run),
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
