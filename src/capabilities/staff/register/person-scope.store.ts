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

/**
 * Who is in one of these teams on some day of a week, as `person monday`, for each of these weeks. A post gives its team whatever
 * assignments leave of somebody's time: that changes on the day on which they come to it, and on those on which an assignment ends.
 */
export async function listPersonWeeksOfTeams(
  tx: Tx,
  teams: readonly string[],
  mondays: readonly Day[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string; monday: string }>`
    with week as (select monday, monday + 7 as next from unnest(${[...mondays]}::date[]) as w(monday))
    select w.monday, a.person from week w
    join staff.team_assignment a on a.from_day < w.next and (a.to_day is null or a.to_day > w.monday)
    where a.team = any(${[...teams]}::text[])
    union
    select w.monday, o.person from week w
    join staff.occupation o on o.from_day < w.next and (o.to_day is null or o.to_day > w.monday)
    join staff.post p on p.operator = o.operator and p.code = o.post
    cross join lateral (
      select greatest(w.monday, o.from_day) as day
      union all
      select e.to_day from staff.team_assignment e where e.operator = o.operator and e.person = o.person
        and e.to_day > greatest(w.monday, o.from_day) and e.to_day < least(w.next, o.to_day)
    ) change
    where p.team = any(${[...teams]}::text[])
      and coalesce((select sum(a.share) from staff.team_assignment a where a.operator = o.operator and a.person = o.person
        and a.from_day <= change.day and (a.to_day is null or a.to_day > change.day)), 0) < 100`.execute(tx);
  return new Set(rows.map(({ person, monday }) => `${person} ${monday}`));
}
