import { sql } from 'kysely';
import type { Tx } from './face.ts';
import type { ChainedEntry } from './journal-chain.ts';

/** The links after an entry, in the order of the chain, with every value as the database writes it in the text that is hashed. */
export async function readLinks(tx: Tx, after: number, limit: number): Promise<readonly ChainedEntry[]> {
  const { rows } = await sql<ChainedEntry>`
    select previous_hash as "previousHash", operator, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", from_where as "fromWhere", fact, subject,
      before::text as before, after::text as after, hash
    from journal.entry where id > ${after} order by id limit ${limit}`.execute(tx);
  return rows;
}
