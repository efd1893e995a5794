import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../database/face.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { type Day, day } from '../../../kernel/day.ts';
import type { Work } from './work.ts';
import { workRow } from './work-row.ts';

/** What somebody keeps at hand, the oldest first. */
export async function listFavourites(tx: Tx, person: string): Promise<Work[]> {
  const { rows } = await sql`
    select kind, application, domain, project, null::text as comment, body, scope from activity.favourite
    where person = ${person} order by recorded_at, id`.execute(tx);
  return rows.map((row) => workRow.parse(row));
}

export async function insertFavourite(tx: Tx, actor: Actor, person: string, work: Work): Promise<void> {
  await sql`
    insert into activity.favourite (operator, person, kind, domain, application, project, body, scope, origin, recorded_by)
    values (${actor.operator}, ${person}, ${work.kind}, ${work.domain}, ${work.application}, ${work.project}, ${work.body}, ${work.scope},
      'entered', ${actor.id})
    on conflict do nothing`.execute(tx);
}

export async function deleteFavourite(tx: Tx, person: string, work: Work): Promise<void> {
  await sql`
    delete from activity.favourite where person = ${person} and kind = ${work.kind}
      and application is not distinct from ${work.application}::text and domain is not distinct from ${work.domain}::text
      and project is not distinct from ${work.project}::text and body is not distinct from ${work.body}::text
      and scope is not distinct from ${work.scope}::text`.execute(tx);
}

const pastRow = z.object({ date: z.string().transform(day), hundredths: z.number(), work: workRow });

/** A line of somebody's past weeks. */
export type PastLine = z.infer<typeof pastRow>;

/** What somebody did from a day to another (excluded), in the order of the days. */
export async function listPastLines(
  tx: Tx,
  person: string,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<PastLine[]> {
  const { rows } = await sql`
    select day as date, days_hundredths as hundredths, jsonb_build_object('kind', kind, 'application', application, 'domain', domain,
      'project', project, 'comment', comment, 'body', body, 'scope', scope) as work
    from activity.time_line where person = ${person} and day >= ${from}::date and day < ${to}::date
    order by day, recorded_at, id`.execute(tx);
  return rows.map((row) => pastRow.parse(row));
}
