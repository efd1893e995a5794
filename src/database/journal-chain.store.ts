import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from './face.ts';
import type { ChainedEntry, Removal } from './journal-chain.ts';

/** Links with every value as the database writes it in the text that is hashed. */
async function readAsHashed(tx: Tx, condition: RawBuilder<unknown>): Promise<readonly ChainedEntry[]> {
  const { rows } = await sql<ChainedEntry>`
    select previous_hash as "previousHash", operator, id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", from_where as "fromWhere", fact, subject,
      before::text as before, after::text as after, hash
    from journal.entry where ${condition}`.execute(tx);
  return rows;
}

/** The links after an entry, in the order of the chain. */
export function readLinks(tx: Tx, after: number, limit: number): Promise<readonly ChainedEntry[]> {
  return readAsHashed(tx, sql`id > ${after} order by id limit ${limit}`);
}

const removal = z.object({ lastNumber: z.int(), lastHash: z.string(), count: z.int(), upToDay: z.string() });

/** What the journal itself says was removed from its beginning, the latest first. That these entries are intact is seen on the walk. */
export async function listRemovals(tx: Tx): Promise<readonly Removal[]> {
  const { rows } = await sql<{ id: number; after: unknown }>`
    select id, after from journal.entry where fact = 'journal.pruned' order by id desc`.execute(tx);
  return rows.flatMap(({ id, after }) => {
    const told = removal.safeParse(after);
    return told.success ? [{ ...told.data, toldAt: id }] : [];
  });
}

/** Number of the first entry that is there; null when there is none. */
export async function findFirstNumber(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select id from journal.entry order by id limit 1`.execute(tx);
  return rows[0]?.id ?? null;
}
