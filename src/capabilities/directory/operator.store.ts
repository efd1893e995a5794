import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { operatorNotRecorded } from './directory.problems.ts';

const operatorRow = z.object({
  code: z.string(),
  name: z.string(),
  fullName: z.string().nullable(),
  siren: z.string().nullable(),
  address: z.string().nullable(),
  createdOn: z.string().transform(day).nullable(),
  demonstration: z.boolean(),
});

/** The operator whose records these are; `demonstration` is printed on every document made from invented or sample records. */
export type Operator = z.infer<typeof operatorRow>;

/** The operator of this transaction; null until its file is imported. */
export async function findOperator(tx: Tx): Promise<Operator | null> {
  const result = await sql`
    select code, name, full_name as "fullName", siren, address, created_on as "createdOn", coalesce(demonstration, false) as demonstration
    from directory.operator`.execute(tx);
  const [row] = result.rows;
  return row === undefined ? null : operatorRow.parse(row);
}

/** The operator’s address alone, to be asked inside another statement. */
export const operatorAddress: Rows = sql`select address from directory.operator`;

/** @throws Problem `directory.operator-not-recorded` until its file is imported. */
export async function getOperator(tx: Tx): Promise<Operator> {
  const operator = await findOperator(tx);
  if (operator === null) throw operatorNotRecorded();
  return operator;
}

/** Records the actor's operator by its name; false when it is recorded already. */
export async function insertOperator(tx: Tx, { operator, id }: Actor, name: string): Promise<boolean> {
  const result = await sql`
    insert into directory.operator (operator, code, name, origin, recorded_by)
    values (${operator}, ${operator}, ${name}, 'entered', ${id})
    on conflict (operator, code) do nothing returning id`.execute(tx);
  return result.rows.length > 0;
}
