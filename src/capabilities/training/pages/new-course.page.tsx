import { redirect } from 'react-router';
import { perform } from '../../../database/perform.ts';
import { answerForm } from '../../../http/form-action.ts';
import { changing, reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { RecordForm } from '../../../web/record-form.tsx';
import { recordCourse } from '../record-course.ts';
import { mayManageTraining } from '../training.access.ts';
import { coursePath, coursesPath, trainingPath } from '../training.paths.ts';
import type { Route } from './+types/new-course.page.ts';
import { loadApplicationChoices } from './choices.load.ts';
import { CourseFields } from './course-fields.tsx';

export const meta = () => [{ title: 'Ajouter une formation · Bièvre' }];
export const handle = {
  crumbs: [
    { label: 'Formation', path: trainingPath },
    { label: 'Formations proposées', path: coursesPath },
    { label: 'Ajouter' },
  ],
};

export const loader = reading(async ({ tx, actor }) => {
  demand(mayManageTraining(actor));
  return { applications: await loadApplicationChoices(tx) };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    throw redirect(`${coursePath(await perform(database, actor, recordCourse, typed))}?fait=ajoutee`);
  }),
);

export default function NewCoursePage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Ajouter une formation"
        answer="Ce que l’on peut apprendre ici ; quand et à qui, ses sessions le disent."
      />
      <RecordForm name="ajouter" answer={actionData} button="Ajouter la formation">
        <CourseFields applications={loaderData.applications} />
      </RecordForm>
    </>
  );
}
