import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { countOf } from '../../../../web/count-of.ts';
import { ListBar } from '../../../../web/data-table.tsx';
import { DoneNotice } from '../../../../web/done-notice.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../../web/list-state.ts';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { planProject } from '../../capacity/plan-project.ts';
import { capacityPath, projectLoadPath, teamCapacityPath, teamProjectsFilePath } from '../../capacity.paths.ts';
import type { Route } from './+types/team-projects.page.ts';
import { LoadFields } from './load-fields.tsx';
import { LoadTable } from './load-table.tsx';
import { loadTeamProjects, projectColumns } from './loads.load.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Projets prévus, ${loaderData?.name ?? ''} · Bièvre` }];
export const handle = {
  crumbs: ({ code, name }: Loaded) => [
    { label: 'Capacité des équipes', path: capacityPath },
    { label: name, path: teamCapacityPath(code) },
    { label: 'Projets prévus' },
  ],
};

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { lines, ...loaded } = await loadTeamProjects(page, params.team);
  return { ...loaded, total: lines.length, lines: arrangeList(lines, projectColumns, readListState(page.url.searchParams)) };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    const months = await perform(database, actor, planProject, typed);
    return months < 2 ? 'Jours de projet prévus.' : `Jours de projet prévus sur ${months} mois.`;
  }),
);

export default function TeamProjectsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, name, lines, total, choices, done } = loaderData;
  return (
    <>
      <PageTitle
        title={`Projets prévus, ${name}`}
        answer="Les jours que les projets prendront à l’équipe et à celles qui la composent, mois par mois."
      />
      <div className="stack">
        {actionData === undefined ? <DoneNotice sentence={done} /> : <FormNotice answer={actionData} />}
        <div>
          <ListBar
            searching="un projet, une équipe"
            count={countOf(lines.length, 'ligne', 'lignes')}
            file={teamProjectsFilePath(code)}
          />
          <LoadTable
            caption={`Jours de projet prévus, ${name}`}
            columns={projectColumns}
            heading="projet"
            lines={lines}
            pathOf={({ id }) => projectLoadPath(code, id)}
            empty={
              <EmptyState title={total === 0 ? 'Aucun jour de projet prévu' : 'Aucune ligne ne correspond'}>
                {total === 0 ? 'Saisissez un premier projet ci-dessous.' : 'Essayez un autre mot.'}
              </EmptyState>
            }
          />
        </div>
        <RecordForm name="ajouter" answer={actionData} title="Prévoir des jours de projet" button="Prévoir">
          <LoadFields choices={choices} kind="project" team={code} />
        </RecordForm>
      </div>
    </>
  );
}
