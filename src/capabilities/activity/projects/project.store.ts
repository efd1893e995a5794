import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { inNameOrder } from '../../../database/name-order.ts';
import type { ParsedRow } from '../../../import/format.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { type DayUse, readUse, usesByCode } from '../dated-uses.ts';
import { isLockedDay } from '../week/month-lock.store.ts';
import type { Project } from './project.ts';

const dayField = z.string().transform(day);
const projectRow = z.object({
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  application: z.string().nullable(),
  domain: z.string().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
});

/** Every project as it is recorded, those that ended included, in the order of the names. */
export async function listProjectRecords(tx: Tx): Promise<Project[]> {
  const { rows } = await sql`
    select code, name, aliases, application, domain, from_day as "fromDay", to_day as "toDay"
    from activity.project order by ${inNameOrder('name')}, code`.execute(tx);
  return rows.map((row) => projectRow.parse(row));
}

/** Held until the change is done: two that would take one name wait for each other. */
export async function lockProjects(tx: Tx): Promise<void> {
  await sql`lock table activity.project in share row exclusive mode`.execute(tx);
}

export async function insertProject(tx: Tx, actor: Actor, project: Project): Promise<void> {
  await sql`
    insert into activity.project (operator, code, name, aliases, application, domain, from_day, to_day, origin, recorded_by)
    values (${actor.operator}, ${project.code}, ${project.name}, ${[...project.aliases]}::text[], ${project.application}, ${project.domain},
      ${project.fromDay}::date, ${project.toDay}::date, 'entered', ${actor.id})`.execute(tx);
}

/** What an import had recorded is from now on what somebody entered: undoing the import no longer takes it away. */
export async function updateProject(tx: Tx, actor: Actor, project: Project): Promise<void> {
  await sql`
    update activity.project set name = ${project.name}, aliases = ${[...project.aliases]}::text[],
      application = ${project.application}, domain = ${project.domain}, from_day = ${project.fromDay}::date, to_day = ${project.toDay}::date,
      origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
    where code = ${project.code}`.execute(tx);
}

/** Lines of each project by day; a line that was taken back whole counts no more. */
export const projectUses: Rows = sql`
  select l.project as code, l.day, sum(sign(l.days_hundredths))::int as lines, ${isLockedDay(sql`l.day`)} as locked
  from activity.time_line l where l.project is not null
  group by l.project, l.day having sum(sign(l.days_hundredths)) > 0`;

export async function listProjectUses(tx: Tx, code: string): Promise<DayUse[]> {
  const { rows } = await sql`select day, lines, locked from (${projectUses}) u where code = ${code} order by day`.execute(tx);
  return rows.map((row) => readUse(row));
}

/** The same of every project that has some. */
export async function listEveryProjectUse(tx: Tx): Promise<ReadonlyMap<string, readonly DayUse[]>> {
  return usesByCode((await sql<ParsedRow>`select code, day, lines, locked from (${projectUses}) u`.execute(tx)).rows);
}
