import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { day } from '../../../kernel/day.ts';
import { kindPaths } from '../kind.store.ts';
import { weekStates } from '../week/week-state.ts';

/** For the rules of imports: the weeks that are finished or approved, whose lines nobody changes. */
export const closedWeeks: Rows = sql`select person, monday, state from activity.week where state in ('finished', 'approved')`;

/** By whole numbers, since a file may touch days by the hundred thousand: 1 January of the year 1 was a Monday. */
const mondayOf = (date: Rows) => sql`${date} - (${date} - date '0001-01-01') % 7`;

/**
 * Raises the version of the weeks of these lines, so that whoever has one open is told. A week without a row is one that nobody has
 * touched: it gets one where its person signs in, since they alone may have it open; years of history of others stay as light as they are.
 */
export async function raiseVersions(tx: Tx, actor: Actor, lines: Rows): Promise<void> {
  await sql`
    insert into activity.week as w (operator, person, monday, state, version, origin, recorded_by)
    select ${actor.operator}, t.person, t.monday, 'open', 1, 'imported', ${actor.id}
    from (
      select distinct person, ${mondayOf(sql`day`)} as monday from (${lines}) l
      where person in (select person from staff.person_account union select person from activity.week)
    ) t
    where exists (select from activity.week k where k.operator = ${actor.operator} and k.person = t.person and k.monday = t.monday)
      or exists (select from staff.person_account a where a.operator = ${actor.operator} and a.person = t.person)
    order by t.person, t.monday
    on conflict (operator, person, monday) do update set version = w.version + 1, recorded_at = now(), recorded_by = ${actor.id}`.execute(
    tx,
  );
}

/** Whether one of these persons signs in, and so may be filling a week. */
export async function anySignsIn(tx: Tx, persons: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`
    select exists (select from staff.person_account where person = any(${[...persons]}::text[])) as some`.execute(tx);
  return rows[0]?.some === true;
}

const monthRow = z.object({ month: z.string().transform(day), lines: z.number() });
const weekRow = z.object({ person: z.string(), monday: z.string().transform(day), state: z.enum(weekStates), lines: z.number() });

/** Lines counted by month, or by week. */
export type MonthLines = z.infer<typeof monthRow>;
export type WeekLines = z.infer<typeof weekRow>;

/** How many of these lines are in each locked month. */
export async function listLockedLines(tx: Tx, { operator }: Actor, lines: Rows): Promise<MonthLines[]> {
  const { rows } = await sql`
    select m.month, count(*)::int as lines from (${lines}) l
    join activity.month_lock m on m.operator = ${operator} and m.month = date_trunc('month', l.day)::date
    group by m.month order by m.month`.execute(tx);
  return rows.map((row) => monthRow.parse(row));
}

/** How many of these lines are in each week that is finished or approved. */
export async function listClosedLines(tx: Tx, { operator }: Actor, lines: Rows): Promise<WeekLines[]> {
  const { rows } = await sql`
    select w.person, w.monday, w.state, count(*)::int as lines from (${lines}) l
    join activity.week w on w.operator = ${operator} and w.person = l.person and w.monday = ${mondayOf(sql`l.day`)}
    where w.state in ('finished', 'approved') group by w.person, w.monday, w.state order by w.monday, w.person`.execute(tx);
  return rows.map((row) => weekRow.parse(row));
}

/** Whether any kind or project begins or ends: many a house has none, and its lines need not be read for it. */
async function hasDatedWork(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ dated: boolean }>`
    select exists (select from activity.kind where from_day is not null or to_day is not null)
      or exists (select from activity.project where from_day is not null or to_day is not null) as dated`.execute(tx);
  return rows[0]?.dated === true;
}

/** The names of the kinds and projects that do not serve on all the days that these lines give them; a kind ends with those above it. */
export async function listEnded(tx: Tx, { operator }: Actor, lines: Rows): Promise<string[]> {
  if (!(await hasDatedWork(tx))) return [];
  const { rows } = await sql<{ name: string }>`
    with used as (select kind, project, min(day) as first_day, max(day) as last_day from (${lines}) l group by kind, project),
    dated as (
      select k.name, k.code as kind, null as project, a.from_day, a.to_day from (${kindPaths}) k
      join activity.kind a on a.operator = k.operator and a.code = any(k.path) where k.operator = ${operator}
      union all
      select name, null, code, from_day, to_day from activity.project where operator = ${operator}
    )
    select distinct d.name from used u join dated d on d.kind = u.kind or d.project = u.project
    where u.first_day < d.from_day or u.last_day >= d.to_day order by d.name`.execute(tx);
  return rows.map(({ name }) => name);
}

/** How many of these lines were changed by others than this import, or corrected, in each month. */
export async function listChangedSince(tx: Tx, { operator }: Actor, importId: string, lines: Rows): Promise<MonthLines[]> {
  const { rows } = await sql`
    select date_trunc('month', l.day)::date as month, count(*)::int as lines from (${lines}) l
    left join activity.time_line t on t.operator = ${operator} and t.id = l.id
    where t.import_id is distinct from ${importId}::uuid
      or exists (select from activity.time_line c where c.operator = ${operator} and c.corrects = l.id)
    group by 1 order by 1`.execute(tx);
  return rows.map((row) => monthRow.parse(row));
}
