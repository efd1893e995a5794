import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { inNameOrder } from '../../../database/name-order.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { sexes } from '../status.ts';
import type { Person } from './person.ts';

const personRow = z.object({
  code: z.string(),
  name: z.string().nullable(),
  sex: z.enum(sexes).nullable(),
  birthDay: z.string().transform(day).nullable(),
  birthFrom: z.number().nullable(),
  birthTo: z.number().nullable(),
});

const columns = sql`code, name, sex, birth_day as "birthDay", birth_from as "birthFrom", birth_to as "birthTo"`;

/** Everybody there ever was, by name, then by number. */
export async function listPersons(tx: Tx): Promise<Person[]> {
  const { rows } = await sql`select ${columns} from staff.person order by ${inNameOrder('name')}, ${inNameOrder('code')}`.execute(
    tx,
  );
  return rows.map((row) => personRow.parse(row));
}

export async function findPerson(tx: Tx, code: string): Promise<Person | null> {
  const { rows } = await sql`select ${columns} from staff.person where code = ${code}`.execute(tx);
  return rows[0] === undefined ? null : personRow.parse(rows[0]);
}

/** The person, held against any other change until this one is done: what they hold is looked at, then added to. */
export async function lockPerson(tx: Tx, code: string): Promise<Person | null> {
  const { rows } = await sql`select ${columns} from staff.person where code = ${code} for update`.execute(tx);
  return rows[0] === undefined ? null : personRow.parse(rows[0]);
}

export async function insertPerson(tx: Tx, actor: Actor, person: Person): Promise<void> {
  await sql`
    insert into staff.person (operator, code, name, sex, birth_day, birth_from, birth_to, origin, recorded_by)
    values (${actor.operator}, ${person.code}, ${person.name}, ${person.sex}, ${person.birthDay}::date, ${person.birthFrom},
      ${person.birthTo}, 'entered', ${actor.id})`.execute(tx);
}

export async function updatePerson(tx: Tx, actor: Actor, person: Person): Promise<void> {
  await sql`
    update staff.person set name = ${person.name}, sex = ${person.sex}, birth_day = ${person.birthDay}::date,
      birth_from = ${person.birthFrom}, birth_to = ${person.birthTo},
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where code = ${person.code}`.execute(tx);
}
