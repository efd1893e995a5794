import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';

type Accounts = Database['accounts'];

/** True when the account has an application of codes in use, or a passkey: signing in then asks for one of them. */
export async function hasSecondFactor(accounts: Accounts, account: string): Promise<boolean> {
  const result = await sql`
    select exists (select from accounts.totp where account = ${account} and confirmed_at is not null)
      or exists (select from accounts.passkey where account = ${account}) as has`.execute(accounts);
  return z.object({ has: z.boolean() }).parse(result.rows[0]).has;
}
