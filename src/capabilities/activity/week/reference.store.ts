import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { inNameOrder } from '../../../database/name-order.ts';
import { day } from '../../../kernel/day.ts';

const openDay = z.string().transform(day).nullable();
export const datedRow = z.object({ code: z.string(), name: z.string(), fromDay: openDay, toDay: openDay });

/** Something that may be worked on between two days; null where there is no such day. */
export type Dated = z.infer<typeof datedRow>;

/** Kinds of work by their codes, over the days on which they and all the kinds above them can be chosen. */
export function kindDays(codes: readonly string[]): Rows {
  return sql`
    with recursive above as (
      select operator, code, name, parent, from_day, to_day from activity.kind where code = any(${[...codes]}::text[])
      union
      select k.operator, above.code, above.name, k.parent, k.from_day, k.to_day
      from above join activity.kind k on k.operator = above.operator and k.code = above.parent
    )
    select code, name, max(from_day) as "fromDay", min(to_day) as "toDay" from above group by code, name`;
}

/** Projects by their codes, and the days of each. */
export function projectDays(codes: readonly string[]): Rows {
  return sql`
    select code, name, from_day as "fromDay", to_day as "toDay" from activity.project where code = any(${[...codes]}::text[])`;
}

export async function listKindDays(tx: Tx, codes: readonly string[]): Promise<Dated[]> {
  return (await kindDays(codes).execute(tx)).rows.map((row) => datedRow.parse(row));
}

export async function listProjectDays(tx: Tx, codes: readonly string[]): Promise<Dated[]> {
  return (await projectDays(codes).execute(tx)).rows.map((row) => datedRow.parse(row));
}

const projectRow = datedRow.extend({ application: z.string().nullable(), domain: z.string().nullable() });
type Project = z.infer<typeof projectRow>;

/** Every project, in the order of the names. */
export async function listProjects(tx: Tx): Promise<Project[]> {
  const { rows } = await sql`
    select code, name, application, domain, from_day as "fromDay", to_day as "toDay" from activity.project
    order by ${inNameOrder('name')}, code`.execute(tx);
  return rows.map((row) => projectRow.parse(row));
}
