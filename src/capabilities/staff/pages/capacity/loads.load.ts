import type { PageReading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import type { ListColumn } from '../../../../web/list-state.ts';
import { listApplications } from '../../../catalogue/index.ts';
import { windowOf } from '../../capacity/forecast.ts';
import {
  findProjectLoad,
  findRunLoad,
  listProjectLoads,
  listRunLoads,
  type RecordedProject,
  type RecordedRun,
} from '../../capacity/load.store.ts';
import { addMonths, frenchMonth, monthOf, monthText } from '../../capacity/month.ts';
import { frenchDays, partsOfHundredths, plainDays } from '../../capacity/parts.ts';
import { listPlannedTeams, unknownTeam } from '../../capacity/planned-teams.ts';
import type { PlacedTeam } from '../../capacity/team-scope.ts';
import { listTopics } from '../../register/skill.store.ts';
import { mayPlan } from '../../staff.access.ts';
import { unknownRecord } from '../../staff.problems.ts';
import { doneSentence } from '../done.ts';
import { skillNames } from './skill-names.ts';

/** Recorded days of a team, as they are read and taken away. */
export type LoadLine = {
  readonly id: string;
  readonly project: string | null;
  readonly team: string;
  readonly teamName: string;
  readonly month: string;
  readonly monthLabel: string;
  readonly skill: string;
  readonly days: string;
  readonly plain: string;
  readonly hundredths: number;
  readonly synthetic: boolean;
};

/** A team that the reader plans, with all that they plan. @throws Problem `not-found` */
export async function loadPlannedTeam(page: PageReading, code: string) {
  demand(mayPlan(page.actor));
  const teams = await listPlannedTeams(page.tx, page.actor, page.today);
  const team = teams.find((one) => one.code === code);
  if (!team) throw unknownTeam(code);
  return { team, teams };
}

type Placed = { readonly team: PlacedTeam; readonly teams: readonly PlacedTeam[] };

function lineOf({ teams }: Pick<Placed, 'teams'>, nameOf: (skill: string) => string) {
  return (row: RecordedRun & { readonly project?: string }): LoadLine => ({
    id: row.id,
    project: row.project ?? null,
    team: row.team,
    teamName: teams.find(({ code }) => code === row.team)?.name ?? row.team,
    month: monthText(row.month),
    monthLabel: frenchMonth(row.month),
    skill: row.skill === '' ? '' : nameOf(row.skill),
    days: frenchDays(partsOfHundredths(row.hundredths)),
    plain: plainDays(partsOfHundredths(row.hundredths)),
    hundredths: row.hundredths,
    synthetic: row.synthetic,
  });
}

/** What the forms of loads propose: the teams of the scope, skills by their names, projects already planned. */
async function choicesOf({ tx, today }: PageReading, { team, teams }: Placed, projects: readonly RecordedProject[]) {
  const skills = [...(await listApplications(tx)).map(({ code, name }) => ({ value: name, label: code }))];
  const topics = (await listTopics(tx)).map((topic) => ({ value: topic, label: 'thème' }));
  const own = teams.filter(({ code }) => team.scope.members.has(code));
  return {
    teams: own.map(({ code, name }) => ({ value: code, label: name })),
    skills: [...skills, ...topics],
    projects: [...new Set(projects.map(({ project }) => project))].map((value) => ({ value, label: '' })),
    thisMonth: monthText(monthOf(today)),
    lastMonth: monthText(addMonths(monthOf(today), -1)),
  };
}

export type LoadChoices = Awaited<ReturnType<typeof choicesOf>>;

/** The days of run of a team and of those that it holds, over the years that say what is usual. */
export async function loadTeamRun(page: PageReading, code: string) {
  const placed = await loadPlannedTeam(page, code);
  const { past, first } = windowOf(monthOf(page.today));
  const rows = await listRunLoads(page.tx, past, addMonths(first, 1));
  const nameOf = await skillNames(page.tx);
  const lines = rows.filter(({ team }) => placed.team.scope.members.has(team)).map(lineOf(placed, nameOf));
  return {
    code,
    name: placed.team.name,
    since: frenchMonth(past),
    lines,
    choices: await choicesOf(page, placed, []),
    done: doneSentence(page.url),
  };
}

/** The days planned of a team and of those that it holds. */
export async function loadTeamProjects(page: PageReading, code: string) {
  const placed = await loadPlannedTeam(page, code);
  const rows = await listProjectLoads(page.tx);
  const nameOf = await skillNames(page.tx);
  const own = rows.filter(({ team }) => placed.team.scope.members.has(team));
  return {
    code,
    name: placed.team.name,
    lines: own.map(lineOf(placed, nameOf)),
    choices: await choicesOf(page, placed, own),
    done: doneSentence(page.url),
  };
}

/** One line of either, to put right. @throws Problem `not-found` for what is gone and for what is another team's */
export async function loadLine(page: PageReading, kind: 'run' | 'project', code: string, id: string) {
  const placed = await loadPlannedTeam(page, code);
  const row = kind === 'run' ? await findRunLoad(page.tx, id) : await findProjectLoad(page.tx, id);
  if (row === null || !placed.team.scope.members.has(row.team)) throw unknownRecord();
  return { code, name: placed.team.name, line: lineOf(placed, await skillNames(page.tx))(row) };
}

const common: readonly ListColumn<LoadLine>[] = [
  { key: 'equipe', label: 'Équipe', value: (line) => line.teamName },
  { key: 'mois', label: 'Mois', value: (line) => line.month },
  { key: 'competence', label: 'Compétence', value: (line) => line.skill },
  { key: 'jours', label: 'Jours', numeric: true, value: (line) => line.hundredths / 100, file: (line) => line.plain },
];

export const runColumns = common;
export const projectColumns: readonly ListColumn<LoadLine>[] = [
  { key: 'projet', label: 'Projet', value: (line) => line.project },
  ...common,
];
