import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import { type Day, day } from '../../../kernel/day.ts';
import { weekStates } from './week-state.ts';

type Window = { readonly from: Day; readonly to: Day };

const dayField = z.string().transform(day);
const stateRow = z.object({ person: z.string(), monday: dayField, state: z.enum(weekStates), version: z.number() });

/** The weeks that somebody has touched, of one person or of all, whose Mondays lie from a day to another (excluded). */
export async function listWeekStates(tx: Tx, { from, to }: Window, person: string | null = null) {
  const { rows } = await sql`
    select person, monday, state, version from activity.week
    where monday >= ${from}::date and monday < ${to}::date and (${person}::text is null or person = ${person})
    order by person, monday`.execute(tx);
  return rows.map((row) => stateRow.parse(row));
}

/** Everybody's weeks that are finished and neither approved nor returned, the oldest first. */
export async function listFinishedWeeks(tx: Tx) {
  const { rows } = await sql`
    select person, monday, state, version from activity.week where state = 'finished' order by monday, person`.execute(tx);
  return rows.map((row) => stateRow.parse(row));
}

const recordedRow = z.object({ person: z.string(), date: dayField, hundredths: z.number(), isEntered: z.boolean() });

/** What is recorded of a day of somebody; `isEntered` where some of it was typed here by its person, and neither loaded from elsewhere nor corrected. */
export type RecordedDay = z.infer<typeof recordedRow>;

/** What is recorded of each day, of one person or of all. */
export async function listRecordedDays(tx: Tx, { from, to }: Window, person: string | null = null): Promise<RecordedDay[]> {
  const { rows } = await sql`
    select person, day as date, sum(days_hundredths)::int as hundredths, coalesce(bool_or(origin = 'entered') filter (where corrects is null), false) as "isEntered"
    from activity.time_line
    where day >= ${from}::date and day < ${to}::date and (${person}::text is null or person = ${person})
    group by person, day`.execute(tx);
  return rows.map((row) => recordedRow.parse(row));
}

const servedRow = z.object({
  person: z.string(),
  date: dayField,
  application: z.string(),
  body: z.string().nullable(),
  hundredths: z.number(),
});

/** What was done on an application for one body or for many, day by day: what warnings look at. */
export async function listServedWork(tx: Tx, { from, to }: Window) {
  const { rows } = await sql`
    select person, day as date, application, body, sum(days_hundredths)::int as hundredths from activity.time_line
    where day >= ${from}::date and day < ${to}::date and application is not null
    group by person, day, application, body having sum(days_hundredths) <> 0`.execute(tx);
  return rows.map((row) => servedRow.parse(row));
}
