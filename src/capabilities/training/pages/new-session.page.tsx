import { Link, redirect } from 'react-router';
import { perform } from '../../../database/perform.ts';
import { answerForm } from '../../../http/form-action.ts';
import { changing, reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { RecordForm } from '../../../web/record-form.tsx';
import { openSession } from '../open-session.ts';
import { mayManageTraining } from '../training.access.ts';
import { newCoursePath, sessionPath, sessionsPath, trainingPath } from '../training.paths.ts';
import type { Route } from './+types/new-session.page.ts';
import { loadSessionChoices } from './choices.load.ts';
import { SessionFields } from './session-fields.tsx';

export const meta = () => [{ title: 'Ouvrir une session · Bièvre' }];
export const handle = {
  crumbs: [
    { label: 'Formation', path: trainingPath },
    { label: 'Sessions', path: sessionsPath },
    { label: 'Ouvrir une session' },
  ],
};

export const loader = reading(async ({ tx, actor, today, url }) => {
  demand(mayManageTraining(actor));
  return { choices: await loadSessionChoices(tx, today), course: url.searchParams.get('formation') };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    throw redirect(`${sessionPath(await perform(database, actor, openSession, typed))}?fait=ouverte`);
  }),
);

export default function NewSessionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { choices, course } = loaderData;
  return (
    <>
      <PageTitle title="Ouvrir une session" answer="Chaque demi-journée compte pour un demi-jour de formation." />
      {choices.courses.length === 0 ? (
        <EmptyState title="Aucune formation proposée">
          <Link to={newCoursePath}>Ajoutez d’abord la formation</Link>.
        </EmptyState>
      ) : (
        <RecordForm name="ouvrir" answer={actionData} button="Ouvrir la session">
          <SessionFields choices={choices} course={course} />
        </RecordForm>
      )}
    </>
  );
}
