import { sql } from 'kysely';
import type { Tx } from '../../../database/face.ts';
import type { Day } from '../../../kernel/day.ts';

/**
 * Numbers of the persons who are in one of these teams on that day or later: by an assignment, or by their post as far as
 * assignments leave some of their time to it.
 */
export async function listPersonsOfTeams(tx: Tx, teams: readonly string[], date: Day): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`
    select person from staff.team_assignment
    where team = any(${[...teams]}::text[]) and (to_day is null or to_day > ${date}::date)
    union
    select o.person from staff.occupation o
    join staff.post p on p.operator = o.operator and p.code = o.post
    where p.team = any(${[...teams]}::text[]) and (o.to_day is null or o.to_day > ${date}::date)
      and coalesce((select sum(a.share) from staff.team_assignment a where a.operator = o.operator and a.person = o.person
        and a.from_day <= ${date}::date and (a.to_day is null or a.to_day > ${date}::date)), 0) < 100`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}
