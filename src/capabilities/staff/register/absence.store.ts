import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import type { Absence, AbsenceTerms } from './absence.ts';
import { absenceKinds } from './absence-kind.ts';

const dayField = z.string().transform(day);

const absenceRow = z.object({
  id: z.string(),
  person: z.string(),
  kind: z.enum(absenceKinds),
  fromDay: dayField,
  fromNoon: z.boolean(),
  toDay: dayField,
  toNoon: z.boolean(),
});

async function list(tx: Tx, condition: RawBuilder<unknown>): Promise<Absence[]> {
  const { rows } = await sql`
    select id::text as id, person, kind, from_day as "fromDay", from_noon as "fromNoon", to_day as "toDay", to_noon as "toNoon"
    from staff.absence where ${condition} order by from_day, from_noon`.execute(tx);
  return rows.map((row) => absenceRow.parse(row));
}

/** Every absence of a person, the oldest first; none for whoever does not plan work. */
export const listAbsencesOf = (tx: Tx, person: string) => list(tx, sql`person = ${person}`);

export async function findAbsence(tx: Tx, id: string): Promise<Absence | null> {
  const [found] = await list(tx, sql`id::text = ${id}`);
  return found ?? null;
}

export async function insertAbsence(tx: Tx, actor: Actor, terms: AbsenceTerms): Promise<void> {
  await sql`
    insert into staff.absence (operator, person, kind, from_day, from_noon, to_day, to_noon, origin, recorded_by)
    values (${actor.operator}, ${terms.person}, ${terms.kind}, ${terms.fromDay}::date, ${terms.fromNoon}, ${terms.toDay}::date,
      ${terms.toNoon}, 'entered', ${actor.id})`.execute(tx);
}

export async function updateAbsence(tx: Tx, actor: Actor, id: string, terms: AbsenceTerms): Promise<void> {
  await sql`
    update staff.absence set kind = ${terms.kind}, from_day = ${terms.fromDay}::date, from_noon = ${terms.fromNoon},
      to_day = ${terms.toDay}::date, to_noon = ${terms.toNoon},
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where id = ${id}::uuid`.execute(tx);
}

export async function deleteAbsence(tx: Tx, id: string): Promise<void> {
  await sql`delete from staff.absence where id = ${id}::uuid`.execute(tx);
}
