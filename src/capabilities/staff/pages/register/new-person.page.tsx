import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { RecordForm } from '../../../../web/record-form.tsx';
import { fillPost } from '../../register/fill-post.ts';
import { personPath, personsPath } from '../../register.paths.ts';
import { mayManageStaff } from '../../staff.access.ts';
import type { Route } from './+types/new-person.page.ts';
import { loadPostChoices, loadPosts } from './choices.load.ts';
import { IdentityFields } from './identity-fields.tsx';
import { PostOfOccupation, TermsFields } from './occupation-fields.tsx';

export const meta = () => [{ title: 'Enregistrer une personne · Bièvre' }];
export const handle = { crumbs: [{ label: 'Personnel', path: personsPath }, { label: 'Enregistrer une personne' }] };

export const loader = reading(async ({ tx, actor, today }) => {
  demand(mayManageStaff(actor));
  const { grades } = await loadPostChoices(tx, today);
  return { grades, posts: await loadPosts(tx) };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    const person = await perform(database, actor, fillPost, { ...typed, personne: 'nouvelle' });
    throw redirect(`${personPath(person)}?fait=pourvu`);
  }),
);

export default function NewPersonPage({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Enregistrer une personne"
        answer="Une personne est enregistrée avec ce qu’elle fait : le poste qu’elle occupe, ou son travail hors poste (apprenti, vacataire)."
      />
      <RecordForm name="enregistrer" answer={actionData} button="Enregistrer">
        <TextField name="matricule" label="Matricule" required />
        <IdentityFields />
        <PostOfOccupation posts={loaderData.posts} />
        <TermsFields grades={loaderData.grades} />
      </RecordForm>
    </>
  );
}
