import { redirect } from 'react-router';
import { perform } from '../../../database/perform.ts';
import { answerForm } from '../../../http/form-action.ts';
import { pageContext } from '../../../http/page-context.ts';
import { changing, reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../web/record-form.tsx';
import { listEnrolments } from '../enrolment.store.ts';
import { correctSession, removeSession } from '../open-session.ts';
import { findSession } from '../session.store.ts';
import { tellRemoved } from '../tell-members.ts';
import { tellLetIn, tellMoved } from '../tell-trainees.ts';
import { mayManageTraining } from '../training.access.ts';
import { sessionPath, sessionsPath, trainingPath } from '../training.paths.ts';
import { unknownSession } from '../training.problems.ts';
import type { Route } from './+types/correct-session.page.ts';
import { loadSessionChoices } from './choices.load.ts';
import { donePath } from './done.ts';
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

export const loader = reading(async ({ tx, actor, today }, { params, context }: Route.LoaderArgs) => {
  demand(mayManageTraining(actor));
  const session = await findSession(tx, params.code);
  if (session === null) throw unknownSession(params.code);
  const expected = (await listEnrolments(tx, session.code)).filter(({ state }) => state !== 'cancelled').length;
  const choices = await loadSessionChoices(tx, today, session.course);
  const hasMail = context.get(pageContext).mail !== null;
  return { session, choices, expected, hasMail, hasBegun: session.firstDay <= today };
});

export const action = changing(async (page, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const { actor, database } = page;
    const asked = { ...typed, session: params.code, today: page.today() };
    if (form === 'supprimer') {
      const removal = await perform(database, actor, removeSession, asked);
      throw redirect(donePath(sessionsPath, 'supprimee', await tellRemoved(page, actor, removal)));
    }
    const done = await perform(database, actor, correctSession, asked);
    const told = [
      await tellMoved(page, actor, done.session, done.misled),
      await tellLetIn(page, actor, done.session, done.admitted),
    ];
    throw redirect(donePath(sessionPath(params.code), 'corrigee', told));
  }),
);

/** What becomes of those who have it in their calendar. */
function movedWords({ hasMail }: Loaded): string {
  const told = 'Une autre formation, un autre jour, d’autres heures ou un autre lieu';
  return hasMail
    ? `${told} sont annoncés à ceux qui ont été invités, tant qu’elle n’est pas finie.`
    : `${told} ne peuvent pas être annoncés d’ici à ceux qui ont été invités : aucun serveur de messagerie n’est réglé.`;
}

/** What becomes of those who were to come. */
function removalWords({ expected, hasBegun, hasMail }: Loaded): string {
  if (expected === 0) return 'Personne n’y est inscrit ni n’attend.';
  if (hasBegun) return 'Elle a commencé : elle ne se supprime qu’une fois que plus personne n’y est inscrit ni n’attend.';
  const people = countOf(expected, 'personne est inscrite ou attend', 'personnes sont inscrites ou attendent');
  const told = hasMail
    ? 'Ceux qui ont été invités, et les adhérents qui avaient inscrit leurs agents, en sont prévenus par courriel.'
    : 'Aucun serveur de messagerie n’est réglé : prévenez-les autrement.';
  return `${people} : leurs inscriptions sont annulées avec elle. ${told}`;
}

export default function CorrectSessionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { session, choices } = loaderData;
  return (
    <>
      <PageTitle
        title="Modifier la session"
        answer={`Des places de plus font entrer ceux qui attendent, dans l’ordre de leur demande. ${movedWords(loaderData)}`}
      />
      <div className={classes.forms}>
        <FormNotice answer={actionData} />
        <RecordForm name="modifier" answer={actionData} button="Modifier la session">
          <SessionFields choices={choices} session={session} />
        </RecordForm>
        <RecordForm
          name="supprimer"
          answer={actionData}
          summary="Elle n’aura pas lieu : supprimer…"
          button="Supprimer la session"
          danger
        >
          <p>{removalWords(loaderData)} Le journal garde ce qu’elle disait.</p>
        </RecordForm>
      </div>
    </>
  );
}
