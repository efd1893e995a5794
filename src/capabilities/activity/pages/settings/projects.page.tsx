import { Link } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { countOf } from '../../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../../web/data-table.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { Figure } from '../../../../web/figure.tsx';
import { arrangeList, readListState } from '../../../../web/list-state.ts';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { mayKeepWork } from '../../activity.access.ts';
import { projectPath, projectsFilePath, projectsPath } from '../../activity.paths.ts';
import { addProject } from '../../projects/record-project.ts';
import type { Route } from './+types/projects.page.ts';
import { ProjectFields } from './project-fields.tsx';
import { loadProjectChoices, loadProjects, type ProjectLine, projectColumns } from './projects.list.ts';
import classes from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

export const meta = () => [{ title: 'Projets · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Réglages du temps' }, { label: 'Projets' }] };

export const loader = reading(async (page) => {
  const projects = await loadProjects(page);
  return {
    projects: arrangeList(projects, projectColumns, readListState(page.url.searchParams)),
    total: projects.length,
    open: projects.filter(({ standing }) => standing === null).length,
    choices: mayKeepWork(page.actor).may ? await loadProjectChoices(page) : null,
  };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    const code = await perform(database, actor, addProject, typed);
    return `Projet ajouté, de code ${code} : la semaine le propose.`;
  }),
);

const columns = withCells<ProjectLine>(projectColumns, 'projet', {
  projet: (line) => (
    <>
      <Link to={projectPath(line.code)}>{line.name}</Link>{' '}
      {line.standing !== null && <span className="tag look">{line.standing}</span>}
    </>
  ),
  du: (line) => line.fromDay !== null && frenchDay(line.fromDay),
  au: (line) => line.lastDay !== null && frenchDay(line.lastDay),
  jours: (line) => line.days !== null && <Figure figure={line.days} />,
});

export default function ProjectsPage({ loaderData: { projects, total, open, choices }, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Projets"
        answer={`${countOf(open, 'projet ouvert', 'projets ouverts', 'Aucun projet ouvert')}, sur ${total} auxquels du temps se donne.`}
        actions={
          <a href={projectsFilePath} className="button" download>
            CSV
          </a>
        }
      />
      <SettingsTabs current={projectsPath} />
      <div className="stack">
        <FormNotice answer={actionData} />
        {choices !== null && (
          <div className={classes.forms} data-print="hidden">
            <RecordForm name="ajouter" answer={actionData} summary="Ajouter un projet…" button="Ajouter le projet">
              <ProjectFields choices={choices} />
            </RecordForm>
          </div>
        )}
        <div>
          <ListBar searching="un projet, un logiciel" count={countOf(projects.length, 'projet', 'projets')} />
          <DataTable
            caption="Projets"
            columns={columns}
            rows={projects}
            rowKey={(line) => line.code}
            empty={
              <EmptyState title={total === 0 ? 'Aucun projet' : 'Aucun projet ne correspond'}>
                {total === 0 ? 'Importez le fichier « projets », ou ajoutez-les un à un.' : 'Essayez un autre mot.'}
              </EmptyState>
            }
          />
        </div>
        <p className="soft">Le temps donné est celui de toutes les années enregistrées.</p>
      </div>
    </>
  );
}
