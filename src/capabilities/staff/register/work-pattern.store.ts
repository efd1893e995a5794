import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';
import type { WorkPattern } from './work-pattern.ts';

const dayField = z.string().transform(day);
const patternRow = z.object({ id: z.string(), pattern: z.string(), fromDay: dayField, toDay: dayField.nullable() });

/** Every pattern of a person, the oldest first. */
export async function listPatternsOf(tx: Tx, person: string): Promise<WorkPattern[]> {
  const { rows } = await sql`
    select id::text as id, pattern, from_day as "fromDay", to_day as "toDay" from staff.work_pattern
    where person = ${person} order by from_day`.execute(tx);
  return rows.map((row) => patternRow.parse(row));
}

type Terms = { readonly person: string; readonly pattern: string; readonly fromDay: Day; readonly toDay: Day | null };

export async function insertPattern(tx: Tx, actor: Actor, { person, pattern, fromDay, toDay }: Terms): Promise<void> {
  await sql`
    insert into staff.work_pattern (operator, person, pattern, from_day, to_day, origin, recorded_by)
    values (${actor.operator}, ${person}, ${pattern}, ${fromDay}::date, ${toDay}::date, 'entered', ${actor.id})`.execute(tx);
}

export async function updatePattern(tx: Tx, actor: Actor, { id, pattern, toDay }: WorkPattern): Promise<void> {
  await sql`
    update staff.work_pattern set pattern = ${pattern}, to_day = ${toDay}::date,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where id = ${id}::uuid`.execute(tx);
}

/** The pattern of this id, with whose it is. */
export async function findPattern(tx: Tx, id: string): Promise<(WorkPattern & { readonly person: string }) | null> {
  const { rows } = await sql`
    select id::text as id, person, pattern, from_day as "fromDay", to_day as "toDay" from staff.work_pattern
    where id::text = ${id}`.execute(tx);
  return rows[0] === undefined ? null : patternRow.extend({ person: z.string() }).parse(rows[0]);
}

export async function deletePattern(tx: Tx, id: string): Promise<void> {
  await sql`delete from staff.work_pattern where id::text = ${id}`.execute(tx);
}
