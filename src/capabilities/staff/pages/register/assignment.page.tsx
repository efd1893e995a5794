import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { DayTyped, TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { correctAssignment, endAssignment, removeAssignment } from '../../register/assign-team.ts';
import { findAssignment } from '../../register/assignment.store.ts';
import { lastDay } from '../../register/occupancy.ts';
import { percentWords } from '../../register/post-changes.ts';
import { personPath, personsPath } from '../../register.paths.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { unknownRecord } from '../../staff.problems.ts';
import type { Route } from './+types/assignment.page.ts';
import { AssignmentFields } from './assignment-fields.tsx';
import { loadPostChoices } from './choices.load.ts';
import { findShownPerson, headOf } from './person.load.ts';
import classes from './register.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Affectation · Bièvre' }];
export const handle = {
  crumbs: ({ head }: Loaded) => [
    { label: 'Personnel', path: personsPath },
    { label: head.label, path: personPath(head.code) },
    { label: 'Affectation' },
  ],
};

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  demand(mayManageStaff(page.actor));
  const assignment = await findAssignment(page.tx, params.id);
  if (assignment === null || assignment.person !== params.code) throw unknownRecord();
  const { teams } = await loadPostChoices(page.tx, page.today);
  const head = headOf(page, await findShownPerson(page, params.code));
  return { head, assignment, lastDay: lastDay(assignment), teams };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, id: params.id };
    if (form === 'finir') {
      await perform(database, actor, endAssignment, asked);
      return 'Fin de l’affectation enregistrée.';
    }
    if (form === 'corriger') {
      await perform(database, actor, correctAssignment, asked);
      return 'Affectation corrigée.';
    }
    await perform(database, actor, removeAssignment, asked);
    throw redirect(`${personPath(params.code)}?fait=affectation-retiree`);
  }),
);

function words({ assignment, lastDay: last, teams }: Loaded): string {
  const name = teams.find(({ value }) => value === assignment.team)?.label ?? assignment.team;
  const until = last === null ? '' : ` jusqu’au ${frenchDay(last)}`;
  return `${name}, ${percentWords(assignment.share)} de son temps, à partir du ${frenchDay(assignment.fromDay)}${until}.`;
}

export default function AssignmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, assignment, lastDay: last, teams } = loaderData;
  return (
    <>
      <PageTitle title={`Affectation de ${head.label}`} answer={words(loaderData)} />
      <div className={classes.forms}>
        <FormNotice answer={actionData} />
        <RecordForm name="finir" answer={actionData} title="Finir l’affectation" button="Enregistrer la fin">
          <DayTyped name="dernier-jour" label="Dernier jour" required value={last} />
        </RecordForm>
        <RecordForm
          name="corriger"
          answer={actionData}
          summary="Elle a été mal saisie : corriger…"
          button="Corriger l’affectation"
        >
          <AssignmentFields teams={teams} assignment={assignment} lastDay={last} />
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
        <RecordForm
          name="retirer"
          answer={actionData}
          summary="Elle n’a jamais eu lieu : retirer…"
          button="Retirer l’affectation"
          danger
        >
          <p>Le journal garde ce qu’elle disait.</p>
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
      </div>
    </>
  );
}
