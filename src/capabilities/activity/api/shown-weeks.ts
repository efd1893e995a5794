import type { Tx } from '../../../database/face.ts';
import { demand } from '../../../kernel/access.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { listTeams } from '../../directory/index.ts';
import { findPersonOfAccount, listPersons, listPersonWeeksOfTeams, readWeekScope, teamsUnder } from '../../staff/index.ts';
import { mayFillWeek, mayFollowTime } from '../activity.access.ts';
import { unknownTeam, unknownWeek, untiedAccount } from '../activity.problems.ts';

type Asked = {
  readonly mondays: readonly Day[];
  readonly person: string | undefined;
  readonly team: string | undefined;
};

export type PersonWeek = { readonly person: string; readonly monday: Day };

type IsShown = (person: string, monday: Day) => boolean;

/** Their own weeks, and those that they follow. @throws Problem `refused` to whoever has none and follows none */
async function readReach(tx: Tx, actor: Actor, mondays: readonly Day[]) {
  const follows = mayFollowTime(actor).may;
  if (!follows) demand(mayFillWeek(actor));
  const own = await findPersonOfAccount(tx, actor.id);
  if (!follows && own === null) throw untiedAccount();
  const scope = follows ? await readWeekScope(tx, actor, mondays) : null;
  const isShown: IsShown = (person, monday) => person === own || (scope?.isShown(person, monday) ?? false);
  return { isShown, isEverybody: scope?.teams === null };
}

/** Who gives time to a team, or to one that is part of it, week by week. @throws Problem `not-found` for a team that does not exist */
async function readTeamWeeks(tx: Tx, code: string, mondays: readonly Day[]): Promise<IsShown> {
  const teams = await listTeams(tx);
  if (!teams.some((team) => team.code === code)) throw unknownTeam(code);
  const weeks = await listPersonWeeksOfTeams(tx, [...teamsUnder(teams, [code])], mondays);
  return (person, monday) => weeks.has(`${person} ${monday}`);
}

/**
 * The weeks that a reader of the API is shown, of those asked for: as on the pages, their own, and those of the teams that they follow as
 * long as somebody is in them. Null for every week of everybody.
 * @throws Problem `refused` to whoever has no week and follows none, `not-found` for a person whom they never follow and for no team
 */
export async function listShownWeeks(
  tx: Tx,
  actor: Actor,
  { mondays, person, team }: Asked,
): Promise<readonly PersonWeek[] | null> {
  const { isShown, isEverybody } = await readReach(tx, actor, mondays);
  const isOfTeam = team === undefined ? null : await readTeamWeeks(tx, team, mondays);
  if (isEverybody && person === undefined && isOfTeam === null) return null;
  const persons = (await listPersons(tx)).map(({ code }) => code);
  const shownOf = (code: string) => mondays.filter((monday) => isShown(code, monday)).map((monday) => ({ person: code, monday }));
  if (person !== undefined && (!persons.includes(person) || shownOf(person).length === 0)) throw unknownWeek(person);
  return persons
    .filter((code) => person === undefined || code === person)
    .flatMap(shownOf)
    .filter((week) => isOfTeam === null || isOfTeam(week.person, week.monday));
}
