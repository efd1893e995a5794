import { data, Link } from 'react-router';
import { answerForm } from '../../../http/form-action.ts';
import { pageContext } from '../../../http/page-context.ts';
import { changing, type PageChange, reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import type { Typed } from '../../../kernel/form-answer.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DoneNotice } from '../../../web/done-notice.tsx';
import { FactList } from '../../../web/fact-list.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { FormNotice } from '../../../web/record-form.tsx';
import { SectionHead } from '../../../web/section-head.tsx';
import { SyntheticTag } from '../../../web/synthetic-tag.tsx';
import type { EvaluationLink } from '../ask-evaluation.ts';
import { frenchHalf } from '../session.ts';
import { mayReadTraining } from '../training.access.ts';
import {
  calendarPath,
  correctSessionPath,
  coursePath,
  enrolmentsFilePath,
  resultsFilePath,
  sessionPath,
  sessionsPath,
  sheetPath,
  trainingPath,
} from '../training.paths.ts';
import type { Route } from './+types/session.page.ts';
import { doneSentence } from './done.ts';
import { EvaluationResultsTable } from './evaluation-results.tsx';
import { InviteForm } from './invite-form.tsx';
import { loadSession } from './session.load.ts';
import { askForEvaluations, changeSession } from './session-action.ts';
import { AskForm, AttendanceForm, EnrolForm, Enrolled, RefuseForm, Waiting } from './session-people.tsx';
import classes from './training.module.css';

type Loaded = Route.ComponentProps['loaderData'];
type Answer = Route.ComponentProps['actionData'];

export { compareOnceTold as shouldRevalidate } from '../../../web/compare-once-told.ts';

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.course.name ?? 'Session'} · Bièvre` }];
export const handle = {
  crumbs: ({ firstDay }: Loaded) => [
    { label: 'Formation', path: trainingPath },
    { label: 'Sessions', path: sessionsPath },
    { label: frenchDay(firstDay) },
  ],
};

export const loader = reading(async (page, { params, context }: Route.LoaderArgs) => {
  demand(mayReadTraining(page.actor));
  const { mail, now } = context.get(pageContext);
  return { ...(await loadSession({ ...page, now }, params.code)), hasMail: mail !== null, done: doneSentence(page.url) };
});

export const action = changing(async (page: PageChange, { request, params }: Route.ActionArgs) => {
  let links: readonly EvaluationLink[] = [];
  const answered = await answerForm(request, async (form: string, typed: Typed) => {
    if (form !== 'avis') return changeSession(page, form, typed, params.code);
    const asked = await askForEvaluations(page, typed, params.code);
    links = asked.links;
    return asked.sentence;
  });
  return data({ ...answered.data, links, origin: page.origin }, answered.init ?? {});
});

function seatsWords({ enrolled, capacity, waiting }: Loaded): string {
  const seats = capacity === null ? '' : ` pour ${countOf(capacity, 'place', 'places')}`;
  return `${countOf(enrolled, 'inscrit', 'inscrits', 'aucun inscrit')}${seats}${waiting === 0 ? '' : `, ${waiting} en attente`}`;
}

function Links({ links, origin }: { links: readonly EvaluationLink[]; origin: string }) {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="liens" className="card">
      <h2 id="liens">Liens à remettre</h2>
      <p>Chacun ne sert qu’une fois, et n’est montré qu’ici et maintenant : copiez-les. Perdus, ils se redemandent.</p>
      <ul className={classes.wrapping}>
        {links.map(({ participant, path }) => (
          <li key={path}>
            {participant}&nbsp;: <a href={path}>{`${origin}${path}`}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is done with a session: for whoever runs it. */
function Running({ loaded, answer }: { loaded: Loaded; answer: Answer }) {
  const { code, detail, hasBegun, hasMail, cancelled } = loaded;
  if (detail === null) return null;
  const enrolled = detail.people.filter(({ state }) => state === 'enrolled');
  const waiting = detail.people.filter(({ state }) => state === 'waiting');
  const present = enrolled.filter(({ presence }) => presence === 'present').length;
  return (
    <>
      <section aria-labelledby="inscrits">
        <SectionHead id="inscrits" title="Inscrits" file={enrolled.length === 0 ? null : enrolmentsFilePath(code)} />
        <Enrolled code={code} people={enrolled} hasBegun={hasBegun} />
        {cancelled > 0 && <p className="soft">{countOf(cancelled, 'inscription annulée', 'inscriptions annulées')}.</p>}
      </section>
      {waiting.length > 0 && (
        <section aria-labelledby="attente">
          <SectionHead id="attente" title="Liste d’attente" file={enrolmentsFilePath(code)} />
          <Waiting people={waiting} />
        </section>
      )}
      <RefuseForm people={[...enrolled, ...waiting]} answer={answer} />
      <EnrolForm bodies={detail.bodies} answer={answer} />
      <InviteForm people={detail.people} hasMail={hasMail} hasBegun={hasBegun} answer={answer} />
      {hasBegun && enrolled.length > 0 && <AttendanceForm people={enrolled} answer={answer} />}
      <AskForm detail={detail} present={present} answer={answer} />
    </>
  );
}

/** A session is recorded all the same: whoever plans may know better, or change the other one. */
function Clashes({ clashes }: Pick<Loaded, 'clashes'>) {
  if (clashes.length === 0) return null;
  return (
    <div className="notice look">
      <p>Aux mêmes heures qu’une autre session&nbsp;:</p>
      <ul>
        {clashes.map(({ trainer, session, course, day, half }) => (
          <li key={`${trainer} ${session} ${day} ${half}`}>
            {trainer} anime aussi «&nbsp;<Link to={sessionPath(session)}>{course}</Link>&nbsp;», le {frenchDay(day)},{' '}
            {frenchHalf[half]}.
          </li>
        ))}
      </ul>
    </div>
  );
}

function Actions({ code, runs, manages }: Loaded) {
  return (
    <>
      {runs && (
        <>
          <a href={calendarPath(code)} className="button" download>
            Rendez-vous (.ics)
          </a>
          <a href={sheetPath(code)} className="button" download>
            Feuille d’émargement (PDF)
          </a>
        </>
      )}
      {manages && (
        <Link to={correctSessionPath(code)} className="button">
          Modifier…
        </Link>
      )}
    </>
  );
}

export default function SessionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { code, course, facts, done, results, hasBegun, runs, synthetic } = loaderData;
  return (
    <>
      <PageTitle
        title={course.name}
        answer={
          <>
            {facts.when.slice(0, 1).toUpperCase()}
            {facts.when.slice(1)}&nbsp;: {seatsWords(loaderData)}. <SyntheticTag shown={synthetic} />
          </>
        }
        actions={<Actions {...loaderData} />}
      />
      <div className="stack">
        {actionData === undefined ? <DoneNotice sentence={done} /> : <FormNotice answer={actionData} />}
        <Clashes clashes={loaderData.clashes} />
        {actionData && <Links links={actionData.links} origin={actionData.origin} />}
        <FactList
          facts={[
            ['Lieu', facts.where],
            ['Durée', facts.days],
            ['Préparation', facts.preparation],
            ['Coût', facts.cost],
            ['Animée par', facts.trainers],
            ['Inscription par les adhérents', facts.members],
          ]}
        >
          <div>
            <dt>Formation</dt>
            <dd>
              <Link to={coursePath(course.code)}>{course.name}</Link>
            </dd>
          </div>
        </FactList>
        {!runs && <p className="soft">Les noms des inscrits ne sont montrés qu’à ceux qui gèrent la session.</p>}
        <Running loaded={loaderData} answer={actionData} />
        {hasBegun && (
          <section aria-labelledby="resultats">
            <SectionHead
              id="resultats"
              title="Ce qu’en pensent les participants"
              file={results === null ? null : resultsFilePath(code)}
            />
            <EvaluationResultsTable results={results} over="session" />
          </section>
        )}
      </div>
    </>
  );
}
