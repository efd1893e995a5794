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

/** The same, locked until the transaction ends: requests with one cookie come one after the other. */
export async function lockPending(accounts: Accounts, tokenSha256: string, now: Date): Promise<PendingSignIn | null> {
  await sql`select 1 from accounts.pending_sign_in where token_sha256 = ${tokenSha256} for update`.execute(accounts);
  return findPending(accounts, tokenSha256, now);
}

/** The challenge that a passkey must sign, in place of any former one; null takes it away, since it serves once. */
export async function putPendingChallenge(accounts: Accounts, tokenSha256: string, challenge: string | null): Promise<void> {
  await sql`update accounts.pending_sign_in set challenge = ${challenge} where token_sha256 = ${tokenSha256}`.execute(accounts);
}

export async function notePendingFailure(accounts: Accounts, tokenSha256: string): Promise<void> {
  await sql`update accounts.pending_sign_in set failures = failures + 1 where token_sha256 = ${tokenSha256}`.execute(accounts);
}

/** Whoever waits with the former password or factors of an account waits for nothing. */
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
