import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';

type Accounts = Database['accounts'];

const row = z.object({
  id: z.string(),
  name: z.string(),
  /** COSE, in base64url. */
  publicKey: z.string(),
  counter: z.coerce.number(),
  transports: z.string().transform((text) => text.split(' ').filter((one) => one !== '')),
  isSynced: z.boolean(),
  madeAt: z.date(),
  usedAt: z.date().nullable(),
});

export type PasskeyRow = z.output<typeof row>;

/** In the order in which they were added. */
export async function listPasskeys(accounts: Accounts, account: string): Promise<PasskeyRow[]> {
  const result = await sql`
    select id, name, public_key as "publicKey", counter, transports, is_synced as "isSynced", made_at as "madeAt",
      used_at as "usedAt"
    from accounts.passkey where account = ${account} order by made_at, id`.execute(accounts);
  return result.rows.map((one) => row.parse(one));
}

/** False when that very key is known already, to whichever account. */
export async function insertPasskey(accounts: Accounts, account: string, key: Omit<PasskeyRow, 'usedAt'>): Promise<boolean> {
  const result = await sql`
    insert into accounts.passkey (id, account, name, public_key, counter, transports, is_synced, made_at)
    values (${key.id}, ${account}, ${key.name}, ${key.publicKey}, ${key.counter}, ${key.transports.join(' ')}, ${key.isSynced},
      ${key.madeAt})
    on conflict (id) do nothing returning 1`.execute(accounts);
  return result.rows.length > 0;
}

export async function notePasskeyUsed(accounts: Accounts, id: string, counter: number, now: Date): Promise<void> {
  await sql`update accounts.passkey set counter = ${counter}, used_at = ${now} where id = ${id}`.execute(accounts);
}

export async function deletePasskey(accounts: Accounts, account: string, id: string): Promise<void> {
  await sql`delete from accounts.passkey where account = ${account} and id = ${id}`.execute(accounts);
}

export async function deletePasskeys(accounts: Accounts, account: string): Promise<void> {
  await sql`delete from accounts.passkey where account = ${account}`.execute(accounts);
}
