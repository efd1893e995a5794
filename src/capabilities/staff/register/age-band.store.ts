import { sql } from 'kysely';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { AgeBand } from './age-band.ts';

/** The bands of an operator are one thing: these take the place of whatever stood there. */
export async function replaceAgeBands(tx: Tx, actor: Actor, bands: readonly AgeBand[]): Promise<void> {
  await sql`lock table staff.age_band in share row exclusive mode`.execute(tx);
  await sql`delete from staff.age_band`.execute(tx);
  for (const { code, name, fromAge, toAge } of bands)
    await sql`
      insert into staff.age_band (operator, code, name, from_age, to_age, origin, recorded_by)
      values (${actor.operator}, ${code}, ${name}, ${fromAge}, ${toAge}, 'entered', ${actor.id})`.execute(tx);
}
