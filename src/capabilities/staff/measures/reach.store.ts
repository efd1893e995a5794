import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { askedPeriods, daysAround } from '../../../figures/rows.store.ts';
import type { Role } from '../../../kernel/actor.ts';
import type { Days } from '../../../kernel/measure.ts';
import { teamPaths } from '../../directory/index.ts';
import { stays } from './stays.store.ts';

/** On the operator's side, and not merely not said. */
const here = sql`current_setting('bievre.member', true) = ''`;

/**
 * Whom the actor of the transaction follows by these roles, as the reach of a measure: everybody where one is held for the whole
 * operator; else the teams in which they are held and those below, and the agents who on each day that they work in the period give time
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
    select q.asked, 'agent', s.person
    from (
      select d.person, d.a, d.b, bool_or(d.team_code is not null and d.team_code in (select code from own)) as is_own
      from (${stays.working.over(daysAround(periods), new Set())}) d
      where exists (select from own)
      group by d.person, d.a, d.b
    ) s
    join ${askedPeriods(periods)} on s.a < q.next and s.b > q.first
    group by q.asked, s.person having bool_and(s.is_own)
    union all
    select q.asked, 'agent', tied.person
    from staff.person_account tied cross join ${askedPeriods(periods)}
    where ${here} and tied.account = current_setting('bievre.actor', true)`;
}
