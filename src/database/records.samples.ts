import { sql } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import type { Tx } from './face.ts';

/** A record as a test writes it: column → value. */
export type SampleRecord = Readonly<Record<string, unknown>>;

/** Puts records into a table as the actor would have typed them. */
export async function record(tx: Tx, actor: Actor, table: string, rows: readonly SampleRecord[]): Promise<void> {
  for (const row of rows) {
    const columns = Object.entries({ operator: actor.operator, origin: 'entered', recorded_by: actor.id, ...row });
    await sql`
      insert into ${sql.table(table)} (${sql.join(columns.map(([name]) => sql.ref(name)))})
      values (${sql.join(columns.map(([, value]) => sql`${value}`))})`.execute(tx);
  }
}
