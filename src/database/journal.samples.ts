import { sql } from 'kysely';
import { literal } from './engine.ts';
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

/**
 * Makes an operator's journal older, as if it had been written so long ago: instants are moved back and the chain is made anew
 * over them, from the hash that stood before its first entry.
 */
export async function age(database: Database, operator: string, days: number): Promise<void> {
  await tamper(
    database,
    `do $age$
    declare
      one journal.entry;
      last text;
    begin
      perform set_config('bievre.operator', ${literal(operator)}, true), set_config('bievre.member', '', true);
      for one in select * from journal.entry where operator = ${literal(operator)} order by id loop
        one.at := one.at - make_interval(days => ${days});
        one.previous_hash := coalesce(last, one.previous_hash);
        one.hash := journal.hash_of(one);
        -- A fork is refused row by row: the old hashes are out of the way of the new ones, which are of other texts.
        update journal.entry set at = one.at, previous_hash = one.previous_hash, hash = one.hash
          where operator = one.operator and id = one.id;
        last := one.hash;
      end loop;
    end $age$`,
  );
}
