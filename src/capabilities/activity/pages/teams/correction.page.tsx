import { redirect } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, type PageReading, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { addDays } from '../../../../kernel/day.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { TextField } from '../../../../web/form-field.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { findWorkingPerson } from '../../../staff/index.ts';
import { mayApproveWeeks } from '../../activity.access.ts';
import { personWeekPath, teamTimePath } from '../../activity.paths.ts';
import { readChoices } from '../../week/choices.ts';
import { correctLine, readLineToCorrect } from '../../week/correct-line.ts';
import { frenchPart } from '../../week/part-of-day.ts';
import { mondayOf } from '../../week/week-days.ts';
import { workChoices } from '../../week/work-choices.ts';
import { workWords } from '../../week/work-words.ts';
import type { Route } from './+types/correction.page.ts';
import { WorkFields } from './work-fields.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Corriger une ligne · Bièvre' }];
export const handle = {
  crumbs: ({ person, monday }: Loaded) => [
    { label: 'Temps des équipes', path: teamTimePath },
    { label: person, path: personWeekPath(person, monday) },
    { label: 'Corriger une ligne' },
  ],
};

async function loadLine({ tx, actor }: PageReading, id: string) {
  demand(mayApproveWeeks(actor));
  const line = await readLineToCorrect(tx, actor, id);
  const monday = mondayOf(line.date);
  const window = { from: monday, to: addDays(monday, 7) };
  const working = await findWorkingPerson(tx, line.person, window);
  const { choices, names } = await readChoices(tx, window, working?.teams ?? new Set());
  return {
    ...{ person: line.person, monday, when: frenchDay(line.date), days: frenchPart(line.hundredths) },
    words: workWords(line, names),
    choices: workChoices(choices, names, line),
    line,
  };
}

export const loader = reading((page, { params }: Route.LoaderArgs) => loadLine(page, params.id));

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    const { person, monday } = await perform(database, actor, correctLine, { ...typed, id: params.id });
    throw redirect(`${personWeekPath(person, monday)}?fait=corrigee`);
  }),
);

export default function CorrectionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { person, when, days, words, choices, line } = loaderData;
  return (
    <>
      <PageTitle title={`Corriger une ligne de ${person}`} answer={`Le ${when} : ${days}, ${words.title}, ${words.detail}.`} />
      <div className="stack">
        <FormNotice answer={actionData} />
        <RecordForm name="corriger" answer={actionData} title="Ce qu’il fallait dire" button="Corriger la ligne">
          <p>
            La ligne reste, une contre-écriture la reprend, et ce que vous donnez ici se lit à côté. Le journal garde les deux et
            la raison.
          </p>
          <TextField name="jours" label="Part du jour, 0 pour retirer la ligne" value={days} required inputMode="decimal" />
          <WorkFields choices={choices} line={line} />
          <TextField name="raison" label="Raison, que le journal garde" required />
        </RecordForm>
      </div>
    </>
  );
}
