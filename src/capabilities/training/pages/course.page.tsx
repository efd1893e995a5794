import { Link } from 'react-router';
import { perform } from '../../../database/perform.ts';
import { answerForm } from '../../../http/form-action.ts';
import { changing, reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { DoneNotice } from '../../../web/done-notice.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { FactList } from '../../../web/fact-list.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { PlainTable } from '../../../web/plain-table.tsx';
import { FormNotice, RecordForm } from '../../../web/record-form.tsx';
import { findCourse } from '../course.store.ts';
import { frenchCategory } from '../course.ts';
import { readCourseResults } from '../evaluation.store.ts';
import { correctCourse } from '../record-course.ts';
import { listSessionsOfCourse } from '../session.store.ts';
import { daysWords } from '../session-words.ts';
import { mayManageTraining, mayReadTraining } from '../training.access.ts';
import { coursesPath, newSessionPath, sessionPath, trainingPath } from '../training.paths.ts';
import { unknownCourse } from '../training.problems.ts';
import type { Route } from './+types/course.page.ts';
import { loadApplicationChoices } from './choices.load.ts';
import { CourseFields } from './course-fields.tsx';
import { doneSentence } from './done.ts';
import { EvaluationResultsTable } from './evaluation-results.tsx';
import { lineOf } from './sessions.list.ts';
import classes from './training.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.course.name ?? 'Formation'} · Bièvre` }];
export const handle = {
  crumbs: ({ course }: Loaded) => [
    { label: 'Formation', path: trainingPath },
    { label: 'Formations proposées', path: coursesPath },
    { label: course.name },
  ],
};

export const loader = reading(async ({ tx, actor, url }, { params }: Route.LoaderArgs) => {
  demand(mayReadTraining(actor));
  const course = await findCourse(tx, params.code);
  if (course === null) throw unknownCourse(params.code);
  const names = new Map([[course.code, course.name]]);
  const sessions = (await listSessionsOfCourse(tx, course.code)).map((one) => lineOf(one, names)).reverse();
  return {
    course,
    sessions,
    applications: await loadApplicationChoices(tx),
    results: await readCourseResults(tx, course.code),
    manages: mayManageTraining(actor).may,
    done: doneSentence(url),
  };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    await perform(database, actor, correctCourse, { ...typed, code: params.code });
    return 'Formation corrigée.';
  }),
);

function Sessions({ sessions }: Loaded) {
  if (sessions.length === 0) return <EmptyState title="Aucune session de cette formation" />;
  return (
    <PlainTable
      label="Sessions de la formation"
      heads={['Premier jour', 'Lieu', { number: 'Inscrits' }, { number: 'En attente' }, { number: 'Présents' }]}
    >
      {sessions.map((line) => (
        <tr key={line.code}>
          <th scope="row">
            <Link to={sessionPath(line.code)}>{frenchDay(line.firstDay)}</Link>
          </th>
          <td>{line.where}</td>
          <td className={tableClasses.number}>
            {line.enrolled}
            {line.capacity !== null && ` / ${line.capacity}`}
          </td>
          <td className={tableClasses.number}>{line.waiting}</td>
          <td className={tableClasses.number}>{line.present}</td>
        </tr>
      ))}
    </PlainTable>
  );
}

export default function CoursePage({ loaderData, actionData }: Route.ComponentProps) {
  const { course, sessions, applications, results, manages, done } = loaderData;
  const application = applications.find(({ value }) => value === course.application)?.label ?? course.application;
  return (
    <>
      <PageTitle
        title={course.name}
        answer={`${countOf(sessions.length, 'session', 'sessions', 'Aucune session')}.`}
        actions={
          manages && (
            <Link to={`${newSessionPath}?formation=${encodeURIComponent(course.code)}`} className="button primary">
              Ouvrir une session
            </Link>
          )
        }
      />
      <div className="stack">
        {actionData === undefined ? <DoneNotice sentence={done} /> : <FormNotice answer={actionData} />}
        <FactList
          facts={[
            ['Catégorie', frenchCategory[course.category]],
            ['Logiciel', application],
            ['Durée', daysWords(course.length)],
            ['Objectifs', course.objectives],
          ]}
        />
        <section aria-labelledby="sessions">
          <h2 id="sessions">Sessions</h2>
          <Sessions {...loaderData} />
        </section>
        <section aria-labelledby="avis">
          <h2 id="avis">Avis des participants, toutes sessions</h2>
          <EvaluationResultsTable results={results} over="course" />
        </section>
        {manages && (
          <div className={classes.forms}>
            <RecordForm name="corriger" answer={actionData} summary="Corriger la formation…" button="Corriger la formation">
              <CourseFields applications={applications} course={course} />
            </RecordForm>
          </div>
        )}
      </div>
    </>
  );
}
