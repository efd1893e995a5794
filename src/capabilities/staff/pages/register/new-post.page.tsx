import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { PageTitle } from '../../../../web/page-title.tsx';
import { RecordForm } from '../../../../web/record-form.tsx';
import { openPost } from '../../register/open-post.ts';
import { postPath, postsPath } from '../../register.paths.ts';
import { mayManageStaff } from '../../staff.access.ts';
import type { Route } from './+types/new-post.page.ts';
import { loadPostChoices } from './choices.load.ts';
import { PostFields } from './post-fields.tsx';

export const meta = () => [{ title: 'Ouvrir un poste · Bièvre' }];
export const handle = { crumbs: [{ label: 'Postes', path: postsPath }, { label: 'Ouvrir un poste' }] };

export const loader = reading(async ({ tx, actor, today }) => {
  demand(mayManageStaff(actor));
  return { choices: await loadPostChoices(tx, today) };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    throw redirect(`${postPath(await perform(database, actor, openPost, typed))}?fait=ouvert`);
  }),
);

export default function NewPostPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle title="Ouvrir un poste" answer="Un poste est ce qu’une délibération a ouvert ; qui l’occupe se dit ensuite." />
      <RecordForm name="ouvrir" answer={actionData} button="Ouvrir le poste">
        <PostFields choices={loaderData.choices} />
      </RecordForm>
    </>
  );
}
