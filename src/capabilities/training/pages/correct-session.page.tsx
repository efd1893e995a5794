import { redirect } from 'react-router';
import { perform } from '../../../database/perform.ts';
import { answerForm } from '../../../http/form-action.ts';
import { changing, reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../web/record-form.tsx';
import { tellLetIn } from '../invite-trainees.ts';
import { correctSession, removeSession } from '../open-session.ts';
import { findSession } from '../session.store.ts';
import { mayManageTraining } from '../training.access.ts';
import { sessionPath, sessionsPath, trainingPath } from '../training.paths.ts';
import { unknownSession } from '../training.problems.ts';
import type { Route } from './+types/correct-session.page.ts';
import { loadSessionChoices } from './choices.load.ts';
import { SessionFields } from './session-fields.tsx';
import classes from './training.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Modifier une session · Bièvre' }];
export const handle = {
  crumbs: ({ session }: Loaded) => [
    { label: 'Formation', path: trainingPath },
    { label: 'Sessions', path: sessionsPath },
    { label: frenchDay(session.firstDay), path: sessionPath(session.code) },
    { label: 'Modifier' },
  ],
};

export const loader = reading(async ({ tx, actor, today }, { params }: Route.LoaderArgs) => {
  demand(mayManageTraining(actor));
  const session = await findSession(tx, params.code);
  if (session === null) throw unknownSession(params.code);
  return { session, choices: await loadSessionChoices(tx, today, session.course) };
});

export const action = changing(async ({ actor, database, mail, now, today }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, session: params.code, today: today() };
    if (form === 'supprimer') {
      await perform(database, actor, removeSession, asked);
      throw redirect(`${sessionsPath}?fait=supprimee`);
    }
    const admitted = await perform(database, actor, correctSession, asked);
    await tellLetIn({ database, mail, now }, actor, params.code, admitted);
    throw redirect(`${sessionPath(params.code)}?fait=corrigee`);
  }),
);

export default function CorrectSessionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { session, choices } = loaderData;
  return (
    <>
      <PageTitle
        title="Modifier la session"
        answer="Des places de plus font entrer ceux qui attendent, dans l’ordre de leur demande."
      />
      <div className={classes.forms}>
        <FormNotice answer={actionData} />
        <RecordForm name="modifier" answer={actionData} button="Modifier la session">
          <SessionFields choices={choices} session={session} />
        </RecordForm>
        <RecordForm
          name="supprimer"
          answer={actionData}
          summary="Elle n’aura pas lieu : supprimer…"
          button="Supprimer la session"
          danger
        >
          <p>Seule une session où plus personne n’est inscrit ni n’attend se supprime ; le journal garde ce qu’elle disait.</p>
        </RecordForm>
      </div>
    </>
  );
}
