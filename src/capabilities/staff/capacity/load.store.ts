import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';
import type { ProjectDays, RunDays } from './load.ts';

const loadRow = z.object({
  id: z.string(),
  team: z.string(),
  month: z.string().transform(day),
  skill: z.string(),
  hundredths: z.number(),
  synthetic: z.boolean(),
});
const projectRow = loadRow.extend({ project: z.string() });

/** Days of run recorded for a team and a month. */
export type RecordedRun = z.infer<typeof loadRow>;
/** Days of a project planned for a team and a month. */
export type RecordedProject = z.infer<typeof projectRow>;

const loadColumns = sql`id::text, team, month, skill, days_hundredths as hundredths, origin = 'synthetic' as synthetic`;

/** Days of run of the months of a window, the latest first. */
export async function listRunLoads(tx: Tx, from: Day, to: Day): Promise<readonly RecordedRun[]> {
  const result = await sql`
    select ${loadColumns} from staff.run_load
    where month >= ${from}::date and month < ${to}::date
    order by month desc, team, skill`.execute(tx);
  return result.rows.map((row) => loadRow.parse(row));
}

const lastRow = z.object({ month: z.string().transform(day).nullable() });

/** The last month of which any run is recorded; null when none is. */
export async function findLastRun(tx: Tx): Promise<Day | null> {
  const result = await sql`select max(month) as month from staff.run_load`.execute(tx);
  const [row] = result.rows;
  return row === undefined ? null : lastRow.parse(row).month;
}

/** Every planned day, those of the past included: a project that is moved may come back from there. */
export async function listProjectLoads(tx: Tx): Promise<readonly RecordedProject[]> {
  const result = await sql`
    select project, ${loadColumns} from staff.project_load
    order by project, month, team, skill`.execute(tx);
  return result.rows.map((row) => projectRow.parse(row));
}

/** Null when there is none, or no longer. */
export async function findRunLoad(tx: Tx, id: string): Promise<RecordedRun | null> {
  const result = await sql`select ${loadColumns} from staff.run_load where id::text = ${id}`.execute(tx);
  const [row] = result.rows;
  return row === undefined ? null : loadRow.parse(row);
}

export async function findProjectLoad(tx: Tx, id: string): Promise<RecordedProject | null> {
  const result = await sql`select project, ${loadColumns} from staff.project_load where id::text = ${id}`.execute(tx);
  const [row] = result.rows;
  return row === undefined ? null : projectRow.parse(row);
}

/** Locked, so that two corrections come one after the other; null when it is gone. */
export async function lockRunLoad(tx: Tx, id: string): Promise<RecordedRun | null> {
  const result = await sql`
    select ${loadColumns} from staff.run_load
    where id = ${id}::uuid for update`.execute(tx);
  const [row] = result.rows;
  return row === undefined ? null : loadRow.parse(row);
}

export async function lockProjectLoad(tx: Tx, id: string): Promise<RecordedProject | null> {
  const result = await sql`
    select project, ${loadColumns} from staff.project_load
    where id = ${id}::uuid for update`.execute(tx);
  const [row] = result.rows;
  return row === undefined ? null : projectRow.parse(row);
}

/** False when the team has days for that month and skill already. */
export async function insertRunLoad(tx: Tx, { operator, id }: Actor, load: RunDays): Promise<boolean> {
  const result = await sql`
    insert into staff.run_load (operator, team, month, skill, days_hundredths, origin, recorded_by)
    values (${operator}, ${load.team}, ${load.month}::date, ${load.skill}, ${load.hundredths}, 'entered', ${id})
    on conflict (operator, team, month, skill) do nothing returning id`.execute(tx);
  return result.rows.length > 0;
}

/** False when the project has days of that team for that month and skill already. */
export async function insertProjectLoad(tx: Tx, { operator, id }: Actor, load: ProjectDays): Promise<boolean> {
  const result = await sql`
    insert into staff.project_load (operator, project, team, month, skill, days_hundredths, origin, recorded_by)
    values (${operator}, ${load.project}, ${load.team}, ${load.month}::date, ${load.skill}, ${load.hundredths}, 'entered', ${id})
    on conflict (operator, project, team, month, skill) do nothing returning id`.execute(tx);
  return result.rows.length > 0;
}

/** A record that somebody corrects is theirs from then on, wherever it came from. */
export async function updateRunDays(tx: Tx, { id: by }: Actor, id: string, hundredths: number): Promise<void> {
  await sql`
    update staff.run_load set days_hundredths = ${hundredths}, origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${by}
    where id = ${id}::uuid`.execute(tx);
}

export async function updateProjectDays(tx: Tx, { id: by }: Actor, id: string, hundredths: number): Promise<void> {
  await sql`
    update staff.project_load set days_hundredths = ${hundredths}, origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${by}
    where id = ${id}::uuid`.execute(tx);
}

export async function deleteRunLoad(tx: Tx, id: string): Promise<void> {
  await sql`delete from staff.run_load where id = ${id}::uuid`.execute(tx);
}

export async function deleteProjectLoad(tx: Tx, id: string): Promise<void> {
  await sql`delete from staff.project_load where id = ${id}::uuid`.execute(tx);
}
