import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Fact } from '../../../kernel/command.ts';

/** Whose change it is to read: that of those who manage staff, or of those who may know what people cost. */
export type PrivateKind = 'private' | 'pay';

const tables: Readonly<Record<PrivateKind, string>> = { private: 'staff.private_change', pay: 'staff.pay_change' };

const changeRow = z.object({
  id: z.string(),
  at: z.string(),
  who: z.string(),
  fact: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

/** What the journal does not say of a change, for those who may know it. */
export type PrivateChange = z.infer<typeof changeRow>;

/** Keeps both states of a change in the table of those who may read them; the journal is given its name and subject. */
export async function keepPrivately(
  tx: Tx,
  actor: Actor,
  kind: PrivateKind,
  person: string,
  { name, before, after }: Pick<Fact, 'name' | 'before' | 'after'>,
): Promise<void> {
  await sql`
    insert into ${sql.table(tables[kind])} (operator, person, fact, before, after, by_name, origin, recorded_by)
    values (${actor.operator}, ${person}, ${name}, ${JSON.stringify(before)}::jsonb, ${JSON.stringify(after)}::jsonb,
      ${actor.name}, 'entered', ${actor.id})`.execute(tx);
}

/** The latest first. */
export async function listPrivateChanges(tx: Tx, kind: PrivateKind, person: string, limit: number): Promise<PrivateChange[]> {
  const { rows } = await sql`
    select id::text as id, recorded_at as at, by_name as who, fact, before, after from ${sql.table(tables[kind])}
    where person = ${person} order by recorded_at desc, id limit ${limit}`.execute(tx);
  return rows.map((row) => changeRow.parse(row));
}
