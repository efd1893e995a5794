import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/day.ts';
import { enrolmentStates } from './enrolment.ts';

/** What members' people write of their own agents. The database says whether there is a seat, and keeps the rest from them. */

const arrivalRow = z.object({ id: z.string(), state: z.enum(enrolmentStates) });
type Arrived = z.infer<typeof arrivalRow>;

export type OwnAgent = { readonly participant: string; readonly email: string | null };

/** Asks for a seat; the answer says whether there was one. */
export async function insertOwn(tx: Tx, actor: Actor, session: string, { participant, email }: OwnAgent): Promise<Arrived> {
  const { rows } = await sql`
    insert into training.enrolment (operator, session, participant, email, body, state, member_person, origin, recorded_by)
    values (${actor.operator}, ${session}, ${participant}, ${email}, ${actor.member}, 'waiting', ${actor.name}, 'entered', ${actor.id})
    returning id::text as id, state`.execute(tx);
  return arrivalRow.parse(rows[0]);
}

/** Asks again for somebody whose enrolment was cancelled. */
export async function askAgainForOwn(tx: Tx, actor: Actor, id: string, email: string | null): Promise<Arrived> {
  const { rows } = await sql`
    update training.enrolment set state = 'waiting', email = ${email}, member_person = ${actor.name}
    where id = ${id}::uuid returning id::text as id, state`.execute(tx);
  return arrivalRow.parse(rows[0]);
}

export async function cancelOwn(tx: Tx, id: string): Promise<void> {
  await sql`update training.enrolment set state = 'cancelled' where id = ${id}::uuid`.execute(tx);
}

const seatsRow = z.object({ session: z.string(), enrolled: z.number(), waiting: z.number() });

/** How many have a seat and how many wait, all members together: two numbers, whoever reads. */
export type Seats = { readonly enrolled: number; readonly waiting: number };

/** For each session that begins on a day or later. */
export async function readSeats(tx: Tx, fromDay: Day): Promise<ReadonlyMap<string, Seats>> {
  const { rows } = await sql`select session, enrolled, waiting from training.seats_taken(${fromDay}::date)`.execute(tx);
  return new Map(rows.map((row) => seatsRow.parse(row)).map(({ session, ...seats }) => [session, seats]));
}
