import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import tableClasses from '../../../../web/data-table.module.css';
import { DayTyped, TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { endPattern, removePattern } from '../../register/end-pattern.ts';
import { lastDay } from '../../register/occupancy.ts';
import { stretchWords } from '../../register/post-form.ts';
import { findPattern } from '../../register/work-pattern.store.ts';
import { personPath, personsPath, presencePath } from '../../register.paths.ts';
import { mayManageStaff } from '../../staff.access.ts';
import { unknownRecord } from '../../staff.problems.ts';
import type { Route } from './+types/pattern.page.ts';
import { PatternGrid } from './pattern-grid.tsx';
import { findShownPerson, headOf } from './person.load.ts';
import classes from './register.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Semaine type · Bièvre' }];
export const handle = {
  crumbs: ({ head }: Loaded) => [
    { label: 'Personnel', path: personsPath },
    { label: head.label, path: personPath(head.code) },
    { label: 'Présence', path: presencePath(head.code) },
    { label: 'Semaine type' },
  ],
};

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  demand(mayManageStaff(page.actor));
  const pattern = await findPattern(page.tx, params.id);
  if (pattern === null || pattern.person !== params.code) throw unknownRecord();
  return { head: headOf(page, await findShownPerson(page, params.code)), pattern, lastDay: lastDay(pattern) };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, id: params.id };
    if (form === 'finir') {
      await perform(database, actor, endPattern, asked);
      return 'Fin enregistrée : ensuite, toutes les demi-journées sont travaillées.';
    }
    await perform(database, actor, removePattern, asked);
    throw redirect(`${presencePath(params.code)}?fait=semaine-retiree`);
  }),
);

export default function PatternPage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, pattern } = loaderData;
  return (
    <>
      <PageTitle title={`Semaine type de ${head.label}`} answer={`Elle vaut ${stretchWords(pattern)}.`} />
      <div className={classes.forms}>
        <FormNotice answer={actionData} />
        <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Semaine type">
          <PatternGrid pattern={pattern.pattern} />
        </div>
        <RecordForm name="finir" answer={actionData} title="Finir cette semaine type" button="Finir la semaine type">
          <DayTyped
            name="dernier-jour"
            label="Dernier jour"
            required
            value={loaderData.lastDay}
            hint="Ensuite, toutes les demi-journées sont travaillées, jusqu’à la semaine type suivante s’il y en a une."
          />
        </RecordForm>
        <RecordForm
          name="retirer"
          answer={actionData}
          summary="Elle est fausse : retirer…"
          button="Retirer la semaine type"
          danger
        >
          <p>À ses dates, toutes les demi-journées sont alors travaillées. Le journal garde ce qu’elle disait.</p>
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
      </div>
    </>
  );
}
