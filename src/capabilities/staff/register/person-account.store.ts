import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';

const tiedRow = z.object({ person: z.string(), account: z.string() });

/** A person of the register and the account with which they sign in. */
export type TiedAccount = z.infer<typeof tiedRow>;

/** The staff number of the person who signs in with this account; null when it is tied to nobody. */
export async function findPersonOfAccount(tx: Tx, account: string): Promise<string | null> {
  const { rows } = await sql<{ person: string }>`select person from staff.person_account where account = ${account}`.execute(tx);
  return rows[0]?.person ?? null;
}

export async function listTiedAccounts(tx: Tx): Promise<TiedAccount[]> {
  const { rows } = await sql`select person, account from staff.person_account order by person`.execute(tx);
  return rows.map((row) => tiedRow.parse(row));
}

export async function insertTiedAccount(tx: Tx, actor: Actor, { person, account }: TiedAccount): Promise<void> {
  await sql`
    insert into staff.person_account (operator, person, account, origin, recorded_by)
    values (${actor.operator}, ${person}, ${account}, 'entered', ${actor.id})`.execute(tx);
}

export async function deleteTiedAccount(tx: Tx, account: string): Promise<void> {
  await sql`delete from staff.person_account where account = ${account}`.execute(tx);
}
