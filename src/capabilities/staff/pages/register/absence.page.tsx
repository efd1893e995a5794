import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { findAbsence } from '../../register/absence.store.ts';
import { halfDayWords } from '../../register/absence.ts';
import { frenchAbsenceKind } from '../../register/absence-kind.ts';
import { correctAbsence, removeAbsence } from '../../register/record-absence.ts';
import { personPath, personsPath, presencePath } from '../../register.paths.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { unknownRecord } from '../../staff.problems.ts';
import type { Route } from './+types/absence.page.ts';
import { AbsenceFields } from './absence-fields.tsx';
import { findShownPerson, headOf } from './person.load.ts';
import classes from './register.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Absence · Bièvre' }];
export const handle = {
  crumbs: ({ head }: Loaded) => [
    { label: 'Personnel', path: personsPath },
    { label: head.label, path: personPath(head.code) },
    { label: 'Présence', path: presencePath(head.code) },
    { label: 'Absence' },
  ],
};

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  demand(mayManageStaff(page.actor));
  const absence = await findAbsence(page.tx, params.id);
  if (absence === null || absence.person !== params.code) throw unknownRecord();
  return { head: headOf(page, await findShownPerson(page, params.code)), absence };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, id: params.id };
    if (form === 'corriger') {
      await perform(database, actor, correctAbsence, asked);
      return 'Absence corrigée.';
    }
    await perform(database, actor, removeAbsence, asked);
    throw redirect(`${presencePath(params.code)}?fait=absence-retiree`);
  }),
);

export default function AbsencePage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, absence } = loaderData;
  return (
    <>
      <PageTitle title={`Absence de ${head.label}`} answer={`${frenchAbsenceKind[absence.kind]}, ${halfDayWords(absence)}.`} />
      <div className={classes.forms}>
        <FormNotice answer={actionData} />
        <RecordForm name="corriger" answer={actionData} title="Corriger l’absence" button="Corriger l’absence">
          <AbsenceFields absence={absence} />
        </RecordForm>
        <RecordForm
          name="retirer"
          answer={actionData}
          summary="Elle n’a pas eu lieu : retirer…"
          button="Retirer l’absence"
          danger
        >
          <p>Le journal garde les jours ; la nature et la raison sont gardées pour ceux qui gèrent le personnel.</p>
          <TextField name="raison" label="Raison" required />
        </RecordForm>
      </div>
    </>
  );
}
