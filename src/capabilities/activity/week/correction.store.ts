import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../../database/face.ts';
import { taking } from '../../../database/hold.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';
import type { Hold } from '../../../kernel/hold.ts';
import { monthsHeld } from './month-lock.store.ts';
import type { Work } from './work.ts';
import { workRow } from './work-row.ts';

const lineRow = z
  .object({
    id: z.string(),
    person: z.string(),
    date: z.string().transform(day),
    hundredths: z.number(),
    isTakenBack: z.boolean(),
    isLocked: z.boolean(),
  })
  .and(workRow);

const isLineId = (text: string) => z.guid().safeParse(text).success;

/** A line of somebody, with whether a counter-entry took it back, and whether corrections alone change its day (`frozenDays`). */
export type CorrectableLine = z.infer<typeof lineRow>;

/** Numbers are compared as numbers: the line is found by its key, and what corrects it by an index, among years of lines. */
export const correctableLine = (id: string): Rows => sql`
    select l.id, l.person, l.day as date, l.days_hundredths as hundredths, l.kind, l.application, l.domain, l.project, l.comment, l.body, l.scope,
      exists (select from activity.time_line c where c.operator = l.operator and c.corrects = l.id and c.days_hundredths < 0) as "isTakenBack",
      (exists (select from activity.month_lock m where m.operator = l.operator and m.month = date_trunc('month', l.day)::date)
        or exists (select from activity.time_line d where d.person = l.person and d.day = l.day and d.corrects is not null)) as "isLocked"
    from activity.time_line l where l.id = ${id}::uuid`;

/** Null for a line that is not there, or is no more. */
export async function findCorrectable(tx: Tx, id: string): Promise<CorrectableLine | null> {
  // A text that is no number is that of no line.
  if (!isLineId(id)) return null;
  const { rows } = await correctableLine(id).execute(tx);
  return rows[0] === undefined ? null : lineRow.parse(rows[0]);
}

/** Makes others who correct the same day of the same person wait until this is done, and those who would unlock its month. */
export async function lockPersonDay(tx: Tx, actor: Actor, person: string, date: Day): Promise<void> {
  const dayHeld: Hold = { name: `activity.day ${date} ${person}`, mode: 'alone' };
  await sql`select ${taking(actor, monthsHeld)}, ${taking(actor, dayHeld)}`.execute(tx);
}

export type CorrectionLine = { readonly hundredths: number; readonly work: Work };

/** For the statements of others: the days of persons on which lines were corrected, as `person` and `day`. */
export const correctedDays: Rows = sql`select distinct person, day from activity.time_line where corrects is not null`;

type Place = { readonly person: string; readonly date: Day; readonly monday: Day };

/** One line more of a locked day, numbered after those of its work on the day. `corrects` null: the line stands for itself. */
async function insertLine(
  tx: Tx,
  actor: Actor,
  { person, date, corrects }: Omit<Place, 'monday'> & { readonly corrects: string | null },
  { hundredths, work: { kind, application, domain, project, comment, body, scope } }: CorrectionLine,
): Promise<void> {
  await sql`
    insert into activity.time_line (operator, id, person, day, kind, days_hundredths, domain, application, project, body, scope, comment,
      occurrence, corrects, origin, recorded_by)
    select ${actor.operator}, own.id, ${person}, ${date}::date, ${kind}, ${hundredths}, ${domain}::text, ${application}::text,
      ${project}::text, ${body}::text, ${scope}::text, ${comment}::text,
      (select coalesce(max(l.occurrence), 0) + 1 from activity.time_line l
        where l.person = ${person} and l.day = ${date}::date and l.kind = ${kind}
          and l.application is not distinct from ${application}::text and l.domain is not distinct from ${domain}::text
          and l.project is not distinct from ${project}::text and l.body is not distinct from ${body}::text
          and l.scope is not distinct from ${scope}::text),
      coalesce(${corrects}::uuid, own.id), 'entered', ${actor.id}
    from (select gen_random_uuid() as id offset 0) own`.execute(tx);
}

async function raiseVersion(tx: Tx, { person, monday }: Place): Promise<void> {
  await sql`update activity.week set version = version + 1 where person = ${person} and monday = ${monday}::date`.execute(tx);
}

/** Writes lines that correct another one, and numbers the version of the week. */
export async function insertCorrections(
  tx: Tx,
  actor: Actor,
  place: Place & { readonly id: string },
  lines: readonly CorrectionLine[],
): Promise<void> {
  for (const line of lines) await insertLine(tx, actor, { ...place, corrects: place.id }, line);
  await raiseVersion(tx, place);
}

/**
 * Writes a line that nothing stood for before, and numbers the version of the week. It corrects itself: what came after the lock is told
 * apart from what the agent said, on the week's pages and where what was loaded from files is told from what was typed.
 */
export async function insertAddition(tx: Tx, actor: Actor, place: Place, line: CorrectionLine): Promise<void> {
  await insertLine(tx, actor, { ...place, corrects: null }, line);
  await raiseVersion(tx, place);
}
