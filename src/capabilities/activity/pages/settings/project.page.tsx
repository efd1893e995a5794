import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { thingFacts } from '../../../../http/thing-history.ts';
import { Figure } from '../../../../web/figure.tsx';
import { History, historyLimit } from '../../../../web/history.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { lastDay, stretchWords } from '../../../staff/index.ts';
import { mayKeepWork } from '../../activity.access.ts';
import { projectsPath } from '../../activity.paths.ts';
import { unknownProject } from '../../activity.problems.ts';
import { projectSubject } from '../../activity.subjects.ts';
import { lockedLinesWords } from '../../dated-uses.ts';
import { listProjectRecords, listProjectUses } from '../../projects/project.store.ts';
import { correctProject, stateOf } from '../../projects/record-project.ts';
import { versionOf } from '../../typed-over.ts';
import type { Route } from './+types/project.page.ts';
import { MoveReason } from './move-reason.tsx';
import { ProjectFields } from './project-fields.tsx';
import { loadProjectChoices, projectDaysOf } from './projects.list.ts';
import { standingOf } from './settings-choices.ts';

type Loaded = Route.ComponentProps['loaderData'];

export { compareOnceTold as shouldRevalidate } from '../../../../web/compare-once-told.ts';

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.project.name ?? ''} · Bièvre` }];
export const handle = {
  crumbs: ({ project }: Loaded) => [
    { label: 'Réglages du temps' },
    { label: 'Projets', path: projectsPath },
    { label: project.name },
  ],
};

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  const { tx, actor, today, doors } = page;
  const project = (await listProjectRecords(tx)).find(({ code }) => code === params.code);
  if (project === undefined) throw unknownProject(params.code);
  const keeps = mayKeepWork(actor).may;
  const [days = null] = await projectDaysOf(page, [project]);
  return {
    project,
    version: versionOf(stateOf(project)),
    days,
    lastDay: lastDay(project),
    standing: standingOf(project, today),
    stretch: stretchWords(project),
    settled: keeps ? lockedLinesWords(await listProjectUses(tx, project.code)) : null,
    choices: keeps ? await loadProjectChoices(page) : null,
    history: await thingFacts({ actor, tx, doors }, [projectSubject(project.code)], {
      limit: historyLimit,
      may: mayKeepWork(actor),
    }),
  };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    await perform(database, actor, correctProject, { ...typed, code: params.code });
    return 'Projet corrigé : ses lignes et ses chiffres suivent.';
  }),
);

export default function ProjectPage({ loaderData, actionData }: Route.ComponentProps) {
  const { project, days, choices, history, standing, stretch } = loaderData;
  return (
    <>
      <PageTitle
        title={project.name}
        answer={
          <>
            {days === null ? 'Aucun temps n’est encore enregistré.' : <Figure figure={days} />}
            {days !== null && ' de travail sur toutes les années. '}
            {`${standing === null ? `Ouvert ${stretch}` : `Ne sert pas aujourd’hui, ${standing}`}. Code ${project.code}.`}
          </>
        }
      />
      <div className="stack">
        <FormNotice answer={actionData} />
        {choices !== null && (
          <RecordForm
            name="corriger"
            answer={actionData}
            version={loaderData.version}
            title="Corriger ou terminer le projet"
            button="Corriger le projet"
          >
            <ProjectFields choices={choices} project={project} lastDay={loaderData.lastDay} />
            <MoveReason settled={loaderData.settled} what="le logiciel ou le domaine" />
          </RecordForm>
        )}
        {history !== null && <History events={history} source="journal" />}
      </div>
    </>
  );
}
