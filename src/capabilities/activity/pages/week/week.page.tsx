import { data, Form, Link, type ShouldRevalidateFunctionArgs } from 'react-router';
import { readTyped } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { addDays } from '../../../../kernel/day.ts';
import { type FormAnswer, formRefused } from '../../../../kernel/form-answer.ts';
import { problem } from '../../../../kernel/problem.ts';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { isUnanswered } from '../../../../web/unanswered.ts';
import { ownWeekPathOf } from '../../activity.paths.ts';
import { balanceOf, balanceSentence } from '../../week/balance.ts';
import { frenchWeek, weekNumber } from '../../week/week-days.ts';
import { frenchWeekState, isWritable } from '../../week/week-state.ts';
import { LinesFile } from '../lines/lines-file.tsx';
import type { Route } from './+types/week.page.ts';
import { type ShownWeek, useWeek } from './use-week.ts';
import { answerWeek } from './week.answer.ts';
import { type LoadedWeek, loadOwnWeek } from './week.load.ts';
import classes from './week.module.css';
import { formId, WeekForm } from './week-form.tsx';
import { placedInRows } from './week-grid.tsx';
import { WeekNotices, WeekWarnings } from './week-notices.tsx';

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData?.week ? `Semaine ${frenchWeek(loaderData.week.monday)}` : 'Ma semaine'} · Bièvre` },
];
export const handle = { crumbs: () => [{ label: 'Ma semaine' }] };

export const loader = reading((page) => loadOwnWeek(page));

export const action = changing((page, { request }: Route.ActionArgs) => answerWeek(page, request));

const noNetwork = { status: 503 };

/** Loaded again after a save, and after a refusal that comes from what somebody else did; not for a fault of one's own, nor without a network. */
export function shouldRevalidate({ formMethod, actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  if (formMethod === undefined || formMethod === 'GET') return defaultShouldRevalidate;
  return actionStatus === undefined || actionStatus < 400 || actionStatus === 409;
}

/** A network that drops answers nothing: the form says so and keeps what was typed, as it does when it is refused. */
export async function clientAction({ request, serverAction }: Route.ClientActionArgs) {
  const sent = request.clone();
  try {
    return await serverAction();
  } catch (thrown) {
    if (!isUnanswered(thrown)) throw thrown;
    const words =
      'Le réseau ne répond pas : rien n’a été enregistré. Ce que vous avez tapé est gardé dans ce navigateur ; recommencez plus tard.';
    return data(formRefused(formId, await readTyped(sent), problem('unavailable', 'activity.no-network', words)), noNetwork);
  }
}

const stateTags = { open: '', finished: 'good', returned: 'look', approved: 'good' } as const;

function Actions({ week }: { week: LoadedWeek }) {
  const [before, after] = [addDays(week.monday, -7), addDays(week.monday, 7)];
  return (
    <>
      <Link to={ownWeekPathOf(before)} className="button">
        ← Semaine {weekNumber(before)}
      </Link>
      <Link to={ownWeekPathOf(after)} className="button">
        Semaine {weekNumber(after)} →
      </Link>
      {isWritable(week.state) && (
        <>
          <button type="submit" form={formId} name="geste" value="enregistrer" id="enregistrer" className="button">
            Enregistrer
          </button>
          <button type="submit" form={formId} name="geste" value="terminer" className="button primary">
            Terminer la semaine
          </button>
        </>
      )}
      {week.mayReopen && (
        <Form method="post">
          <input type="hidden" name="formulaire" value="reprendre" />
          <input type="hidden" name="lundi" value={week.monday} />
          <button type="submit" className="button">
            Reprendre la semaine
          </button>
        </Form>
      )}
    </>
  );
}

function answerOf(week: LoadedWeek, { rows, isDirty }: ShownWeek): string {
  if (week.state === 'approved') return 'Cette semaine est approuvée.';
  if (week.state === 'finished') return 'Cette semaine est terminée ; votre responsable peut l’approuver.';
  const balance = balanceSentence(balanceOf(week.days, placedInRows(week, rows)));
  return isDirty ? `${balance} Il y a des changements à enregistrer.` : balance;
}

function Month({ month }: Pick<LoadedWeek, 'month'>) {
  return (
    <section aria-labelledby="mois">
      <h2 id="mois">Mon mois de {month.words}</h2>
      <div className={classes.month}>
        <span className={classes.bar} aria-hidden="true">
          <span style={{ inlineSize: `${month.percent}%` }} />
        </span>
        <span>
          Enregistré : {month.placed} sur {month.due}.
        </span>
      </div>
      <LinesFile first={month.first} last={month.last} summary="Exporter mes lignes de temps…" />
    </section>
  );
}

function OwnWeek({ week, answer }: { week: LoadedWeek; answer: FormAnswer | undefined }) {
  const shownWeek = useWeek(week, answer);
  const tag = stateTags[week.state];
  return (
    <>
      <PageTitle
        title={
          <>
            Semaine {frenchWeek(week.monday)}{' '}
            {week.state !== 'open' && <span className={`tag ${tag}`}>{frenchWeekState[week.state]}</span>}
          </>
        }
        answer={<span aria-live="polite">{answerOf(week, shownWeek)}</span>}
        actions={<Actions week={week} />}
      />
      <div className="stack">
        <WeekNotices week={week} shownWeek={shownWeek} answer={answer} />
        <WeekForm week={week} shownWeek={shownWeek} answer={answer} />
        <WeekWarnings warnings={week.warnings} corrections={week.corrections} />
        <Month month={week.month} />
      </div>
    </>
  );
}

export default function WeekPage({ loaderData: { week }, actionData }: Route.ComponentProps) {
  if (week !== null) return <OwnWeek week={week} answer={actionData} />;
  return (
    <>
      <PageTitle title="Ma semaine" />
      <EmptyState title="Votre compte n’est lié à aucune personne du registre du personnel">
        Demandez à un administrateur de le lier à votre matricule : vous remplirez alors vos semaines ici.
      </EmptyState>
    </>
  );
}
