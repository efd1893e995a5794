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
import { recordRun } from '../../capacity/record-run.ts';
import { capacityPath, runLoadPath, teamCapacityPath, teamRunFilePath } from '../../capacity.paths.ts';
import type { Route } from './+types/team-run.page.ts';
import { LoadFields } from './load-fields.tsx';
import { LoadTable } from './load-table.tsx';
import { loadTeamRun, runColumns } from './loads.load.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Exploitation, ${loaderData?.name ?? ''} · Bièvre` }];
export const handle = {
  crumbs: ({ code, name }: Loaded) => [
    { label: 'Capacité des équipes', path: capacityPath },
    { label: name, path: teamCapacityPath(code) },
    { label: 'Exploitation' },
  ],
};

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { lines, ...loaded } = await loadTeamRun(page, params.team);
  return { ...loaded, total: lines.length, lines: arrangeList(lines, runColumns, readListState(page.url.searchParams)) };
});

export const action = changing(async ({ actor, database, today }, { request }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    await perform(database, actor, recordRun(today()), typed);
    return 'Jours d’exploitation enregistrés.';
  }),
);

export default function TeamRunPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, name, since, lines, total, choices, done } = loaderData;
  return (
    <>
      <PageTitle
        title={`Exploitation, ${name}`}
        answer={`Les jours passés au fonctionnement courant, mois par mois depuis ${since} : ils disent ce que l’exploitation prendra.`}
      />
      <div className="stack">
        {actionData === undefined ? <DoneNotice sentence={done} /> : <FormNotice answer={actionData} />}
        <div>
          <ListBar
            searching="une équipe, une compétence"
            count={countOf(lines.length, 'ligne', 'lignes')}
            file={teamRunFilePath(code)}
          />
          <LoadTable
            caption={`Jours d’exploitation, ${name}`}
            columns={runColumns}
            heading="equipe"
            lines={lines}
            pathOf={({ id }) => runLoadPath(code, id)}
            empty={
              <EmptyState title={total === 0 ? 'Aucun mois enregistré' : 'Aucune ligne ne correspond'}>
                {total === 0 ? 'Sans mois passé, la charge d’exploitation reste inconnue.' : 'Essayez un autre mot.'}
              </EmptyState>
            }
          />
        </div>
        <RecordForm name="ajouter" answer={actionData} title="Enregistrer un mois" button="Enregistrer">
          <LoadFields choices={choices} kind="run" team={code} />
        </RecordForm>
      </div>
    </>
  );
}
