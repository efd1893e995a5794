import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { listed } from '../../../database/listed.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, type Day, day } from '../../../kernel/day.ts';
import { applicationDays } from '../../catalogue/index.ts';
import { type OwnWork, ownWorkOf, ownWorkRows } from '../../staff/index.ts';
import type { AddedLine, LineChanges, RecordedLine } from './line-changes.ts';
import { type Dated, datedRow, kindDays, projectDays } from './reference.store.ts';
import { type WeekState, weekStates } from './week-state.ts';
import { workRow } from './work-row.ts';

const line = z.object({
  id: z.string(),
  day: z.number(),
  hundredths: z.number(),
  occurrence: z.number(),
  corrects: z.string().nullable(),
  synthetic: z.boolean(),
  work: workRow,
});

const week = z.object({ state: z.enum(weekStates), version: z.number(), word: z.string().nullable() });

const weekRow = z.object({
  week: week.nullable(),
  lines: z.array(line),
  locked: z.array(z.string().transform(day)),
});

/** A line of a week; `corrects` is the line of a locked month that it takes back or stands for. */
export type WeekLine = RecordedLine & { readonly corrects: string | null; readonly synthetic: boolean };

export type RecordedWeek = {
  readonly state: WeekState;
  /** 0 for a week that nobody has touched. */
  readonly version: number;
  /** What the head of team said when they returned it. */
  readonly word: string | null;
  readonly lines: readonly WeekLine[];
  /** First days of those of its months that are locked. */
  readonly locked: readonly Day[];
};

/** The lines of a week. Without its days, whoever changes one line reads all that the person ever recorded. */
const ofWeek = (person: string | Rows, monday: Day) =>
  sql`person = ${person} and day >= ${monday}::date and day < ${monday}::date + 7`;

const weekFields = (person: string | Rows, monday: Day) => sql`
  (select json_build_object('state', state, 'version', version, 'word', word)
    from activity.week where person = ${person} and monday = ${monday}::date) as week,
  coalesce((
    select json_agg(json_build_object('id', id, 'day', day - ${monday}::date, 'hundredths', days_hundredths,
      'occurrence', occurrence, 'corrects', corrects, 'synthetic', origin = 'synthetic', 'work', json_build_object('kind', kind,
        'application', application, 'domain', domain, 'project', project, 'comment', comment, 'body', body, 'scope', scope)
      ) order by recorded_at, day, occurrence, id)
    from activity.time_line where ${ofWeek(person, monday)}
  ), '[]') as lines,
  coalesce((
    select json_agg(month) from activity.month_lock
    where month in (date_trunc('month', ${monday}::date)::date, date_trunc('month', ${monday}::date + 6)::date)
  ), '[]') as locked`;

function weekOf({ week: found, lines, locked }: z.infer<typeof weekRow>): RecordedWeek {
  return { ...(found ?? { state: 'open', version: 0, word: null }), lines, locked };
}

/** Somebody's week, whole, in one statement. */
export async function readWeek(tx: Tx, person: string, monday: Day): Promise<RecordedWeek> {
  const { rows } = await sql`select ${weekFields(person, monday)}`.execute(tx);
  return weekOf(weekRow.parse(rows[0]));
}

const dated = z.array(datedRow);
const openWeekRow = weekRow.extend({ kinds: dated, applications: dated, projects: dated });

type Week = { readonly person: string; readonly monday: Day; readonly version: number };

/** What saving one’s own week asks for. */
export type OwnWeek = OwnWork & { readonly week: RecordedWeek } & Readonly<Record<keyof Codes, readonly Dated[]>>;
type Codes = Readonly<Record<'kinds' | 'applications' | 'projects', readonly string[]>>;

/**
 * The week of whoever signs in with an account, what they owe of its days, and the kinds, applications and projects of these codes: all that
 * saving it asks for, in one statement. Null for an account that is nobody’s.
 */
