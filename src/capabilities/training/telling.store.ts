import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';

type Turn = { readonly since: Date; readonly staleSince: Date };

const takenRow = z.object({ enrolment: z.string() });

/** Takes the turn of writing to people. @returns the enrolments of which nobody has it, or somebody since too long */
export async function takeTelling(tx: Tx, actor: Actor, enrolments: readonly string[], { since, staleSince }: Turn) {
  const { rows } = await sql`
    insert into training.telling as t (operator, enrolment, since)
    select e.operator, e.id, ${since.toISOString()}::timestamptz from training.enrolment e
    where e.operator = ${actor.operator} and e.id = any(${[...enrolments]}::uuid[])
    on conflict (operator, enrolment) do update set since = excluded.since
      where t.since <= ${staleSince.toISOString()}::timestamptz
    returning t.enrolment::text as enrolment`.execute(tx);
  return rows.map((row) => takenRow.parse(row).enrolment);
}

/** Gives back a turn that was taken then; somebody who took it since keeps it. */
export async function endTelling(tx: Tx, enrolments: readonly string[], since: Date): Promise<void> {
  await sql`
    delete from training.telling
    where enrolment = any(${[...enrolments]}::uuid[]) and since = ${since.toISOString()}::timestamptz`.execute(tx);
}

const tellingRow = z.object({ enrolment: z.string(), since: z.string() });

/** Since when somebody is writing to which enrolments of a session, or stopped midway. */
export async function listTelling(tx: Tx, session: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql`
    select t.enrolment::text as enrolment, t.since from training.telling t
    join training.enrolment e on e.operator = t.operator and e.id = t.enrolment
    where e.session = ${session}`.execute(tx);
  return new Map(rows.map((row) => tellingRow.parse(row)).map(({ enrolment, since }) => [enrolment, since]));
}
