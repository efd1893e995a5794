import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { statuses } from '../status.ts';
import { endCauses, startCauses } from './cause.ts';
import type { OccupationTerms, ShownOccupation } from './occupation.ts';

const dayField = z.string().transform(day);

const occupationRow = z.object({
  id: z.string(),
  person: z.string(),
  post: z.string().nullable(),
  status: z.enum(statuses),
  grade: z.string().nullable(),
  rate: z.number(),
  fromDay: dayField,
  toDay: dayField.nullable(),
  startCause: z.enum(startCauses).nullable(),
  endCause: z.enum(endCauses).nullable(),
  noticeDay: dayField.nullable(),
  personName: z.string().nullable(),
  postTitle: z.string().nullable(),
  postTeam: z.string().nullable(),
  gradeName: z.string().nullable(),
  quota: z.number(),
});

function occupations(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select o.id::text as id, o.person, o.post, o.status, o.grade, o.rate, o.from_day as "fromDay", o.to_day as "toDay",
      o.start_cause as "startCause", o.end_cause as "endCause", o.notice_day as "noticeDay", n.name as "personName",
      p.title as "postTitle", p.team as "postTeam", g.name as "gradeName", coalesce(p.quota, 100) as quota
    from staff.occupation o
    join staff.person n on n.operator = o.operator and n.code = o.person
    left join staff.post p on p.operator = o.operator and p.code = o.post
    left join staff.grade g on g.operator = o.operator and g.code = coalesce(o.grade, p.grade)
    where ${condition}
    order by o.from_day, o.person, o.id`;
}

async function list(tx: Tx, condition: RawBuilder<unknown>): Promise<ShownOccupation[]> {
  const { rows } = await occupations(condition).execute(tx);
  return rows.map((row) => occupationRow.parse(row));
}

/** Every occupation there ever was, the oldest first. */
export const listOccupations = (tx: Tx) => list(tx, sql`true`);

export const listOccupationsOfPost = (tx: Tx, post: string) => list(tx, sql`o.post = ${post}`);

export const listOccupationsOfPerson = (tx: Tx, person: string) => list(tx, sql`o.person = ${person}`);

/** Null when there is none, and when the text is no identifier at all. */
export async function findOccupation(tx: Tx, id: string): Promise<ShownOccupation | null> {
  const [found] = await list(tx, sql`o.id::text = ${id}`);
  return found ?? null;
}

/** The identifier of what is recorded. */
export async function insertOccupation(tx: Tx, actor: Actor, terms: OccupationTerms): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into staff.occupation (operator, person, post, status, grade, rate, from_day, to_day, start_cause, end_cause,
      notice_day, origin, recorded_by)
    values (${actor.operator}, ${terms.person}, ${terms.post}, ${terms.status}, ${terms.grade}, ${terms.rate},
      ${terms.fromDay}::date, ${terms.toDay}::date, ${terms.startCause}, ${terms.endCause}, ${terms.noticeDay}::date,
      'entered', ${actor.id})
    returning id::text as id`.execute(tx);
  return rows[0]?.id ?? '';
}

export async function updateOccupation(tx: Tx, actor: Actor, id: string, terms: OccupationTerms): Promise<void> {
  await sql`
    update staff.occupation set person = ${terms.person}, post = ${terms.post}, status = ${terms.status},
      grade = ${terms.grade}, rate = ${terms.rate}, from_day = ${terms.fromDay}::date, to_day = ${terms.toDay}::date,
      start_cause = ${terms.startCause}, end_cause = ${terms.endCause}, notice_day = ${terms.noticeDay}::date,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where id = ${id}::uuid`.execute(tx);
}

export async function deleteOccupation(tx: Tx, id: string): Promise<void> {
  await sql`delete from staff.occupation where id = ${id}::uuid`.execute(tx);
}
