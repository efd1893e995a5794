import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { correctProject, removeProject } from '../../capacity/plan-project.ts';
import { capacityPath, teamCapacityPath, teamProjectsPath } from '../../capacity.paths.ts';
import type { Route } from './+types/project-load.page.ts';
import { LoadChange } from './load-change.tsx';
import { loadLine } from './loads.load.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Jours de projet · Bièvre' }];
export const handle = {
  crumbs: ({ code, name, line }: Loaded) => [
    { label: 'Capacité des équipes', path: capacityPath },
    { label: name, path: teamCapacityPath(code) },
    { label: 'Projets prévus', path: teamProjectsPath(code) },
    { label: line.monthLabel },
  ],
};

export const loader = reading((page, { params }: Route.LoaderArgs) => loadLine(page, 'project', params.team, params.id));

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, id: params.id };
    if (form === 'corriger') {
      await perform(database, actor, correctProject, asked);
      return 'Jours corrigés.';
    }
    await perform(database, actor, removeProject, asked);
    throw redirect(`${teamProjectsPath(params.team)}?fait=jours-retires`);
  }),
);

export default function ProjectLoadPage({ loaderData: { line }, actionData }: Route.ComponentProps) {
  return <LoadChange line={line} title={`Jours de projet, ${line.project}`} answer={actionData} />;
}
