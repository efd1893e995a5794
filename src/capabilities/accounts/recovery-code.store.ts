import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';

type Accounts = Database['accounts'];

/** How many are left to use. */
export async function countRecoveryCodes(accounts: Accounts, account: string): Promise<number> {
  const result = await sql`
    select count(*)::int as n from accounts.recovery_code where account = ${account} and used_at is null`.execute(accounts);
  return z.object({ n: z.number() }).parse(result.rows[0]).n;
}

/** In place of all the former ones, used or not. */
export async function replaceRecoveryCodes(
  accounts: Accounts,
  account: string,
  fingerprints: readonly string[],
  now: Date,
): Promise<void> {
  await sql`delete from accounts.recovery_code where account = ${account}`.execute(accounts);
  if (fingerprints.length === 0) return;
  await sql`
    insert into accounts.recovery_code (account, code_sha256, made_at)
    select ${account}, code, ${now} from unnest(${[...fingerprints]}::text[]) as code`.execute(accounts);
}

/** Uses one up. False when the account has none such, or has used it already. */
export async function spendRecoveryCode(accounts: Accounts, account: string, fingerprint: string, now: Date): Promise<boolean> {
  const result = await sql`
    update accounts.recovery_code set used_at = ${now}
    where account = ${account} and code_sha256 = ${fingerprint} and used_at is null returning 1`.execute(accounts);
  return result.rows.length > 0;
}
