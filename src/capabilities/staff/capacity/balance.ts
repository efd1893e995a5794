import { type Available, type AvailableDays, addAvailable, netOf, nobody } from './available-days.ts';
import { type ProjectDays, plannedDays, type RunSeason } from './load.ts';
import type { Month } from './month.ts';
import type { Parts } from './parts.ts';

/** How a month stands: what is to be carried exceeds what can be given; a tenth or less is left; more is left; nobody can say. */
export type State = 'overloaded' | 'tight' | 'free' | 'unknown';

export type MonthBalance = {
  readonly month: Month;
  readonly available: Available;
  /** Null when nothing of it is known. */
  readonly run: Parts | null;
  /** False when a team that this one holds has no past run: `run` is then the part that is known. */
  readonly runIsWhole: boolean;
  readonly runIsApproximate: boolean;
  readonly projects: Parts;
  /** What is left; null as long as the load is not wholly known. */
  readonly balance: Parts | null;
  readonly state: State;
};

/** A team with those below it, itself among them. `children`: those right below. */
export type TeamScope = { readonly code: string; readonly members: ReadonlySet<string>; readonly children: readonly TeamScope[] };

type Loads = { readonly days: AvailableDays; readonly run: RunSeason; readonly projects: readonly ProjectDays[] };

function isEmpty({ members }: TeamScope, { days, run }: Loads): boolean {
  return [...members].every((team) => !days.teams.has(team) && !run.teams.has(team));
}

/** Teams whose past run nobody recorded, neither for them nor for all of the teams that they hold. */
export function teamsWithoutRun(scope: TeamScope, loads: Loads): readonly string[] {
  if (loads.run.teams.has(scope.code)) return [];
  const below = scope.children.filter((child) => !isEmpty(child, loads));
  if (below.length === 0) return [scope.code];
  return below.flatMap((child) => teamsWithoutRun(child, loads));
}

function stateOf(available: Parts, load: Parts, isWhole: boolean): State {
  // Load that is known already exceeds what there is: more of it can only make it worse.
  if (load > available) return 'overloaded';
  if (!isWhole) return 'unknown';
  return (available - load) * 10 < available ? 'tight' : 'free';
}

function sumOf(teams: Iterable<string>, of: (team: string) => Available): Available {
  let sum = nobody;
  for (const team of teams) sum = addAvailable(sum, of(team));
  return sum;
}

/** What a team and those below it can give and have to carry, month by month; with a skill, of those who have it and of loads that name it. */
export function balanceOf(scope: TeamScope, loads: Loads, months: readonly Month[], skill?: string): readonly MonthBalance[] {
  const { days, run, projects } = loads;
  const runIsWhole = teamsWithoutRun(scope, loads).length === 0;
  const own = projects.filter(({ team }) => scope.members.has(team));
  return months.map((month) => {
    const available = sumOf(scope.members, (team) =>
      skill === undefined ? days.of(team, month) : days.ofSkill(skill, team, month),
    );
    const expected = [...scope.members].flatMap((team) => run.of(team, month, skill) ?? []);
    const known = expected.reduce((sum, one) => sum + one.days, 0);
    const planned = plannedDays(own, scope.members, month, skill);
    const net = netOf(available);
    return {
      month,
      available,
      run: expected.length === 0 ? null : known,
      runIsWhole,
      runIsApproximate: expected.some(({ approximate }) => approximate),
      projects: planned,
      balance: runIsWhole ? net - known - planned : null,
      state: stateOf(net, known + planned, runIsWhole),
    };
  });
}

/** The first month that is overloaded; null when none is. */
export function firstOverload(balances: readonly MonthBalance[]): Month | null {
  return balances.find(({ state }) => state === 'overloaded')?.month ?? null;
}

export const frenchState: Readonly<Record<State, string>> = {
  overloaded: 'surcharge',
  tight: 'tendu',
  free: 'libre',
  unknown: 'inconnu',
};
