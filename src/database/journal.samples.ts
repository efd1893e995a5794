import { sql } from 'kysely';
import type { Database, Tx } from './face.ts';
import { opened } from './opened.ts';
import { onOneConnection } from './postgresql.ts';

/** Runs statements as the owner of the tables, whom neither rights nor policies stop: what a chain is there to tell. */
export async function tamper(database: Database, statements: string): Promise<void> {
  const behind = opened.get(database);
  if (behind?.kind === 'embedded') return behind.engine.asOwner((owner) => owner.run(statements));
  if (!behind?.ownerUrl) throw new Error('tampering needs the owner of the database');
  return onOneConnection(behind.ownerUrl, (owner) => owner.run(statements));
}

/** What the database itself hashes, by the number of the entry. */
export async function textsInDatabase(tx: Tx): Promise<readonly { readonly id: number; readonly text: string }[]> {
  const { rows } = await sql<{ id: number; text: string }>`
    select id, journal.text_of(entry) as text from journal.entry order by id`.execute(tx);
  return rows;
}