export async function readOwnWeek(
  tx: Tx,
  account: string,
  monday: Day,
  { kinds, applications, projects }: Codes,
): Promise<OwnWeek | null> {
  const window = { from: monday, to: addDays(monday, 7) };
  const { rows } = await sql`
    select own.*, ${weekFields(sql`own.code`, monday)}, ${listed(kindDays(kinds))} as kinds,
      ${listed(applicationDays(applications))} as applications, ${listed(projectDays(projects))} as projects
    from (${ownWorkRows(account, window)}) own`.execute(tx);
  if (rows[0] === undefined) return null;
  const { week, lines, locked, ...works } = openWeekRow.parse(rows[0]);
  return { ...ownWorkOf(rows[0], window), week: weekOf({ week, lines, locked }), ...works };
}

const asRow = ({ day: place, hundredths, occurrence, work: done }: AddedLine) => ({
  place,
  days: hundredths,
  occurrence,
  ...done,
});

/** Numbers a week that is still at the version given; yields nothing when it no longer is. */
function taken(actor: Actor, { person, monday, version }: Week) {
  return sql`
    insert into activity.week as w (operator, person, monday, state, version, origin, recorded_by)
    select ${actor.operator}::text, ${person}::text, ${monday}::date, 'open', 1, 'entered', ${actor.id}::text
    where ${version}::int = 0 or exists (select from activity.week where person = ${person} and monday = ${monday}::date)
    on conflict (operator, person, monday) do update set version = w.version + 1, recorded_at = now(), recorded_by = ${actor.id}
    where w.version = ${version}
    returning w.version`;
}

/**
 * The statement that changes lines of a week and numbers its version: one more than the version that is given. It fails when the week is
 * no longer at that one, so that it can be sent with the commit: somebody came in between.
 */
export function writingLines(actor: Actor, { person, monday, version }: Week, changes: LineChanges): Rows {
  const changed = changes.changed.map(({ id, hundredths }) => ({ id, days: hundredths }));
  // Every part asks `mine` for its row, so that the week is taken before any line is touched: whoever saves second finds nothing to do.
  return sql`
    with mine as (${taken(actor, { person, monday, version })}),
    gone as (
      delete from activity.time_line
      where ${ofWeek(person, monday)} and id = any(${[...changes.removed]}::uuid[]) and exists (select from mine)
    ),
    changed as (
      update activity.time_line l
      set days_hundredths = c.days, origin = 'entered', import_id = null, recorded_at = now(), recorded_by = ${actor.id}
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c (id uuid, days int), mine
      where ${ofWeek(person, monday)} and l.id = c.id
    ),
    added as (
      insert into activity.time_line
        (operator, person, day, kind, days_hundredths, domain, application, project, body, scope, comment, occurrence, origin, recorded_by)
      select ${actor.operator}, ${person}, ${monday}::date + a.place, a.kind, a.days, a.domain, a.application, a.project, a.body, a.scope,
        a.comment, a.occurrence, 'entered', ${actor.id}
      from jsonb_to_recordset(${JSON.stringify(changes.added.map(asRow))}::jsonb) as a (place int, kind text, days int, domain text,
        application text, project text, body text, scope text, comment text, occurrence int), mine
    )
    select coalesce((select version from mine), bievre.overtaken())`;
}

/** Another state of a week that is still at this version; null when it no longer is. The word goes unless another is given. */
export async function writeState(
  tx: Tx,
  actor: Actor,
  { person, monday, version }: Week,
  { state, word }: { readonly state: WeekState; readonly word: string | null },
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`
    insert into activity.week as w (operator, person, monday, state, version, word, origin, recorded_by)
    values (${actor.operator}, ${person}, ${monday}::date, ${state}, 1, ${word}, 'entered', ${actor.id})
    on conflict (operator, person, monday) do update
    set state = ${state}, word = ${word}, version = w.version + 1, recorded_at = now(), recorded_by = ${actor.id}
    where w.version = ${version}
    returning w.version`.execute(tx);
  return rows[0]?.version ?? null;
}
