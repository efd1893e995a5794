import { sql } from 'kysely';
import type { Database, Tx } from '../../database/face.ts';
import { appendFacts } from '../../database/journal.store.ts';
import { demand, mayChange } from '../../kernel/access.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/command.ts';
import type { OperatorCode } from '../../kernel/identifier.ts';

/**
 * A change of the accounts' tables with its facts, in one transaction: both are kept, or neither. The accounts' role may add to
 * the journal, in the operator that the transaction names, and read of it what chains its entries. The journal is the operator's:
 * a member's person writes in it through the house, and reads nothing of it.
 * @throws Problem `refused` to whoever sees as another person
 */
export async function changeAccounts<Result>(
  accounts: Database['accounts'],
  actor: Actor,
  run: (tx: Tx) => Promise<{ readonly result: Result; readonly facts: readonly Fact[] }>,
): Promise<Result> {
  demand(mayChange(actor));
  return accounts.transaction().execute(async (tx) => {
    await standIn(tx, actor);
    const { result, facts } = await run(tx);
    await appendFacts(tx, actor, facts);
    return result;
  });
}

/**
 * A change of an account that concerns every operator where it stands: its facts are written once in the journal of each, in the
 * same transaction, as the first of its actors there; those of `factsAt` concern one operator alone. In alphabetical order, so that
 * two such changes never wait for each other.
 */
export async function changeAccountsAt<Result>(
  accounts: Database['accounts'],
  actors: readonly Actor[],
  run: (tx: Tx) => Promise<{
    readonly result: Result;
    readonly facts: readonly Fact[];
    readonly factsAt?: (operator: OperatorCode) => readonly Fact[];
  }>,
): Promise<Result> {
  const first = new Map<string, Actor>();
  for (const actor of actors) if (!first.has(actor.operator)) first.set(actor.operator, actor);
  const ordered = [...first.values()].sort((a, b) => (a.operator < b.operator ? -1 : 1));
  return accounts.transaction().execute(async (tx) => {
    const { result, facts, factsAt = () => [] } = await run(tx);
    for (const actor of ordered) {
      await standIn(tx, actor);
      await appendFacts(tx, actor, [...facts, ...factsAt(actor.operator)]);
    }
    return result;
  });
}

/** Several readings of the accounts' tables, and of the journal of the actor's operator, in one transaction. */
export async function readAccounts<Result>(
  accounts: Database['accounts'],
  actor: Actor,
  run: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return accounts.transaction().execute(async (tx) => {
    await standIn(tx, actor);
    return run(tx);
  });
}

async function standIn(tx: Tx, actor: Actor): Promise<void> {
  await sql`
    select set_config('bievre.operator', ${actor.operator}, true), set_config('bievre.actor', ${actor.id}, true),
      set_config('bievre.member', '', true)`.execute(tx);
  // Whoever sees as another person writes nothing, whatever the code above forgets to ask.
  if (actor.seenBy !== undefined) await sql`set transaction read only`.execute(tx);
}
