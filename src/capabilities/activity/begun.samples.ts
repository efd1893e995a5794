import { sql } from 'kysely';
import type { Database, Rows, Tx } from '../../database/face.ts';
import { perform } from '../../database/perform.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Command } from '../../kernel/command.ts';

/** Runs a command and keeps its transaction open until it is told to end; for PostgreSQL, where another may begin meanwhile. */
export async function begin<Input, Result>(
  database: Database,
  command: Command<Input, Result, Tx, Rows>,
  form: unknown,
  actor: Actor,
) {
  let go = () => {};
  const told = new Promise<void>((resolve) => {
    go = resolve;
  });
  let ran = (_tx: Tx) => {};
  const running = new Promise<Tx>((resolve) => {
    ran = resolve;
  });
  const run = async (tx: Tx, input: Input) => {
    const done = await command.run(tx, input, actor);
    ran(tx);
    await told;
    return done;
  };
  const done = perform(database, actor, { ...command, run }, form);
  const tx = await Promise.race([running, done.then(() => Promise.reject(new Error('ended too early')))]);
  const end = () => {
    go();
    return done;
  };
  return {
    end,
    /** Ends once another transaction waits for this one, or `other` is over. */
    endWhenAwaited: async (other: Promise<unknown>) => {
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      other.then(over, over);
      const waiting = sql<{ count: number }>`
        select count(*)::int as count from pg_locks where not granted and locktype in ('advisory', 'relation')
          and database = (select oid from pg_database where datname = current_database())`;
      while (!isOver && ((await waiting.execute(tx)).rows[0]?.count ?? 0) === 0);
      await end();
    },
  };
}
