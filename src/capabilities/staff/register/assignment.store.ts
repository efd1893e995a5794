import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import type { Assignment, AssignmentTerms } from './assignment.ts';

const dayField = z.string().transform(day);

const assignmentRow = z.object({
  id: z.string(),
  person: z.string(),
  team: z.string(),
  share: z.number(),
  manager: z.boolean(),
  role: z.string().nullable(),
  fromDay: dayField,
  toDay: dayField.nullable(),
});

async function list(tx: Tx, condition: RawBuilder<unknown>): Promise<Assignment[]> {
  const { rows } = await sql`
    select id::text as id, person, team, share, manager, role, from_day as "fromDay", to_day as "toDay"
    from staff.team_assignment where ${condition} order by from_day, team, id`.execute(tx);
  return rows.map((row) => assignmentRow.parse(row));
}

/** Every assignment there ever was, the oldest first. */
export const listAllAssignments = (tx: Tx) => list(tx, sql`true`);

/** Every assignment of a person, the oldest first. */
export const listAssignmentsOf = (tx: Tx, person: string) => list(tx, sql`person = ${person}`);

export async function findAssignment(tx: Tx, id: string): Promise<Assignment | null> {
  const [found] = await list(tx, sql`id::text = ${id}`);
  return found ?? null;
}

export async function insertAssignment(tx: Tx, actor: Actor, terms: AssignmentTerms): Promise<void> {
  await sql`
    insert into staff.team_assignment (operator, person, team, share, manager, role, from_day, to_day, origin, recorded_by)
    values (${actor.operator}, ${terms.person}, ${terms.team}, ${terms.share}, ${terms.manager}, ${terms.role},
      ${terms.fromDay}::date, ${terms.toDay}::date, 'entered', ${actor.id})`.execute(tx);
}

export async function updateAssignment(tx: Tx, actor: Actor, id: string, terms: AssignmentTerms): Promise<void> {
  await sql`
    update staff.team_assignment set team = ${terms.team}, share = ${terms.share}, manager = ${terms.manager},
      role = ${terms.role}, from_day = ${terms.fromDay}::date, to_day = ${terms.toDay}::date,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where id = ${id}::uuid`.execute(tx);
}

export async function deleteAssignment(tx: Tx, id: string): Promise<void> {
  await sql`delete from staff.team_assignment where id = ${id}::uuid`.execute(tx);
}
