import type { Tx } from '../../../database/face.ts';
import { type Actor, hasRole, teamsWhere } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/day.ts';
import { listTeams, type Team } from '../../directory/index.ts';
import { mayReadPersons, planners, staffManagers } from '../staff.access.ts';
import { listPersonsOfTeams } from './person-scope.store.ts';

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

/** Those who manage staff are shown everybody; a head of team the people of that team and of those below it. */
export async function readPersonScope(tx: Tx, actor: Actor, today: Day): Promise<PersonScope> {
  if (!mayReadPersons(actor).may) return { isShown: () => false, teams: new Set() };
  const held = hasRole(actor, ...staffManagers) ? ('everywhere' as const) : teamsWhere(actor, ...planners);
  if (held === 'everywhere') return { isShown: () => true, teams: null };
  const teams = teamsUnder(await listTeams(tx), held);
  const persons = await listPersonsOfTeams(tx, [...teams], today);
  return { isShown: (person) => persons.has(person), teams };
}
