import { askMany } from '../../../../figures/ask.ts';
import { evidencePath } from '../../../../figures/figure.paths.ts';
import type { PageReading } from '../../../../http/reading.ts';
import type { Question } from '../../../../kernel/figure.ts';
import { years } from '../../../../kernel/period.ts';
import { figureColumn, type ListColumn } from '../../../../web/list-state.ts';
import { type ShownFigure, showFigure } from '../../../../web/shown-figure.ts';
import { listApplications, listDomains } from '../../../catalogue/index.ts';
import { lastDay } from '../../../staff/index.ts';
import { listRecordedYears } from '../../activity.store.ts';
import { listProjectRecords } from '../../projects/project.store.ts';
import type { Project } from '../../projects/project.ts';
import { everyDomain } from '../../week/every-domain.ts';
import { standingOf } from './settings-choices.ts';

export type ProjectLine = {
  readonly code: string;
  readonly name: string;
  readonly application: string | null;
  readonly domain: string | null;
  readonly fromDay: string | null;
  readonly lastDay: string | null;
  readonly standing: string | null;
  /** Days of all the years in which time is recorded; null when there is none yet. */
  readonly days: ShownFigure | null;
};

const noFigure = { approximate: null, plain: null };

export const projectColumns: readonly ListColumn<ProjectLine>[] = [
  { key: 'projet', label: 'Projet', value: (line) => line.name },
  { key: 'logiciel', label: 'Logiciel', value: (line) => line.application },
  { key: 'domaine', label: 'Domaine', value: (line) => line.domain },
  { key: 'du', label: 'Premier jour', value: (line) => line.fromDay },
  { key: 'au', label: 'Dernier jour', value: (line) => line.lastDay },
  figureColumn('jours', 'Temps donné', (line: ProjectLine) => line.days ?? noFigure),
];

/** The days of projects over all the years in which time is recorded, in the order of the projects. */
export async function projectDaysOf(
  { tx, registry }: PageReading,
  projects: readonly Project[],
): Promise<(ShownFigure | null)[]> {
  const recorded = await listRecordedYears(tx);
  const [first, last] = [recorded[0], recorded.at(-1)];
  if (first === undefined || last === undefined) return projects.map(() => null);
  const period = years(first, last);
  const figures = await askMany(
    tx,
    registry,
    projects.map(({ code }): Question => ({ measure: 'activity.days', at: { project: code }, period })),
  );
  return projects.map(({ name }, index) => {
    const figure = figures[index];
    return figure === undefined ? null : showFigure(figure, evidencePath(figure.source), `Jours d’activité, ${name}`);
  });
}

/** Every project, with the days that were given to it. */
export async function loadProjects(page: PageReading): Promise<ProjectLine[]> {
  const { tx, today } = page;
  const projects = await listProjectRecords(tx);
  const days = await projectDaysOf(page, projects);
  const applications = new Map((await listApplications(tx)).map(({ code, name }) => [code, name]));
  const domains = new Map(everyDomain(await listDomains(tx)).map(({ code, name }) => [code, name]));
  return projects.map((project, index) => ({
    code: project.code,
    name: project.name,
    application: project.application === null ? null : (applications.get(project.application) ?? project.application),
    domain: project.domain === null ? null : (domains.get(project.domain) ?? project.domain),
    fromDay: project.fromDay,
    lastDay: lastDay(project),
    standing: standingOf(project, today),
    days: days[index] ?? null,
  }));
}

/** What the forms of projects offer. */
export async function loadProjectChoices({ tx }: Pick<PageReading, 'tx'>) {
  const choice = ({ code, name }: { code: string; name: string }) => ({ value: code, label: name });
  return {
    applications: (await listApplications(tx)).map(choice),
    domains: everyDomain(await listDomains(tx)).map(choice),
  };
}

export type ProjectChoices = Awaited<ReturnType<typeof loadProjectChoices>>;
