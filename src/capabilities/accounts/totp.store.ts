import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';

type Accounts = Database['accounts'];

const row = z.object({
  secretSealed: z.string(),
  madeAt: z.date(),
  lastStep: z.coerce.number(),
  failures: z.number(),
  failedAt: z.date().nullable(),
});

/** An application of codes in use. */
export type TotpRow = z.infer<typeof row>;

/** Locked until the transaction ends: of two requests with one code, the second finds it used. */
export async function findTotp(accounts: Accounts, account: string): Promise<TotpRow | null> {
  const result = await sql`
    select secret_sealed as "secretSealed", made_at as "madeAt", last_step as "lastStep", failures, failed_at as "failedAt"
    from accounts.totp where account = ${account} for update`.execute(accounts);
  const [one] = result.rows;
  return one === undefined ? null : row.parse(one);
}

/** In place of the former one, when there was one. */
export async function putTotp(
  accounts: Accounts,
  account: string,
  { secretSealed, madeAt, lastStep }: Pick<TotpRow, 'secretSealed' | 'madeAt' | 'lastStep'>,
): Promise<void> {
  await sql`
    insert into accounts.totp (account, secret_sealed, made_at, last_step)
    values (${account}, ${secretSealed}, ${madeAt}, ${lastStep})
    on conflict (account) do update set secret_sealed = excluded.secret_sealed, made_at = excluded.made_at,
      last_step = excluded.last_step, failures = 0, failed_at = null`.execute(accounts);
}

export async function noteRightCode(accounts: Accounts, account: string, step: number): Promise<void> {
  await sql`
    update accounts.totp set last_step = ${step}, failures = 0, failed_at = null where account = ${account}`.execute(accounts);
}

export async function noteWrongCode(accounts: Accounts, account: string, failures: number, now: Date): Promise<void> {
  await sql`update accounts.totp set failures = ${failures}, failed_at = ${now} where account = ${account}`.execute(accounts);
}

/** False when there was none. */
export async function deleteTotp(accounts: Accounts, account: string): Promise<boolean> {
  const result = await sql`delete from accounts.totp where account = ${account} returning 1`.execute(accounts);
  return result.rows.length > 0;
}
