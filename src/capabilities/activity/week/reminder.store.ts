import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';

const reminderRow = z.object({ person: z.string(), monday: z.string().transform(day), day: z.string().transform(day) });

/** A week about which its person was written to, and on which day. */
export type Reminder = z.infer<typeof reminderRow>;

/** The last reminder of each week whose Monday lies from a day to another (excluded). */
export async function listReminders(tx: Tx, { from, to }: { readonly from: Day; readonly to: Day }): Promise<Reminder[]> {
  const { rows } = await sql`
    select person, monday, max(day) as day from activity.reminder
    where monday >= ${from}::date and monday < ${to}::date group by person, monday`.execute(tx);
  return rows.map((row) => reminderRow.parse(row));
}

/** False when a reminder of the week was sent on that day already. */
export async function insertReminder(tx: Tx, actor: Actor, { person, monday, day: date }: Reminder): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into activity.reminder (operator, person, monday, day, origin, recorded_by)
    values (${actor.operator}, ${person}, ${monday}::date, ${date}::date, 'entered', ${actor.id})
    on conflict (operator, person, monday, day) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export async function deleteReminder(tx: Tx, { person, monday, day: date }: Reminder): Promise<void> {
  await sql`delete from activity.reminder where person = ${person} and monday = ${monday}::date and day = ${date}::date`.execute(
    tx,
  );
}
