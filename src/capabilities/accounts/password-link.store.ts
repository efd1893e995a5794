import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import type { KeptLink } from './link-token.ts';

type Accounts = Database['accounts'];

/**
 * A new link in place of the former one of the account, which opens nothing any more. With `unlessSince`, a link made after that
 * instant stays instead; false then.
 */
export async function replacePasswordLink(
  accounts: Accounts,
  link: KeptLink & { readonly account: string; readonly madeBy: string; readonly madeAt: Date; readonly unlessSince?: Date },
): Promise<boolean> {
  const result = await sql`
    insert into accounts.password_link as former (account, token_sha256, expires_at, made_at, made_by)
    values (${link.account}, ${link.tokenSha256}, ${link.expiresAt}, ${link.madeAt}, ${link.madeBy})
    on conflict (account) do update set token_sha256 = excluded.token_sha256, expires_at = excluded.expires_at,
      made_at = excluded.made_at, made_by = excluded.made_by
    where former.made_at <= ${link.unlessSince ?? link.madeAt}
    returning account`.execute(accounts);
  return result.rows.length > 0;
}

/** The account of a link that has not expired; locked until the transaction ends, so that it works once. */
export async function findByPasswordLink(accounts: Accounts, tokenSha256: string, now: Date): Promise<string | null> {
  const result = await sql`
    select account from accounts.password_link
    where token_sha256 = ${tokenSha256} and expires_at > ${now} for update`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : z.object({ account: z.string() }).parse(one).account;
}

/** Whatever link waits for this account opens nothing any more. */
export async function voidPasswordLink(accounts: Accounts, account: string): Promise<void> {
  await sql`delete from accounts.password_link where account = ${account}`.execute(accounts);
}
