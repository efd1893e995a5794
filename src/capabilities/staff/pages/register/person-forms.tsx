import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import { RecordForm } from '../../../../web/record-form.tsx';
import { AssignmentFields } from './assignment-fields.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { PostOfOccupation, TermsFields } from './occupation-fields.tsx';
import type { PersonLoaded } from './person.load.ts';
import classes from './register.module.css';

type PersonFormsProps = {
  forms: NonNullable<PersonLoaded['forms']>;
  identity: NonNullable<PersonLoaded['identity']>;
  answer: FormAnswer | undefined;
};

/** What those who manage staff record of a person: another occupation, an assignment, who they are. */
export function PersonForms({ forms, identity, answer }: PersonFormsProps) {
  return (
    <section aria-labelledby="gerer" className={classes.forms} data-print="hidden">
      <h2 id="gerer">Enregistrer</h2>
      <RecordForm name="occuper" answer={answer} summary="Une occupation…" button="Enregistrer l’occupation">
        <PostOfOccupation posts={forms.posts} />
        <TermsFields grades={forms.choices.grades} />
      </RecordForm>
      <RecordForm name="affecter" answer={answer} summary="Une affectation à une équipe…" button="Enregistrer l’affectation">
        <AssignmentFields teams={forms.choices.teams} />
      </RecordForm>
      <RecordForm name="identite" answer={answer} summary="Son identité…" button="Enregistrer">
        <IdentityFields person={identity} />
      </RecordForm>
    </section>
  );
}
