import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';
import { scopes } from '../beneficiary.ts';
import type { Work } from './work.ts';

const beneficiary = z.union([
  z.object({ body: z.string(), scope: z.null() }),
  z.object({ body: z.null(), scope: z.enum(scopes) }),
]);

const lineRow = z
  .object({
    id: z.string(),
    person: z.string(),
    date: z.string().transform(day),
    hundredths: z.number(),
    kind: z.string(),
    application: z.string().nullable(),
    domain: z.string().nullable(),
    project: z.string().nullable(),
    comment: z.string().nullable(),
    isTakenBack: z.boolean(),
    isLocked: z.boolean(),
  })
  .and(beneficiary);

/** A line of somebody, with whether a counter-entry took it back and whether its month is locked. */
export type CorrectableLine = z.infer<typeof lineRow>;

/** Null for a line that is not there, or is no more. */
export async function findCorrectable(tx: Tx, id: string): Promise<CorrectableLine | null> {
  const { rows } = await sql`
    select l.id, l.person, l.day as date, l.days_hundredths as hundredths, l.kind, l.application, l.domain, l.project, l.comment, l.body, l.scope,
      exists (select from activity.time_line c where c.operator = l.operator and c.corrects = l.id and c.days_hundredths < 0) as "isTakenBack",
      exists (select from activity.month_lock m where m.operator = l.operator and m.month = date_trunc('month', l.day)::date) as "isLocked"
    from activity.time_line l where l.id::text = ${id}`.execute(tx);
  return rows[0] === undefined ? null : lineRow.parse(rows[0]);
}

/** Makes others who correct a line of the same person and day wait until this is done. */
export async function lockPersonDay(tx: Tx, person: string, date: Day): Promise<void> {
  await sql`select from activity.time_line where person = ${person} and day = ${date}::date for update`.execute(tx);
}

export type CorrectionLine = { readonly hundredths: number; readonly work: Work };

/** Writes lines that correct another one, each numbered after those of its work on the day, and numbers the version of the week. */
export async function insertCorrections(
  tx: Tx,
  actor: Actor,
  { person, date, id, monday }: { readonly person: string; readonly date: Day; readonly id: string; readonly monday: Day },
  lines: readonly CorrectionLine[],
): Promise<void> {
  for (const {
    hundredths,
    work: { kind, application, domain, project, comment, body, scope },
  } of lines) {
    await sql`
      insert into activity.time_line (operator, person, day, kind, days_hundredths, domain, application, project, body, scope, comment,
        occurrence, corrects, origin, recorded_by)
      select ${actor.operator}, ${person}, ${date}::date, ${kind}, ${hundredths}, ${domain}::text, ${application}::text, ${project}::text,
        ${body}::text, ${scope}::text, ${comment}::text,
        coalesce(max(l.occurrence), 0) + 1, ${id}::uuid, 'entered', ${actor.id}
      from activity.time_line l
      where l.person = ${person} and l.day = ${date}::date and l.kind = ${kind}
        and l.application is not distinct from ${application}::text and l.domain is not distinct from ${domain}::text
        and l.project is not distinct from ${project}::text and l.body is not distinct from ${body}::text
        and l.scope is not distinct from ${scope}::text`.execute(tx);
  }
  await sql`update activity.week set version = version + 1 where person = ${person} and monday = ${monday}::date`.execute(tx);
}
