import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { inNameOrder } from '../../../database/name-order.ts';
import { day } from '../../../kernel/day.ts';
import { categories } from '../status.ts';

const dayField = z.string().transform(day);
const dated = { code: z.string(), name: z.string(), fromDay: dayField.nullable(), toDay: dayField.nullable() };

const streamRow = z.object(dated);
const frameworkRow = z.object({ ...dated, stream: z.string().nullable(), category: z.enum(categories).nullable() });
const gradeRow = z.object({ ...dated, framework: z.string().nullable(), posts: z.number(), occupations: z.number() });

export type Stream = z.infer<typeof streamRow>;
export type Framework = z.infer<typeof frameworkRow>;
/** A grade, those that no longer exist included; `posts` and `occupations` are how many name it, whenever. */
export type Grade = z.infer<typeof gradeRow>;

const datedColumns = sql`code, name, from_day as "fromDay", to_day as "toDay"`;

export async function listStreams(tx: Tx): Promise<Stream[]> {
  const { rows } = await sql`select ${datedColumns} from staff.stream order by ${inNameOrder('name')}, code`.execute(tx);
  return rows.map((row) => streamRow.parse(row));
}

export async function listFrameworks(tx: Tx): Promise<Framework[]> {
  const { rows } = await sql`
    select ${datedColumns}, stream, category from staff.framework order by ${inNameOrder('name')}, code`.execute(tx);
  return rows.map((row) => frameworkRow.parse(row));
}

export async function listGrades(tx: Tx): Promise<Grade[]> {
  const { rows } = await sql`
    select ${datedColumns}, framework,
      (select count(*)::int from staff.post p where p.operator = g.operator and p.grade = g.code) as posts,
      (select count(*)::int from staff.occupation o where o.operator = g.operator and o.grade = g.code) as occupations
    from staff.grade g order by ${inNameOrder('name')}, code`.execute(tx);
  return rows.map((row) => gradeRow.parse(row));
}
