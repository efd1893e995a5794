import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import { type Account, listAccounts } from './account.store.ts';

type Accounts = Database['accounts'];

/** The account that a provider's identity opens. */
export async function findByIdentity(accounts: Accounts, provider: string, subject: string): Promise<Account | null> {
  const result = await sql`
    select "userId" as id from accounts.account where "providerId" = ${provider} and "accountId" = ${subject}`.execute(accounts);
  const [one] = result.rows;
  if (one === undefined) return null;
  const [account] = await listAccounts(accounts, [z.object({ id: z.string() }).parse(one).id]);
  return account ?? null;
}

/** When the account was linked to an identity of the provider; null when it is not. */
export async function findLinkedAt(accounts: Accounts, account: string, provider: string): Promise<Date | null> {
  const result = await sql`
    select "createdAt" as at from accounts.account where "userId" = ${account} and "providerId" = ${provider}`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : z.object({ at: z.date() }).parse(one).at;
}

/** False when the identity, or the account, was linked already: each to one only. */
export async function insertIdentity(accounts: Accounts, account: string, provider: string, subject: string): Promise<boolean> {
  const result = await sql`
    insert into accounts.account (id, "accountId", "providerId", "userId")
    values (${randomUUID()}, ${subject}, ${provider}, ${account}) on conflict do nothing returning id`.execute(accounts);
  return result.rows.length > 0;
}

/** False when there was none. */
export async function deleteIdentity(accounts: Accounts, account: string, provider: string): Promise<boolean> {
  const result = await sql`
    delete from accounts.account where "userId" = ${account} and "providerId" = ${provider} returning id`.execute(accounts);
  return result.rows.length > 0;
}

/** Ends the sessions that an identity opened, but the one that asks when it is the owner's own. */
export async function deleteSessionsByIdentity(accounts: Accounts, account: string, current: string | null): Promise<number> {
  const result = await sql`
    delete from accounts.session
    where "userId" = ${account} and "openedBy" = 'openid' and id is distinct from ${current}::text returning id`.execute(
    accounts,
  );
  return result.rows.length;
}

/** How a session was opened: `openid` with the provider's word, when it gave one. */
export async function findOpening(
  accounts: Accounts,
  session: string,
): Promise<{ readonly openedBy: string | null; readonly idToken: string | null } | null> {
  const result = await sql`select "openedBy", "idToken" from accounts.session where id = ${session}`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : z.object({ openedBy: z.string().nullable(), idToken: z.string().nullable() }).parse(one);
}

/** Notes that a browser came back with this state; false when one did already. Those that are over are swept on the way. */
export async function noteState(accounts: Accounts, stateSha256: string, now: Date, until: Date): Promise<boolean> {
  await sql`delete from accounts.openid_state where expires_at <= ${now}`.execute(accounts);
  const result = await sql`
    insert into accounts.openid_state (state_sha256, expires_at) values (${stateSha256}, ${until})
    on conflict do nothing returning 1`.execute(accounts);
  return result.rows.length > 0;
}
