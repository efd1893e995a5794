import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import type { Actor } from '../../kernel/actor.ts';
import { type Day, day } from '../../kernel/day.ts';
import type { Days } from '../../kernel/measure.ts';
import { cents } from '../../kernel/money.ts';
import { type HalfDay, halves, type PlannedSession, type Session } from './session.ts';

const sessionFields = {
  code: z.string(),
  course: z.string(),
  firstDay: z.string().transform(day),
  days: z.number().nullable(),
  place: z.string().nullable(),
  remote: z.boolean().nullable(),
  capacity: z.number().nullable(),
  preparation: z.number().nullable(),
  cost: z.number().transform(cents).nullable(),
  openToMembers: z.boolean(),
  enrolUntil: z.string().transform(day).nullable(),
};
const sessionRow = z.object(sessionFields);
const openRow = z.object({ ...sessionFields, synthetic: z.boolean() });
const listedRow = z.object({
  ...openRow.shape,
  enrolled: z.number(),
  waiting: z.number(),
  /** Null while nobody’s presence is recorded. */
  present: z.number().nullable(),
  absent: z.number().nullable(),
});

const columns = sql`s.code, s.course, s.first_day as "firstDay", s.days_hundredths as days, s.place, s.remote, s.capacity,
  s.preparation_hundredths as preparation, s.cost_cents as cost, s.open_to_members as "openToMembers", s.enrol_until as "enrolUntil"`;
const synthetic = sql`s.origin = 'synthetic' as synthetic`;

/** A session with how many people are enrolled, wait, came and did not come. */
export type ListedSession = z.infer<typeof listedRow>;

const counted = (which: RawBuilder<boolean>) => sql`count(e.id) filter (where ${which})::int`;

/** How many, once it is known of anybody. */
const known = (which: RawBuilder<boolean>) =>
  sql`case when bool_or(e.presence is not null) then count(e.id) filter (where ${which})::int end`;

async function list(tx: Tx, condition: RawBuilder<unknown>): Promise<ListedSession[]> {
  const { rows } = await sql`
    select ${columns}, ${synthetic},
      ${counted(sql`e.state = 'enrolled'`)} as enrolled, ${counted(sql`e.state = 'waiting'`)} as waiting,
      ${known(sql`e.presence = 'present'`)} as present, ${known(sql`e.presence = 'absent'`)} as absent
    from training.session s
    left join training.enrolment e on e.operator = s.operator and e.session = s.code
    where ${condition}
    group by s.operator, s.id
    order by s.first_day, s.code`.execute(tx);
  return rows.map((row) => listedRow.parse(row));
}

/** The sessions that begin in a year, the first one first. */
export function listSessionsOf(tx: Tx, year: number): Promise<ListedSession[]> {
  return list(tx, sql`s.first_day >= ${`${year}-01-01`}::date and s.first_day < ${`${year + 1}-01-01`}::date`);
}

export function listSessionsOfCourse(tx: Tx, course: string): Promise<ListedSession[]> {
  return list(tx, sql`s.course = ${course}`);
}

/** A session, and whether it was made up for a demonstration; how many come is not in it. */
type OpenSession = z.infer<typeof openRow>;

/** Those that are open to members and have not begun, the first one first. */
export async function listOpenSessions(tx: Tx, today: Day): Promise<OpenSession[]> {
  const { rows } = await sql`
    select ${columns}, ${synthetic} from training.session s
    where s.open_to_members and s.first_day > ${today}::date order by s.first_day, s.code`.execute(tx);
  return rows.map((row) => openRow.parse(row));
}

const lateRow = z.object({ code: z.string(), course: z.string(), firstDay: z.string().transform(day) });

/**
 * The sessions that began between two days, are over before the second one, and of which nobody enrolled is known to have come or not,
 * the oldest first.
 * @param trainer of whom they are; null: whoever gives them
 */
export async function listWithoutAttendance(tx: Tx, { from, to }: Days, trainer: string | null) {
  const { rows } = await sql`
    select s.code, s.course, s.first_day as "firstDay"
    from training.session s
    join training.enrolment e on e.operator = s.operator and e.session = s.code and e.state = 'enrolled'
    where s.first_day >= ${from}::date and s.first_day + (coalesce(s.days_hundredths, 100) + 99) / 100 <= ${to}::date
      and not exists (select from training.half_day h where h.operator = s.operator and h.session = s.code and h.day >= ${to}::date)
      and (${trainer}::text is null or exists (
        select from training.session_trainer t where t.operator = s.operator and t.session = s.code and t.person = ${trainer}))
    group by s.operator, s.code, s.course, s.first_day
    having not bool_or(e.presence is not null)
    order by s.first_day, s.code`.execute(tx);
  return rows.map((row) => lateRow.parse(row));
}

