import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';

type Accounts = Database['accounts'];

const row = z.object({
  account: z.string(),
  openedBy: z.enum(['password', 'openid']),
  idToken: z.string().nullable(),
  challenge: z.string().nullable(),
  failures: z.number(),
});

/** Somebody whose first factor was right, and whose second is awaited. */
export type PendingSignIn = z.infer<typeof row>;

/** One pending sign-in at a time per account and browser; those that are over are swept on the way. */
export async function insertPending(
  accounts: Accounts,
  tokenSha256: string,
  pending: Pick<PendingSignIn, 'account' | 'openedBy' | 'idToken'>,
  { now, expiresAt }: { readonly now: Date; readonly expiresAt: Date },
): Promise<void> {
  await sql`delete from accounts.pending_sign_in where expires_at <= ${now}`.execute(accounts);
  await sql`
    insert into accounts.pending_sign_in (token_sha256, account, opened_by, id_token, expires_at)
    values (${tokenSha256}, ${pending.account}, ${pending.openedBy}, ${pending.idToken}, ${expiresAt})`.execute(accounts);
}

export async function findPending(accounts: Accounts, tokenSha256: string, now: Date): Promise<PendingSignIn | null> {
  const result = await sql`
    select account, opened_by as "openedBy", id_token as "idToken", challenge, failures from accounts.pending_sign_in
    where token_sha256 = ${tokenSha256} and expires_at > ${now}`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : row.parse(one);
}

/** Removes those of an account: what was proven by its former password is proven no more. */
export async function deletePendingOf(accounts: Accounts, account: string): Promise<void> {
  await sql`delete from accounts.pending_sign_in where account = ${account}`.execute(accounts);
}

/** Removes it: a pending sign-in leads to one session at most. False when another request has done so already. */
export async function deletePending(accounts: Accounts, tokenSha256: string): Promise<boolean> {
  const result = await sql`delete from accounts.pending_sign_in where token_sha256 = ${tokenSha256} returning 1`.execute(
    accounts,
  );
  return result.rows.length > 0;
}
