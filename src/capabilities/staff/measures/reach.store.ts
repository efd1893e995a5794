import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods } from '../../../figures/rows.store.ts';
import type { Role } from '../../../kernel/actor.ts';
import type { Days } from '../../../kernel/measure.ts';
import { teamPaths } from '../../directory/index.ts';
import { workingStatuses } from '../status.ts';

/** On the operator's side, and not merely not said. */
const here = sql`current_setting('bievre.member', true) = ''`;

/** Whole days from one to another (excluded), or for ever. */
const stretch = sql`daterange(x.from_day, x.to_day)`;

/** The days on which the shares of assignments leave a person no time for the team of their post. */
const assignedWhole: Rows = sql`
  select person, range_agg(daterange(d, next)) as days
  from (
    select person, d, lead(d) over days as next, sum(step) over days as share
    from (
      select person, d, sum(step) as step
      from (
        select person, from_day as d, share as step from staff.team_assignment
        union all
        select person, to_day, -share from staff.team_assignment where to_day is not null
      ) edge group by person, d
    ) turn
    window days as (partition by person order by d)
  ) held
  where share >= 100 group by person`;

/** The days on which each person gives time to one of the teams `own`, by an assignment or by the post that they hold. */
const daysOfOwn: Rows = sql`
  select person, range_agg(days) as days
  from (
    select x.person, range_agg(${stretch}) as days from staff.team_assignment x
    where x.team in (select code from own) group by x.person
    union all
    select held.person, held.days - coalesce(whole.days, '{}'::datemultirange)
    from (
      select x.person, range_agg(${stretch}) as days from staff.occupation x
      join staff.post p on p.operator = x.operator and p.code = x.post
      where x.status = any(${[...workingStatuses]}::text[]) and p.team in (select code from own) group by x.person
    ) held
    left join (${assignedWhole}) whole on whole.person = held.person
  ) found
  group by person`;

/** The days on which each person works. */
const daysAtWork: Rows = sql`
  select x.person, range_agg(${stretch}) as days from staff.occupation x
  where x.status = any(${[...workingStatuses]}::text[]) group by x.person`;

/**
 * Whom the actor of the transaction follows by these roles, as the reach of a measure: everybody where one is held for the whole
 * operator; else the teams in which they are held and those below, and the agents who on each day of their stay in the period give time
 * to one of these. And oneself, through one's account. Read from the settings of the transaction alone, where nothing said is nobody.
 * @param teams whether the measure is also told by team
 */
export function personsReached(roles: readonly Role[], periods: readonly Days[], { teams }: { readonly teams: boolean }): Rows {
  return sql`
    with held as materialized (
      select said.teams -> r.role as codes
      from (select nullif(current_setting('bievre.teams', true), '')::jsonb as teams) said
      cross join unnest(string_to_array(current_setting('bievre.roles', true), ',')) as r(role)
      where ${here} and said.teams is not null and r.role = any(${[...roles]}::text[])
    ),
    everywhere as materialized (select 1 from held where codes is null),
    own as materialized (
      select tree.code from (${teamPaths}) tree
      where not exists (select from everywhere)
        and tree.path && (select array_agg(said.code) from held cross join lateral jsonb_array_elements_text(held.codes) as said(code))
    )
    select q.asked, null::text as dimension, null::text as code from ${askedPeriods(periods)} where exists (select from everywhere)
    union all
    select q.asked, 'team', own.code from own cross join ${askedPeriods(periods)} where ${teams}
    union all
    select q.asked, 'agent', there.person
    from (${daysOfOwn}) theirs
    join (${daysAtWork}) there on there.person = theirs.person
    join ${askedPeriods(periods)} on there.days && daterange(q.first, q.next)
      and theirs.days @> (there.days * datemultirange(daterange(q.first, q.next)))
    where exists (select from own)
    union all
    select q.asked, 'agent', tied.person
    from staff.person_account tied cross join ${askedPeriods(periods)}
    where ${here} and tied.account = current_setting('bievre.actor', true)`;
}
