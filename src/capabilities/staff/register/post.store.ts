import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { inNameOrder } from '../../../database/name-order.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { categories } from '../status.ts';
import type { Post, ShownPost } from './post.ts';

const dayField = z.string().transform(day);

const postFields = {
  code: z.string(),
  title: z.string(),
  grade: z.string().nullable(),
  framework: z.string().nullable(),
  stream: z.string().nullable(),
  category: z.enum(categories).nullable(),
  quota: z.number(),
  team: z.string().nullable(),
  budgeted: z.boolean(),
  deliberation: z.string().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
};
const postRow = z.object(postFields);
const shownRow = z.object({
  ...postFields,
  gradeName: z.string().nullable(),
  frameworkName: z.string().nullable(),
  streamCode: z.string().nullable(),
  streamName: z.string().nullable(),
  shownCategory: z.enum(categories).nullable(),
});

const columns = sql`p.code, p.title, p.grade, p.framework, p.stream, p.category, p.quota, p.team, p.budgeted, p.deliberation,
  p.from_day as "fromDay", p.to_day as "toDay"`;

function shownPosts(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select ${columns}, g.name as "gradeName", f.name as "frameworkName", s.code as "streamCode", s.name as "streamName",
      coalesce(p.category, f.category) as "shownCategory"
    from staff.post p
    left join staff.grade g on g.operator = p.operator and g.code = p.grade
    left join staff.framework f on f.operator = p.operator and f.code = coalesce(p.framework, g.framework)
    left join staff.stream s on s.operator = p.operator and s.code = coalesce(p.stream, f.stream)
    where ${condition}
    order by ${inNameOrder('p.code')}`;
}

/** Every post, closed ones included, in the order of the codes. */
export async function listPosts(tx: Tx): Promise<ShownPost[]> {
  const { rows } = await shownPosts(sql`true`).execute(tx);
  return rows.map((row) => shownRow.parse(row));
}

export async function findPost(tx: Tx, code: string): Promise<ShownPost | null> {
  const { rows } = await shownPosts(sql`p.code = ${code}`).execute(tx);
  return rows[0] === undefined ? null : shownRow.parse(rows[0]);
}

/** The post, held against any other change until this one is done: what it is occupied by is looked at, then added to. */
export async function lockPost(tx: Tx, code: string): Promise<Post | null> {
  const { rows } = await sql`select ${columns} from staff.post p where p.code = ${code} for update`.execute(tx);
  return rows[0] === undefined ? null : postRow.parse(rows[0]);
}

export async function insertPost(tx: Tx, actor: Actor, post: Post): Promise<void> {
  await sql`
    insert into staff.post (operator, code, title, grade, framework, stream, category, quota, team, budgeted, deliberation,
      from_day, to_day, origin, recorded_by)
    values (${actor.operator}, ${post.code}, ${post.title}, ${post.grade}, ${post.framework}, ${post.stream}, ${post.category},
      ${post.quota}, ${post.team}, ${post.budgeted}, ${post.deliberation}, ${post.fromDay}::date, ${post.toDay}::date,
      'entered', ${actor.id})`.execute(tx);
}

/** What an import had recorded is from now on what somebody entered: undoing the import no longer takes it away. */
export async function updatePost(tx: Tx, actor: Actor, post: Post): Promise<void> {
  await sql`
    update staff.post set title = ${post.title}, grade = ${post.grade}, framework = ${post.framework}, stream = ${post.stream},
      category = ${post.category}, quota = ${post.quota}, team = ${post.team}, budgeted = ${post.budgeted},
      deliberation = ${post.deliberation}, from_day = ${post.fromDay}::date, to_day = ${post.toDay}::date,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where code = ${post.code}`.execute(tx);
}
