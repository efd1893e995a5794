import type { PageReading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { addDays } from '../../../../kernel/day.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { listApplications } from '../../../catalogue/index.ts';
import { type Coverage, type CoverageState, coverage, frenchCoverage } from '../../capacity/coverage.ts';
import { monthsAhead } from '../../capacity/forecast.ts';
import { addMonths, monthOf } from '../../capacity/month.ts';
import { listPlannedTeams } from '../../capacity/planned-teams.ts';
import { listWorkers } from '../../capacity/workforce.store.ts';
import { teamsOn } from '../../capacity/workforce.ts';
import { personLabel } from '../../register/person.ts';
import { readPersonScope } from '../../register/person-scope.ts';
import { listSkills } from '../../register/skill.store.ts';
import { ableLevel, frenchSkillLevel, skillLevels } from '../../register/skill.ts';
import { mayReadPersons } from '../../staff.access.ts';

type Who = { readonly code: string; readonly label: string; readonly leaves: string | null };

/** A software or a topic with those who know it. */
export type CoverageLine = Omit<Coverage, 'persons'> & {
  readonly kind: string;
  readonly stateWords: string;
  /** Those who work on it alone. */
  readonly who: readonly Who[];
};

function whoWords(who: readonly Who[]): string {
  return who.map(({ label, leaves }) => (leaves === null ? label : `${label}, ${leaves}`)).join(' ; ');
}

export const coverageColumns: readonly ListColumn<CoverageLine>[] = [
  { key: 'nom', label: 'Logiciel ou thème', value: (line) => line.name },
  { key: 'nature', label: 'Nature', value: (line) => line.kind },
  { key: 'etat', label: 'État', value: (line) => line.stateWords },
  { key: 'savent', label: 'Travaillent seuls', numeric: true, value: (line) => line.able },
  ...skillLevels.map(
    (level): ListColumn<CoverageLine> => ({
      key: `niveau-${level}`,
      label: `Niveau ${level} : ${frenchSkillLevel[level]}`,
      numeric: true,
      value: (line) => line.levels[level - 1] ?? 0,
    }),
  ),
  { key: 'qui', label: 'Qui travaille seul', value: (line) => whoWords(line.who) },
];

function lineOf({ persons, ...rest }: Coverage): CoverageLine {
  const who = persons
    .filter(({ level }) => level >= ableLevel)
    .map((one) => ({
      code: one.code,
      label: personLabel(one),
      leaves: one.leaves === null ? null : `dernier jour le ${frenchDay(one.leaves)}`,
    }));
  return { ...rest, kind: rest.application === null ? 'thème' : 'logiciel', stateWords: frenchCoverage[rest.state], who };
}

const atRisk: readonly CoverageState[] = ['nobody', 'single-leaving', 'single', 'all-leaving'];

/** Who can do what, in all the people whom the reader is shown or in one team of theirs. */
export async function loadCoverage(page: PageReading) {
  const { tx, actor, today, url } = page;
  demand(mayReadPersons(actor));
  const teams = await listPlannedTeams(tx, actor, today);
  const scope = await readPersonScope(tx, actor, today);
  const asked = teams.find(({ code }) => code === url.searchParams.get('equipe')) ?? null;
  const workers = await listWorkers(tx, { from: today, to: addDays(today, 1) });
  const shown = workers.filter(
    (one) =>
      scope.isShown(one.code) &&
      (asked === null || [...teamsOn(one, today)].some((team) => team !== null && asked.scope.members.has(team))),
  );
  const isWhole = scope.teams === null && asked === null;
  const skills = await listSkills(tx);
  const ahead = addMonths(monthOf(today), monthsAhead);
  const all = coverage(shown, skills, await listApplications(tx), { today, ahead, onlyKnown: !isWhole }).map(lineOf);
  const onlyAtRisk = url.searchParams.get('etat') === 'a-risque';
  return {
    lines: onlyAtRisk ? all.filter(({ state }) => atRisk.includes(state)) : all,
    total: all.length,
    counts: countsOf(all),
    isWhole,
    team: asked?.code ?? null,
    teams: teams.map(({ code, name, depth }) => ({ value: code, label: `${'— '.repeat(depth)}${name}` })),
    state: onlyAtRisk ? 'a-risque' : null,
  };
}

function countsOf(lines: readonly CoverageLine[]) {
  const of = (...states: readonly CoverageState[]) => lines.filter(({ state }) => states.includes(state)).length;
  return { nobody: of('nobody'), single: of('single', 'single-leaving'), leaving: of('single-leaving', 'all-leaving') };
}
