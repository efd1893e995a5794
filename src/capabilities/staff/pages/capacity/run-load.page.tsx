import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { correctRun, removeRun } from '../../capacity/record-run.ts';
import { capacityPath, teamCapacityPath, teamRunPath } from '../../capacity.paths.ts';
import type { Route } from './+types/run-load.page.ts';
import { LoadChange } from './load-change.tsx';
import { loadLine } from './loads.load.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Jours d’exploitation · Bièvre' }];
export const handle = {
  crumbs: ({ code, name, line }: Loaded) => [
    { label: 'Capacité des équipes', path: capacityPath },
    { label: name, path: teamCapacityPath(code) },
    { label: 'Exploitation', path: teamRunPath(code) },
    { label: line.monthLabel },
  ],
};

export const loader = reading((page, { params }: Route.LoaderArgs) => loadLine(page, 'run', params.team, params.id));

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, id: params.id };
    if (form === 'corriger') {
      await perform(database, actor, correctRun, asked);
      return 'Jours corrigés.';
    }
    await perform(database, actor, removeRun, asked);
    throw redirect(`${teamRunPath(params.team)}?fait=jours-retires`);
  }),
);

export default function RunLoadPage({ loaderData: { line }, actionData }: Route.ComponentProps) {
  return <LoadChange line={line} title="Jours d’exploitation" answer={actionData} />;
}
