import { redirect } from 'react-router';
import { perform } from '../../../database/perform.ts';
import { answerForm } from '../../../http/form-action.ts';
import { changing, reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { problem } from '../../../kernel/problem.ts';
import { CheckField } from '../../../web/form-field.tsx';
import { PageTitle } from '../../../web/page-title.tsx';
import { RecordForm } from '../../../web/record-form.tsx';
import { listApplications } from '../../catalogue/index.ts';
import { applicationLines, frenchLine } from '../application-lines.ts';
import { chooseLines } from '../choose-lines.ts';
import { readShownLines } from '../shown-line.store.ts';
import { mayManageTraining } from '../training.access.ts';
import { applicationsTablePath, trainingPath } from '../training.paths.ts';
import { unknownCode } from '../training.problems.ts';
import type { Route } from './+types/shown-lines.page.ts';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Lignes du tableau par logiciel · Bièvre' }];
export const handle = {
  crumbs: ({ name }: Loaded) => [
    { label: 'Formation', path: trainingPath },
    { label: 'Par logiciel', path: applicationsTablePath },
    { label: name },
  ],
};

export const loader = reading(async ({ tx, actor }, { params }: Route.LoaderArgs) => {
  demand(mayManageTraining(actor));
  const applications = await listApplications(tx);
  const found = applications.find(({ code }) => code === params.code);
  if (found === undefined) {
    const codes = applications.map(({ code }) => code);
    throw problem('not-found', 'training.unknown-application', unknownCode('Aucun logiciel', params.code, codes));
  }
  return { name: found.name, lines: (await readShownLines(tx)).get(found.code) ?? applicationLines };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (_form, typed) => {
    await perform(database, actor, chooseLines, { ...typed, logiciel: params.code });
    throw redirect(`${applicationsTablePath}?fait=lignes`);
  }),
);

export default function ShownLinesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { name, lines } = loaderData;
  return (
    <>
      <PageTitle
        title={`Lignes de ${name}`}
        answer="Ce que le tableau par logiciel dit de lui ; sans aucune ligne, il n’y est pas."
      />
      <RecordForm name="lignes" answer={actionData} button="Choisir ces lignes">
        {applicationLines.map((line) => (
          <CheckField key={line} name={line} label={frenchLine[line]} checked={lines.includes(line)} />
        ))}
      </RecordForm>
    </>
  );
}
