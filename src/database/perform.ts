import { demand, mayChange } from '../kernel/access.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Command, Done } from '../kernel/command.ts';
import { isOvertaken } from './database.problems.ts';
import type { Database, Rows, Tx } from './face.ts';
import { factsOf } from './journal.store.ts';

/**
 * The one road of a change: parse → may? → transaction → run → journal the facts. `parse` and `may` happen before the
 * transaction opens, because every open transaction keeps others waiting on the embedded database. Whoever sees as another person
 * is refused before anything that they sent is looked at.
 */
export async function perform<Input, Result>(
  database: Database,
  actor: Actor,
  command: Command<Input, Result, Tx, Rows>,
  raw: unknown,
): Promise<Result> {
  demand(mayChange(actor));
  const input = command.parse(raw);
  demand(command.may(actor, input));
  const run = (tx: Tx) => command.run(tx, input, actor);
  const closing = ({ write, facts }: Done<Result, Rows>) =>
    [write, factsOf(actor, facts)].filter((rows) => rows !== undefined && rows !== null);
  try {
    const { result } = await database.transaction(actor, run, { holds: command.holds, closing });
    return result;
  } catch (thrown) {
    throw command.overtaken !== undefined && isOvertaken(thrown) ? command.overtaken(input) : thrown;
  }
}
