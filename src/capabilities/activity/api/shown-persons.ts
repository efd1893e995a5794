import type { Tx } from '../../../database/face.ts';
import { demand } from '../../../kernel/access.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { findPersonOfAccount, listPersons, listWorkingPersons, readWeekScope } from '../../staff/index.ts';
import { mayFillWeek, mayFollowTime } from '../activity.access.ts';
import { unknownWeek, untiedAccount } from '../activity.problems.ts';
import { mondaysOf } from '../week/owed-weeks.ts';

type Asked = { readonly from: Day; readonly to: Day; readonly person: string | undefined; readonly team: string | undefined };

/** The staff number under which somebody reads their own weeks and nobody else’s. */
async function ownCode(tx: Tx, actor: Actor): Promise<string> {
  demand(mayFillWeek(actor));
  const own = await findPersonOfAccount(tx, actor.id);
  if (own === null) throw untiedAccount();
  return own;
}

/**
 * Whose time a reader of the API is shown, of those asked for: as on the pages, their own, or that of the teams that they follow.
 * Null for everybody.
 * @throws Problem `refused` to whoever has no week and follows none, `not-found` for a person whom they do not follow
 */
export async function readShownPersons(
  tx: Tx,
  actor: Actor,
  { from, to, person, team }: Asked,
): Promise<readonly string[] | null> {
  const follows = mayFollowTime(actor).may;
  const own = follows ? await findPersonOfAccount(tx, actor.id) : await ownCode(tx, actor);
  const mondays = mondaysOf({ from, to });
  const scope = await readWeekScope(tx, actor, mondays);
  const isShown = (code: string) => code === own || (follows && mondays.some((monday) => scope.isShown(code, monday)));
  if (person !== undefined && !isShown(person)) throw unknownWeek(person);
  if (team !== undefined) {
    const working = await listWorkingPersons(tx, { from, to });
    const ofTeam = working.filter(({ code, teams }) => teams.has(team) && isShown(code)).map(({ code }) => code);
    return person === undefined ? ofTeam : ofTeam.filter((code) => code === person);
  }
  if (person !== undefined) return [person];
  if (follows && scope.teams === null) return null;
  return (await listPersons(tx)).map(({ code }) => code).filter(isShown);
}
