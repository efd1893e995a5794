import type { Tx } from '../../../database/face.ts';
import { type Actor, hasRole, teamsWhere } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { listTeams, type Team } from '../../directory/index.ts';
import { mayReadPersons, planners, staffManagers } from '../staff.access.ts';
import { listPersonsOfTeams, listPersonWeeksOfTeams } from './person-scope.store.ts';

/** The teams of these codes, and those that are part of them, near and far. */
export function teamsUnder(teams: readonly Pick<Team, 'code' | 'parent'>[], codes: readonly string[]): ReadonlySet<string> {
  const found = new Set(codes);
  for (const code of found) for (const team of teams) if (team.parent === code) found.add(team.code);
  return found;
}

/** Whom a reader is shown: everybody, the people of some teams, or nobody. */
export type PersonScope = {
  readonly isShown: (person: string) => boolean;
  /** Codes of the teams that limit it; null when nothing does. */
  readonly teams: ReadonlySet<string> | null;
};

/** Whose weeks a reader is shown, week by week. */
export type WeekScope = {
  readonly isShown: (person: string, monday: Day) => boolean;
  readonly teams: PersonScope['teams'];
};

type Teams = 'everywhere' | ReadonlySet<string>;

/** Of which teams a reader is shown the people: all for those who manage staff; for a head of team that one and those below it. */
async function readScopeTeams(tx: Tx, actor: Actor): Promise<Teams> {
  if (!mayReadPersons(actor).may) return new Set();
  const held = hasRole(actor, ...staffManagers) ? ('everywhere' as const) : teamsWhere(actor, ...planners);
  return held === 'everywhere' ? held : teamsUnder(await listTeams(tx), held);
}

/** Whom a reader is shown in the register: those of their teams, and those who are to join them. */
export async function readPersonScope(tx: Tx, actor: Actor, today: Day): Promise<PersonScope> {
  const teams = await readScopeTeams(tx, actor);
  if (teams === 'everywhere') return { isShown: () => true, teams: null };
  const persons = teams.size === 0 ? new Set() : await listPersonsOfTeams(tx, [...teams], today);
  return { isShown: (person) => persons.has(person), teams };
}

/** Whose weeks a reader is shown: those of who was in their teams on some day of the week, and of nobody for having come since. */
export async function readWeekScope(tx: Tx, actor: Actor, mondays: readonly Day[]): Promise<WeekScope> {
  const teams = await readScopeTeams(tx, actor);
  if (teams === 'everywhere') return { isShown: () => true, teams: null };
  const shown = teams.size === 0 ? new Set() : await listPersonWeeksOfTeams(tx, [...teams], mondays);
  return { isShown: (person, monday) => shown.has(`${person} ${monday}`), teams };
}
