import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { type Enrolment, type EnrolmentState, enrolmentStates, type Presence, presences, type Trainee } from './enrolment.ts';
import { halves } from './session.ts';
import type { ToldPlan } from './told-plan.ts';

const toldDay = z.string().transform(day);
const toldPlan = z.object({
  course: z.string(),
  firstDay: toldDay,
  halfDays: z.array(z.object({ day: toldDay, half: z.enum(halves), begins: z.string(), ends: z.string() })),
  place: z.string().nullable(),
  remote: z.boolean().nullable(),
});

const enrolmentFields = {
  id: z.string(),
  participant: z.string(),
  email: z.string().nullable(),
  body: z.string().nullable(),
  state: z.enum(enrolmentStates),
  presence: z.enum(presences).nullable(),
  attended: z.number().nullable(),
  invitedAt: z.string().nullable(),
  told: toldPlan.nullable(),
  memberAccount: z.string().nullable(),
  memberPerson: z.string().nullable(),
  refusal: z.string().nullable(),
};
const enrolmentRow = z.object(enrolmentFields);
const placedRow = z.object({ ...enrolmentFields, session: z.string(), course: z.string(), firstDay: z.string().transform(day) });

const columns = sql`e.id::text as id, e.participant, e.email, e.body, e.state, e.presence, e.attended_hundredths as attended,
  e.invited_at as "invitedAt", e.told, e.member_account as "memberAccount", e.member_person as "memberPerson", e.refusal`;

/**
 * Everybody who was ever enrolled in a session, in the order in which they asked. Those whom one file brought asked at once, in the order of
 * its lines: the ids of imported rows end in them.
 */
export async function listEnrolments(tx: Tx, session: string): Promise<Enrolment[]> {
  const { rows } = await sql`
    select ${columns} from training.enrolment e where e.session = ${session} order by e.asked_at, e.place, e.id`.execute(tx);
  return rows.map((row) => enrolmentRow.parse(row));
}

/** Whether anybody without a body is known to have come, or not, to a session that began in a year. */
export async function hasAttendanceWithoutBody(tx: Tx, year: number): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    select exists (
      select from training.enrolment e join training.session s on s.operator = e.operator and s.code = e.session
      where e.body is null and e.state = 'enrolled' and e.presence is not null and extract(year from s.first_day) = ${year}::int
    ) as some`.execute(tx);
  return rows[0]?.some ?? false;
}

/** An enrolment with its session, what is taught there and from when. */
type PlacedEnrolment = z.infer<typeof placedRow>;

/** Whom the reader's member sends, or whom everybody does on the operator's side: the latest sessions first. */
export async function listShownEnrolments(tx: Tx): Promise<PlacedEnrolment[]> {
  const { rows } = await sql`
    select e.session, s.course, s.first_day as "firstDay", ${columns} from training.enrolment e
    join training.session s on s.operator = e.operator and s.code = e.session
    order by s.first_day desc, e.session, e.asked_at, e.place, e.id`.execute(tx);
  return rows.map((row) => placedRow.parse(row));
}

/** Whoever asks now comes after everybody who asked before, whatever the clocks of the servers say. */
const lastToAsk = (session: string) => sql`
  (select greatest(clock_timestamp(), max(o.asked_at)) from training.enrolment o where o.session = ${session}),
  (select coalesce(max(o.place), 0) + 1 from training.enrolment o where o.session = ${session})`;

export async function insertEnrolment(
  tx: Tx,
  actor: Actor,
  session: string,
  { participant, email, body, state }: Trainee & { readonly state: EnrolmentState },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into training.enrolment (operator, session, participant, email, body, state, asked_at, place, origin, recorded_by)
    select ${actor.operator}, ${session}, ${participant}, ${email}, ${body}, ${state}, l.asked_at, l.place, 'entered', ${actor.id}
    from (select ${lastToAsk(session)}) l(asked_at, place)
    returning id::text as id`.execute(tx);
  return rows[0]?.id ?? '';
}

/** Somebody who had cancelled asks again, after everybody else. */
export async function askAgain(
  tx: Tx,
  actor: Actor,
  session: string,
  { id, email, body, state }: Pick<Trainee, 'email' | 'body'> & { readonly id: string; readonly state: EnrolmentState },
): Promise<void> {
  await sql`
    update training.enrolment e set state = ${state}, email = ${email}, body = ${body}, invited_at = null,
      member_account = null, member_person = null, refusal = null,
      asked_at = l.asked_at, place = l.place,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    from (select ${lastToAsk(session)}) l(asked_at, place)
    where e.id = ${id}::uuid`.execute(tx);
}

export async function setState(tx: Tx, actor: Actor, id: string, state: EnrolmentState): Promise<void> {
  await sql`
    update training.enrolment set state = ${state},
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where id = ${id}::uuid`.execute(tx);
}

export async function setRefused(tx: Tx, actor: Actor, id: string, word: string): Promise<void> {
  await sql`
    update training.enrolment set state = 'cancelled', refusal = ${word},
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where id = ${id}::uuid`.execute(tx);
}

type Attendance = { readonly id: string; readonly presence: Presence | null; readonly attended: number | null };

export async function setAttendance(tx: Tx, actor: Actor, { id, presence, attended }: Attendance): Promise<void> {
  await sql`
    update training.enrolment set presence = ${presence}, attended_hundredths = ${attended},
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where id = ${id}::uuid`.execute(tx);
}

/**
 * Keeps that a mail left for somebody, unless one that left later is kept already: their calendar shows the later one too.
 * @param told null where what it said is not known
 */
export async function setInvited(tx: Tx, id: string, when: Date, told: ToldPlan | null = null): Promise<void> {
  const left = sql`${when.toISOString()}::timestamptz`;
  await sql`
    update training.enrolment set told = ${told === null ? null : JSON.stringify(told)}::jsonb, invited_at = ${left}
    where id = ${id}::uuid and (invited_at is null or invited_at <= ${left})`.execute(tx);
}

/** They know that they are not expected any more, unless they were invited again since they were read. */
export async function forgetTold(tx: Tx, people: readonly Pick<Enrolment, 'id' | 'invitedAt'>[]): Promise<void> {
  for (const { id, invitedAt } of people)
    await sql`
      update training.enrolment set told = null
      where id = ${id}::uuid and invited_at is not distinct from ${invitedAt}::timestamptz`.execute(tx);
}
