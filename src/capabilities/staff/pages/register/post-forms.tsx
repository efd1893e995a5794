import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { DayTyped, TextField } from '../../../../web/form-field.tsx';
import { RecordForm } from '../../../../web/record-form.tsx';
import { PersonFields, TermsFields } from './occupation-fields.tsx';
import type { PostLoaded } from './post.load.ts';
import { PostFields } from './post-fields.tsx';
import classes from './register.module.css';

type PostFormsProps = { loaded: PostLoaded; forms: NonNullable<PostLoaded['forms']>; answer: FormAnswer | undefined };

/** What those who manage staff do with a post: fill it, put it right, close it. */
export function PostForms({ loaded, forms, answer }: PostFormsProps) {
  const { post, lastDay } = loaded;
  return (
    <section aria-labelledby="gerer" className={classes.forms} data-print="hidden">
      <h2 id="gerer">Gérer ce poste</h2>
      <RecordForm name="pourvoir" answer={answer} summary="Pourvoir le poste…" button="Enregistrer l’occupation">
        <PersonFields persons={forms.persons} isNew={forms.persons.length === 0} />
        <TermsFields grades={forms.choices.grades} />
      </RecordForm>
      <RecordForm name="corriger" answer={answer} summary="Corriger le poste…" button="Corriger le poste">
        <PostFields choices={forms.choices} post={post} lastDay={lastDay} />
      </RecordForm>
      {lastDay === null && (
        <RecordForm name="fermer" answer={answer} summary="Fermer le poste…" button="Fermer le poste" danger>
          <p>Le poste reste ouvert jusqu’au soir de son dernier jour ; plus personne ne peut l’occuper ensuite.</p>
          <DayTyped name="dernier-jour" label="Dernier jour" required />
          <TextField name="deliberation" label="Délibération qui le ferme, facultative" />
        </RecordForm>
      )}
    </section>
  );
}
