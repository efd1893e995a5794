import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Day } from '../../../kernel/day.ts';
import { scopes } from '../beneficiary.ts';
import type { PersonWeek } from './shown-weeks.ts';

/** A line as the API gives it. */
export const listedLine = z.object({
  id: z.string(),
  person: z.string(),
  day: z.string(),
  days: z.number().describe('En centièmes de jour ; sous zéro, la ligne en reprend une autre'),
  kind: z.string(),
  application: z.string().nullable(),
  project: z.string().nullable(),
  domain: z.string().nullable(),
  body: z.string().nullable().describe('L’adhérent pour qui ; vide si la ligne est partagée ou interne'),
  scope: z.enum(scopes).nullable(),
  comment: z.string().nullable(),
  corrects: z.string().nullable().describe('La ligne d’un mois verrouillé que celle-ci corrige'),
  synthetic: z.boolean(),
});

/** Lines of some weeks; `weeks` null for every week of everybody. */
type AskedLines = {
  readonly from: Day;
  readonly to: Day;
  readonly weeks: readonly PersonWeek[] | null;
  readonly size: number;
  readonly skip: number;
};

/** Lines from a day to another (excluded), by day and person, and how many there are in all. */
export async function listTimeLines(tx: Tx, { from, to, weeks, size, skip }: AskedLines) {
  const [persons, mondays] = [weeks?.map(({ person }) => person) ?? [], weeks?.map(({ monday }) => monday) ?? []];
  const asked = sql`day >= ${from}::date and day < ${to}::date
    and (${weeks === null}::boolean or (person, day - (extract(isodow from day)::int - 1))
      in (select * from unnest(${persons}::text[], ${mondays}::date[])))`;
  const { rows } = await sql`
    select id, person, day, days_hundredths as days, kind, application, project, domain, body, scope, comment, corrects,
      origin = 'synthetic' as synthetic
    from activity.time_line where ${asked} order by day, person, occurrence, id limit ${size} offset ${skip}`.execute(tx);
  const { rows: counts } = await sql<{ total: number }>`
    select count(*)::int as total from activity.time_line where ${asked}`.execute(tx);
  return { total: counts[0]?.total ?? 0, lines: rows.map((row) => listedLine.parse(row)) };
}
