import { sql } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { type Day, day } from '../kernel/day.ts';
import type { Database } from './face.ts';
import { appendFacts, listEntries } from './journal.store.ts';
import { lockRetention, updateRetention } from './retention.store.ts';
import { testActor } from './testing.ts';

/** The day of the database, since the journal's instants are its own. */
export async function dayOf(database: Database): Promise<Day> {
  return database.read(testActor(), async (tx) => {
    const { rows } = await sql<{ today: string }>`select (now() at time zone 'Europe/Paris')::date::text as today`.execute(tx);
    return day(rows[0]?.today ?? '');
  });
}

export async function append(database: Database, actor: Actor, count: number): Promise<void> {
  const facts = Array.from({ length: count }, (_, n) => ({ name: 'sample.fact', subject: `s${n}`, before: null, after: { n } }));
  await database.transaction(actor, (tx) => appendFacts(tx, actor, facts));
}

export async function keep(database: Database, actor: Actor, years: number | null): Promise<void> {
  await database.transaction(actor, async (tx) => {
    await lockRetention(tx, actor.operator);
    await updateRetention(tx, years);
  });
}

/** The numbers of the entries that are there. */
export async function numbers(database: Database, actor: Actor): Promise<readonly number[]> {
  const entries = await database.read(actor, (tx) => listEntries(tx, { limit: 1000 }));
  return entries.map(({ id }) => id).reverse();
}
