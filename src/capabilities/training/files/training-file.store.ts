import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../database/face.ts';
import type { ParsedRow } from '../../../import/format.ts';

/** Which sessions are taken out, with what belongs to them: those that begin in a year, one of them, or all. */
export type FiledSessions = { readonly year: number | null; readonly session: string | null };

function isAsked({ year, session }: FiledSessions): RawBuilder<boolean> {
  return sql`(${year}::int is null or extract(year from s.first_day) = ${year}::int)
    and (${session}::text is null or s.code = ${session}::text)`;
}

/** Every course by the fields of its file: none is of one year. */
export async function listFiledCourses(tx: Tx): Promise<readonly ParsedRow[]> {
  const { rows } = await sql<ParsedRow>`
    select c.code, c.name, c.aliases, c.category, c.application, c.objectives, c.length_hundredths, c.from_day, c.to_day, c.origin
    from training.course c order by c.code`.execute(tx);
  return rows;
}

/** Sessions by the fields of their file, the first one first. */
export async function listFiledSessions(tx: Tx, asked: FiledSessions): Promise<readonly ParsedRow[]> {
  const { rows } = await sql<ParsedRow>`
    select s.code, s.course, s.first_day, s.days_hundredths, s.place, s.remote, s.capacity, s.preparation_hundredths, s.cost_cents,
      s.open_to_members, case when s.open_to_members and s.enrol_until < s.first_day then s.enrol_until end as enrol_until,
      s.source, s.origin
    from training.session s where ${isAsked(asked)} order by s.first_day, s.code`.execute(tx);
  return rows;
}

/** Their half-days, by the fields of their file. */
export async function listFiledHalfDays(tx: Tx, asked: FiledSessions): Promise<readonly ParsedRow[]> {
  const { rows } = await sql<ParsedRow>`
    select h.session, h.day, h.half, h.begins, h.ends, h.origin
    from training.half_day h join training.session s on s.operator = h.operator and s.code = h.session
    where ${isAsked(asked)} order by s.first_day, h.session, h.day, h.begins`.execute(tx);
  return rows;
}

/** Who gives them, by the fields of their file. */
export async function listFiledTrainers(tx: Tx, asked: FiledSessions): Promise<readonly ParsedRow[]> {
  const { rows } = await sql<ParsedRow>`
    select t.session, t.person, t.origin
    from training.session_trainer t join training.session s on s.operator = t.operator and s.code = t.session
    where ${isAsked(asked)} order by s.first_day, t.session, t.person`.execute(tx);
  return rows;
}

/** Who is enrolled, by the fields of their file, in the order in which they asked: the order of the file is kept. */
export async function listFiledEnrolments(tx: Tx, asked: FiledSessions): Promise<readonly ParsedRow[]> {
  const { rows } = await sql<ParsedRow>`
    select e.session, e.participant, e.body, e.state, e.presence, e.attended_hundredths, e.origin
    from training.enrolment e join training.session s on s.operator = e.operator and s.code = e.session
    where ${isAsked(asked)} order by s.first_day, e.session, e.asked_at, e.place, e.id`.execute(tx);
  return rows;
}
