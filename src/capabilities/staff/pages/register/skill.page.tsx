import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { correctSkill, removeSkill } from '../../register/record-skill.ts';
import { findSkill } from '../../register/skill.store.ts';
import { frenchSkillLevel } from '../../register/skill.ts';
import { personPath, personsPath, skillsPath } from '../../register.paths.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { unknownRecord } from '../../staff.problems.ts';
import type { Route } from './+types/skill.page.ts';
import { findShownPerson, headOf } from './person.load.ts';
import classes from './register.module.css';
import { SkillFields } from './skill-fields.tsx';
import { loadSkillChoices } from './skills.load.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Compétence · Bièvre' }];
export const handle = {
  crumbs: ({ head }: Loaded) => [
    { label: 'Personnel', path: personsPath },
    { label: head.label, path: personPath(head.code) },
    { label: 'Compétences', path: skillsPath(head.code) },
    { label: 'Compétence' },
  ],
};

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  demand(mayManageStaff(page.actor));
  const skill = await findSkill(page.tx, params.id);
  if (skill === null || skill.person !== params.code) throw unknownRecord();
  const choices = await loadSkillChoices(page);
  return { head: headOf(page, await findShownPerson(page, params.code)), skill, choices };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, id: params.id };
    if (form === 'corriger') {
      await perform(database, actor, correctSkill, asked);
      return 'Compétence corrigée.';
    }
    await perform(database, actor, removeSkill, asked);
    throw redirect(`${skillsPath(params.code)}?fait=competence-retiree`);
  }),
);

export default function SkillPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, skill, choices } = loaderData;
  const what = choices.applications.find(({ value }) => value === skill.application)?.label ?? skill.topic ?? '';
  return (
    <>
      <PageTitle title={`Compétence de ${head.label}`} answer={`${what} : ${frenchSkillLevel[skill.level]}.`} />
      <div className={classes.forms}>
        <FormNotice answer={actionData} />
        <RecordForm name="corriger" answer={actionData} title="Corriger la compétence" button="Corriger la compétence">
          <SkillFields choices={choices} skill={skill} />
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
        <RecordForm name="retirer" answer={actionData} summary="Elle est fausse : retirer…" button="Retirer la compétence" danger>
          <p>Le journal garde ce qu’elle disait.</p>
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
      </div>
    </>
  );
}
