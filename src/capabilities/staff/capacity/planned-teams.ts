import type { Tx } from '../../../database/face.ts';
import { type Actor, hasRole, teamsWhere } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { problem } from '../../../kernel/problem.ts';
import { listTeams } from '../../directory/index.ts';
import { mayPlan, planners, staffManagers } from '../staff.access.ts';
import { type PlacedTeam, placeTeams } from './team-scope.ts';

/** Whose load and capacity a planner reads and changes: everywhere, or the teams in which the role is held. */
function answersFor(actor: Actor): readonly string[] | 'everywhere' {
  if (!mayPlan(actor).may) return [];
  return hasRole(actor, ...staffManagers) ? 'everywhere' : teamsWhere(actor, ...planners);
}

/** The teams that the reader plans and those below them, in the order of the tree; those that are no more on a day are left out. */
export async function listPlannedTeams(tx: Tx, actor: Actor, date: Day): Promise<readonly PlacedTeam[]> {
  const teams = (await listTeams(tx)).filter(({ toDay }) => toDay === null || toDay > date);
  return placeTeams(teams, answersFor(actor));
}

/** Codes of the teams for which this actor may record loads, those of the past included. */
export async function plannedCodes(tx: Tx, actor: Actor): Promise<ReadonlySet<string>> {
  return new Set(placeTeams(await listTeams(tx), answersFor(actor)).map(({ code }) => code));
}

/** The same for a team that does not exist and for one that the reader does not plan. */
export function unknownTeam(code: string) {
  return problem('not-found', 'staff.unknown-team', `Aucune équipe, parmi celles que vous planifiez, n’a le code « ${code} ».`, {
    team: code,
  });
}