/** Years in which a session began. */
export async function listSessionYears(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from first_day)::int as year from training.session order by year`.execute(tx);
  return rows.map(({ year }) => year);
}

const halfDayRow = z.object({
  session: z.string(),
  day: z.string().transform(day),
  half: z.enum(halves),
  begins: z.string(),
  ends: z.string(),
});

/** For the rules of files: the first day and the length of every session whose half-days are planned. */
export const plannedDays: Rows = sql`
  select h.session, min(h.day)::text as first_day, (50 * count(*))::int as days_hundredths from training.half_day h group by h.session`;

/** The half-days of some sessions, in order. */
export async function listHalfDays(tx: Tx, sessions: readonly string[]): Promise<ReadonlyMap<string, readonly HalfDay[]>> {
  const { rows } = await sql`
    select session, day, half, begins, ends from training.half_day where session = any(${[...sessions]}::text[])
    order by day, begins`.execute(tx);
  const halfDays = new Map<string, HalfDay[]>();
  for (const { session, ...halfDay } of rows.map((row) => halfDayRow.parse(row)))
    halfDays.set(session, [...(halfDays.get(session) ?? []), halfDay]);
  return halfDays;
}

async function planOf(tx: Tx, session: Session): Promise<PlannedSession> {
  const trainers = await sql<{ person: string }>`
    select person from training.session_trainer where session = ${session.code} order by person`.execute(tx);
  return {
    ...session,
    halfDays: (await listHalfDays(tx, [session.code])).get(session.code) ?? [],
    trainers: trainers.rows.map(({ person }) => person),
  };
}

export async function findSession(tx: Tx, code: string): Promise<PlannedSession | null> {
  const { rows } = await sql`select ${columns} from training.session s where s.code = ${code}`.execute(tx);
  return rows[0] === undefined ? null : planOf(tx, sessionRow.parse(rows[0]));
}

/** The session, held against any other change until this one is done: who is enrolled is looked at, then added to. */
export async function lockSession(tx: Tx, code: string): Promise<PlannedSession | null> {
  const { rows } = await sql`select ${columns} from training.session s where s.code = ${code} for update`.execute(tx);
  return rows[0] === undefined ? null : planOf(tx, sessionRow.parse(rows[0]));
}

/** Codes that begin so, for a new one that none bears. */
export async function listSessionCodes(tx: Tx, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select code from training.session where starts_with(code, ${beginning})`.execute(tx);
  return rows.map(({ code }) => code);
}

async function writePlan(tx: Tx, actor: Actor, { code, halfDays, trainers }: PlannedSession): Promise<void> {
  await sql`delete from training.half_day where session = ${code}`.execute(tx);
  await sql`delete from training.session_trainer where session = ${code}`.execute(tx);
  for (const { day: date, half, begins, ends } of halfDays)
    await sql`
      insert into training.half_day (operator, session, day, half, begins, ends, origin, recorded_by)
      values (${actor.operator}, ${code}, ${date}::date, ${half}, ${begins}, ${ends}, 'entered', ${actor.id})`.execute(tx);
  for (const person of trainers)
    await sql`
      insert into training.session_trainer (operator, session, person, origin, recorded_by)
      values (${actor.operator}, ${code}, ${person}, 'entered', ${actor.id})`.execute(tx);
}

export async function insertSession(tx: Tx, actor: Actor, session: PlannedSession): Promise<void> {
  await sql`
    insert into training.session (operator, code, course, first_day, days_hundredths, place, remote, capacity,
      preparation_hundredths, cost_cents, open_to_members, enrol_until, origin, recorded_by)
    values (${actor.operator}, ${session.code}, ${session.course}, ${session.firstDay}::date, ${session.days}, ${session.place},
      ${session.remote}, ${session.capacity}, ${session.preparation}, ${session.cost}, ${session.openToMembers}, ${session.enrolUntil}::date,
      'entered', ${actor.id})`.execute(tx);
  await writePlan(tx, actor, session);
}

export async function updateSession(tx: Tx, actor: Actor, session: PlannedSession): Promise<void> {
  await sql`
    update training.session set course = ${session.course}, first_day = ${session.firstDay}::date,
      days_hundredths = ${session.days}, place = ${session.place}, remote = ${session.remote}, capacity = ${session.capacity},
      preparation_hundredths = ${session.preparation}, cost_cents = ${session.cost}, open_to_members = ${session.openToMembers},
      enrol_until = ${session.enrolUntil}::date,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where code = ${session.code}`.execute(tx);
  await writePlan(tx, actor, session);
}

/** Takes away a session with all that is recorded of it: who was enrolled, what they thought of it, its half-days and its trainers. */
export async function deleteSession(tx: Tx, code: string): Promise<void> {
  for (const table of ['evaluation_link', 'evaluation', 'enrolment', 'half_day', 'session_trainer'])
    await sql`delete from ${sql.table(`training.${table}`)} where session = ${code}`.execute(tx);
  await sql`delete from training.session where code = ${code}`.execute(tx);
}

/** Whether a session was made up for a demonstration. */
export async function isSynthetic(tx: Tx, code: string): Promise<boolean> {
  const { rows } = await sql<{ origin: string }>`select origin from training.session where code = ${code}`.execute(tx);
  return rows[0]?.origin === 'synthetic';
}
