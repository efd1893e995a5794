import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';

/** Holds sessions against any other change, in the order of their codes: two who hold several never wait for each other. */
export async function holdSessions(tx: Tx, codes: readonly string[]): Promise<void> {
  await sql`select from training.session where code = any(${[...codes]}::text[]) order by code for update`.execute(tx);
}

const heldRow = z.object({
  code: z.string(),
  capacity: z.number().nullable(),
  enrolled: z.number(),
  /** The enrolments that are cancelled. */
  cancelled: z.array(z.string()),
});

/** The seats of a session, those taken, and who has cancelled. */
export type HeldSession = z.infer<typeof heldRow>;

export async function readHeldSessions(tx: Tx, codes: readonly string[]): Promise<HeldSession[]> {
  const { rows } = await sql`
    select s.code, s.capacity, count(e.id) filter (where e.state = 'enrolled')::int as enrolled,
      coalesce(array_agg(e.id::text) filter (where e.state = 'cancelled'), '{}') as cancelled
    from training.session s left join training.enrolment e on e.operator = s.operator and e.session = s.code
    where s.code = any(${[...codes]}::text[]) group by s.operator, s.id order by s.code`.execute(tx);
  return rows.map((row) => heldRow.parse(row));
}

/**
 * Those of these enrolments that are not cancelled any more: they were asked again, after everybody else, and nobody was invited yet. Together
 * they stay in the order in which they first asked.
 */
export async function reopenEnrolments(tx: Tx, cancelled: readonly string[]): Promise<void> {
  if (cancelled.length === 0) return;
  await sql`
    update training.enrolment e set asked_at = l.asked_at, place = l.place + r.number, invited_at = null, member_account = null,
      member_person = null
    from (
      select id, session, row_number() over (partition by session order by asked_at, place, id)::int as number
      from training.enrolment where id = any(${[...cancelled]}::uuid[]) and state <> 'cancelled'
    ) r
    join (
      select session, greatest(clock_timestamp(), max(asked_at)) as asked_at, max(place) as place from training.enrolment group by session
    ) l on l.session = r.session
    where e.id = r.id`.execute(tx);
}

const keptTold = z.object({ kept: z.string() });

/** What was told of some sessions, and when: mails that left stay so when an import, which wrote to nobody, is taken back. */
export async function readTold(tx: Tx, codes: readonly string[]): Promise<string> {
  const { rows } = await sql`
    select coalesce(jsonb_agg(jsonb_build_object('id', id, 'told', told, 'invited_at', invited_at)), '[]')::text as kept
    from training.enrolment where session = any(${[...codes]}::text[]) and told is not null`.execute(tx);
  return keptTold.parse(rows[0]).kept;
}

/** Gives it back to those enrolments that are still there, and takes it from the others. */
export async function writeTold(tx: Tx, codes: readonly string[], kept: string): Promise<void> {
  await sql`
    update training.enrolment e set told = k.told, invited_at = coalesce(k.invited_at, e.invited_at)
    from training.enrolment o
    left join jsonb_to_recordset(${kept}::jsonb) as k (id uuid, told jsonb, invited_at timestamptz) on k.id = o.id
    where o.operator = e.operator and o.id = e.id and e.session = any(${[...codes]}::text[])
      and e.told is distinct from k.told`.execute(tx);
}

const toldRow = z.object({ session: z.string() });

/** Those of these sessions that somebody has in their calendar. */
export async function listToldSessions(tx: Tx, codes: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql`
    select distinct session from training.enrolment
    where session = any(${[...codes]}::text[]) and told is not null order by session`.execute(tx);
  return rows.map((row) => toldRow.parse(row).session);
}
