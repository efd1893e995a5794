import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Day, day } from '../../kernel/day.ts';

const lengthRow = z.object({
  fromDay: z.string().transform(day),
  hours: z.number(),
  most: z.number().nullable(),
  source: z.string().nullable(),
});

/** How many hours make a day from a day on, and how many it has at most, in hundredths; null: ten. */
export type RecordedLength = z.infer<typeof lengthRow>;

/** What was recorded, the latest first. */
export async function listDayLengths(tx: Tx): Promise<RecordedLength[]> {
  const { rows } = await sql`
    select from_day as "fromDay", hours_hundredths as hours, most_hundredths as most, source
    from activity.day_length order by from_day desc`.execute(tx);
  return rows.map((row) => lengthRow.parse(row));
}

/** Held until the change is done: two who would change what the other saw wait for each other. */
export async function lockDayLengths(tx: Tx): Promise<void> {
  await sql`lock table activity.day_length in share row exclusive mode`.execute(tx);
}

/** Writes a length over the one that begins on the same day. */
export async function putDayLength(tx: Tx, actor: Actor, { fromDay, hours, most, source }: RecordedLength): Promise<void> {
  await sql`
    insert into activity.day_length (operator, from_day, hours_hundredths, most_hundredths, source, origin, recorded_by)
    values (${actor.operator}, ${fromDay}::date, ${hours}::int, ${most}::int, ${source}, 'entered', ${actor.id})
    on conflict (operator, from_day) do update set hours_hundredths = excluded.hours_hundredths,
      most_hundredths = excluded.most_hundredths, source = excluded.source,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = excluded.recorded_by`.execute(tx);
}

export async function deleteDayLength(tx: Tx, fromDay: Day): Promise<void> {
  await sql`delete from activity.day_length where from_day = ${fromDay}::date`.execute(tx);
}
