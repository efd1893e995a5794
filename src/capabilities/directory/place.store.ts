import { sql } from 'kysely';
import { z } from 'zod';
import type { Rows, Tx } from '../../database/face.ts';
import { inNameOrder } from '../../database/name-order.ts';
import { treePaths } from '../../database/tree-paths.ts';
import { day } from '../../kernel/day.ts';
import { lastDayOf, type Period } from '../../kernel/period.ts';

const dayField = z.string().transform(day);

const siteRow = z.object({
  code: z.string(),
  name: z.string(),
  body: z.string().nullable(),
  address: z.string().nullable(),
  town: z.string().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
});

/** A place served; `body` is null for one of the operator's own. */
export type Site = z.infer<typeof siteRow>;

/** Every site, or those of one body, in the order of the names. */
export async function listSites(tx: Tx, body?: string): Promise<Site[]> {
  const result = await sql`
    select code, name, body, address, town, from_day as "fromDay", to_day as "toDay" from directory.site
    where ${body ?? null}::text is null or body = ${body ?? null}
    order by ${inNameOrder('name')}, code`.execute(tx);
  return result.rows.map((row) => siteRow.parse(row));
}

const teamRow = z.object({
  code: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  fromDay: dayField.nullable(),
  toDay: dayField.nullable(),
});

/** For the statements of stores: `operator`, `code`, `name` and `path` of every team, from the one that holds it all down to it. */
export const teamPaths: Rows = treePaths('directory.team');

/** A team of the operator; `parent` is the team that it is part of. */
export type Team = z.infer<typeof teamRow>;

/** Every team, those of the past included, in the order of the names. */
export async function listTeams(tx: Tx): Promise<Team[]> {
  const result = await sql`
    select code, name, parent, from_day as "fromDay", to_day as "toDay" from directory.team order by ${inNameOrder('name')}, code`.execute(
    tx,
  );
  return result.rows.map((row) => teamRow.parse(row));
}

/** One row per site in use on the last day of the period. */
export function siteRows(period: Period): Rows {
  const date = lastDayOf(period);
  return sql`
    select s.id::text as row_id, s.name || coalesce(' (' || b.name || ')', '') as label, 1::numeric as value,
      null::text as text_value, false as approximate, s.origin, null::text as source, s.recorded_at,
      s.code as site, s.body
    from directory.site s
    left join directory.body b on b.operator = s.operator and b.code = s.body
    where (s.from_day is null or s.from_day <= ${date}::date) and (s.to_day is null or s.to_day > ${date}::date)`;
}
