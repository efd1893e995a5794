import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../database/face.ts';
import { type FactorDemand, factorDemands } from './factor-demand.ts';

type Accounts = Database['accounts'];

/** True when the account has an application of codes in use, or a passkey: signing in then asks for one of them. */
export async function hasSecondFactor(accounts: Accounts, account: string): Promise<boolean> {
  const result = await sql`
    select exists (select from accounts.totp where account = ${account})
      or exists (select from accounts.passkey where account = ${account}) as has`.execute(accounts);
  return z.object({ has: z.boolean() }).parse(result.rows[0]).has;
}

/** Of whom the operator asks a second factor; of nobody, until it says so. */
export async function findFactorDemand(accounts: Accounts, operator: string): Promise<FactorDemand> {
  const result = await sql`select second_factor as demand from accounts.sign_in_setting where operator = ${operator}`.execute(
    accounts,
  );
  const [one] = result.rows;
  return one === undefined ? 'nobody' : z.object({ demand: z.enum(factorDemands) }).parse(one).demand;
}

export async function putFactorDemand(
  accounts: Accounts,
  operator: string,
  demand: FactorDemand,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  await sql`
    insert into accounts.sign_in_setting (operator, second_factor, set_by, set_at)
    values (${operator}, ${demand}, ${by}, ${now})
    on conflict (operator) do update set second_factor = excluded.second_factor, set_by = excluded.set_by,
      set_at = excluded.set_at`.execute(accounts);
}
