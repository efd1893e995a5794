import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import type { Actor } from '../../kernel/actor.ts';
import { day } from '../../kernel/day.ts';
import { type Course, categories } from './course.ts';

const courseRow = z.object({
  code: z.string(),
  name: z.string(),
  category: z.enum(categories),
  application: z.string().nullable(),
  objectives: z.string().nullable(),
  length: z.number().nullable(),
  fromDay: z.string().transform(day).nullable(),
  toDay: z.string().transform(day).nullable(),
});

const columns = sql`code, name, category, application, objectives, length_hundredths as length, from_day as "fromDay", to_day as "toDay"`;

/** Every course, those no longer offered included, in the order of the names. */
export async function listCourses(tx: Tx): Promise<Course[]> {
  const { rows } = await sql`select ${columns} from training.course order by ${inNameOrder('name')}, code`.execute(tx);
  return rows.map((row) => courseRow.parse(row));
}

export async function findCourse(tx: Tx, code: string): Promise<Course | null> {
  const { rows } = await sql`select ${columns} from training.course where code = ${code}`.execute(tx);
  return rows[0] === undefined ? null : courseRow.parse(rows[0]);
}

/** The course, held against any other change until this one is done. */
export async function lockCourse(tx: Tx, code: string): Promise<Course | null> {
  const { rows } = await sql`select ${columns} from training.course where code = ${code} for update`.execute(tx);
  return rows[0] === undefined ? null : courseRow.parse(rows[0]);
}

export async function insertCourse(tx: Tx, actor: Actor, course: Course): Promise<void> {
  await sql`
    insert into training.course (operator, code, name, category, application, objectives, length_hundredths, from_day, to_day,
      origin, recorded_by)
    values (${actor.operator}, ${course.code}, ${course.name}, ${course.category}, ${course.application}, ${course.objectives},
      ${course.length}, ${course.fromDay}::date, ${course.toDay}::date, 'entered', ${actor.id})`.execute(tx);
}

export async function updateCourse(tx: Tx, actor: Actor, course: Course): Promise<void> {
  await sql`
    update training.course set name = ${course.name}, category = ${course.category}, application = ${course.application},
      objectives = ${course.objectives}, length_hundredths = ${course.length}, from_day = ${course.fromDay}::date,
      to_day = ${course.toDay}::date, origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where code = ${course.code}`.execute(tx);
}
