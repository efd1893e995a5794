import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';

type Accounts = Database['accounts'];

/** The sealed secret of the application that the session is setting up; it goes with the session. */
export async function findSetupSecret(accounts: Accounts, session: string): Promise<string | null> {
  const result = await sql`select secret_sealed as secret from accounts.factor_setup where session = ${session}`.execute(
    accounts,
  );
  const [one] = result.rows;
  return one === undefined ? null : z.object({ secret: z.string().nullable() }).parse(one).secret;
}

export async function putSetupSecret(accounts: Accounts, session: string, secretSealed: string | null): Promise<void> {
  await sql`
    insert into accounts.factor_setup (session, secret_sealed) values (${session}, ${secretSealed})
    on conflict (session) do update set secret_sealed = excluded.secret_sealed`.execute(accounts);
}

/** The challenge that a new passkey must sign, in place of any former one. */
export async function putSetupChallenge(accounts: Accounts, session: string, challenge: string, now: Date): Promise<void> {
  await sql`
    insert into accounts.factor_setup (session, challenge, challenged_at) values (${session}, ${challenge}, ${now})
    on conflict (session) do update set challenge = excluded.challenge, challenged_at = excluded.challenged_at`.execute(accounts);
}

/** Takes it away: a challenge serves once, right or wrong. Null when there is none younger than `since`. */
export async function takeSetupChallenge(accounts: Accounts, session: string, since: Date): Promise<string | null> {
  const result = await sql`
    update accounts.factor_setup f set challenge = null, challenged_at = null
    from (select session, challenge, challenged_at from accounts.factor_setup where session = ${session} for update) former
    where f.session = former.session and former.challenged_at > ${since} returning former.challenge`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : z.object({ challenge: z.string().nullable() }).parse(one).challenge;
}

/** When the session last proved who is there: when it was opened, or when the password was given again since. */
export async function findProvenAt(accounts: Accounts, session: string): Promise<Date | null> {
  const result = await sql`
    select greatest("createdAt", "provenAt") as at from accounts.session where id = ${session}`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : z.object({ at: z.date() }).parse(one).at;
}

export async function noteProven(accounts: Accounts, session: string, now: Date): Promise<void> {
  await sql`update accounts.session set "provenAt" = ${now} where id = ${session}`.execute(accounts);
}
