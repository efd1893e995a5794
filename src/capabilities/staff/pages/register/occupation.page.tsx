import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { DayTyped, FieldRow, SelectField, TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { endCauses, frenchEndCause } from '../../register/cause.ts';
import { correctOccupation, removeOccupation } from '../../register/correct-occupation.ts';
import { endOccupation } from '../../register/end-occupation.ts';
import { lastDay } from '../../register/occupancy.ts';
import { findOccupation } from '../../register/occupation.store.ts';
import { personPath, personsPath } from '../../register.paths.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { unknownRecord } from '../../staff.problems.ts';
import type { Route } from './+types/occupation.page.ts';
import { loadPostChoices } from './choices.load.ts';
import { TermsFields } from './occupation-fields.tsx';
import { occupationLine } from './post.load.ts';
import classes from './register.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Occupation · Bièvre' }];
export const handle = {
  crumbs: ({ line }: Loaded) => [
    { label: 'Personnel', path: personsPath },
    { label: line.personLabel, path: personPath(line.person) },
    { label: 'Occupation' },
  ],
};

export const loader = reading(async ({ tx, actor, today }, { params }: Route.LoaderArgs) => {
  demand(mayManageStaff(actor));
  const occupation = await findOccupation(tx, params.id);
  if (occupation === null || occupation.person !== params.code) throw unknownRecord();
  const { grades } = await loadPostChoices(tx, today);
  return { occupation, line: occupationLine(occupation, true), lastDay: lastDay(occupation), grades };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, id: params.id };
    if (form === 'finir') {
      await perform(database, actor, endOccupation, asked);
      return 'Fin enregistrée : le poste est vacant dès le lendemain du dernier jour.';
    }
    if (form === 'corriger') {
      await perform(database, actor, correctOccupation, asked);
      return 'Occupation corrigée.';
    }
    await perform(database, actor, removeOccupation, asked);
    throw redirect(`${personPath(params.code)}?fait=occupation-retiree`);
  }),
);

const endChoices = endCauses.map((value) => ({ value, label: frenchEndCause[value] }));

/** Why something that was recorded is not right. */
function ReasonField() {
  return <TextField name="raison" label="Raison, que le journal garde" required />;
}

function words({ line, lastDay: last }: Loaded): string {
  const where = line.post === null ? 'hors poste' : `sur le poste ${line.post}, ${line.postTitle}`;
  const until = last === null ? '' : ` jusqu’au ${frenchDay(last)}`;
  return `${line.status}, ${where}, à partir du ${frenchDay(line.fromDay)}${until}.`;
}

export default function OccupationPage({ loaderData, actionData }: Route.ComponentProps) {
  const { occupation, line, lastDay: last, grades } = loaderData;
  return (
    <>
      <PageTitle title={`Occupation de ${line.personLabel}`} answer={words(loaderData)} />
      <div className={classes.forms}>
        <FormNotice answer={actionData} />
        <RecordForm name="finir" answer={actionData} title="Finir l’occupation" button="Enregistrer la fin">
          <FieldRow>
            <DayTyped name="dernier-jour" label="Dernier jour" required value={last} />
            <DayTyped name="preavis" label="Annoncée le, facultatif" value={occupation.noticeDay} />
          </FieldRow>
          <SelectField name="cause-fin" label="Cause" choices={endChoices} required value={occupation.endCause} />
        </RecordForm>
        <RecordForm
          name="corriger"
          answer={actionData}
          summary="Elle a été mal saisie : corriger…"
          button="Corriger l’occupation"
        >
          <TermsFields grades={grades} occupation={occupation} lastDay={last} />
          <FieldRow>
            <SelectField
              name="cause-fin"
              label="Cause de la fin"
              choices={endChoices}
              none="Aucune"
              value={occupation.endCause}
            />
            <DayTyped name="preavis" label="Annoncée le" value={occupation.noticeDay} />
          </FieldRow>
          <ReasonField />
        </RecordForm>
        <RecordForm
          name="retirer"
          answer={actionData}
          summary="Elle n’a jamais eu lieu : retirer…"
          button="Retirer l’occupation"
          danger
        >
          <p>Le journal garde ce qu’elle disait. Une occupation qui a eu lieu se finit : elle ne se retire pas.</p>
          <ReasonField />
        </RecordForm>
      </div>
    </>
  );
}
