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
import { tableFilePath } from '../../../web/page-file.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { PlainTable } from '../../../web/plain-table.tsx';
import { FormNotice, RecordForm } from '../../../web/record-form.tsx';
import { SectionHead } from '../../../web/section-head.tsx';
import { frenchCategory } from '../course.ts';
import { correctCourse } from '../record-course.ts';
import { daysWords } from '../session-words.ts';
import { mayManageTraining, mayReadTraining } from '../training.access.ts';
import { courseFilePath, coursesPath, newSessionPath, sessionPath, trainingPath } from '../training.paths.ts';
import type { Route } from './+types/course.page.ts';
import { loadApplicationChoices } from './choices.load.ts';
import { courseSessionsId, loadCourse } from './course.load.ts';
import { CourseFields } from './course-fields.tsx';
import { doneSentence } from './done.ts';
import { resultsTableId } from './evaluation.list.ts';
import { EvaluationResultsTable } from './evaluation-results.tsx';
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
  return {
    ...(await loadCourse({ tx }, params.code)),
    applications: await loadApplicationChoices(tx),
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
  const fileOf = (table: string) => tableFilePath(courseFilePath(course.code), table);
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
        <section aria-labelledby={courseSessionsId}>
          <SectionHead id={courseSessionsId} title="Sessions" file={sessions.length === 0 ? null : fileOf(courseSessionsId)} />
          <Sessions {...loaderData} />
        </section>
        <section aria-labelledby={resultsTableId}>
          <SectionHead
            id={resultsTableId}
            title="Avis des participants, toutes sessions"
            file={results === null ? null : fileOf(resultsTableId)}
          />
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
