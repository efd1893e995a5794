import { type Actor, whoActs } from '../kernel/actor.ts';
import type { Fact } from '../kernel/command.ts';
import type { Database } from './face.ts';
import { appendFacts } from './journal.store.ts';

/**
 * Writes into the operator's journal what changed no record: a refusal, an export. The house writes it, for those too who may not
 * write there themselves: a member's people, and whoever sees as another person, under both names.
 */
export async function noteFacts(database: Database, actor: Actor, facts: readonly Fact[]): Promise<void> {
  await database.transaction({ ...whoActs(actor), member: null }, (tx) => appendFacts(tx, actor, facts));
}
