import { Link } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { countOf } from '../../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../../web/data-table.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { TextField } from '../../../../web/form-field.tsx';
import { arrangeList, readListState } from '../../../../web/list-state.ts';
import { PageTitle } from '../../../../web/page-title.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { listAgeBands } from '../../measures/age.store.ts';
import { boundsOf } from '../../register/age-band.ts';
import { addRung } from '../../register/record-rung.ts';
import { frenchLadder, type Ladder, ladders } from '../../register/rung.ts';
import { setAgeBands } from '../../register/set-age-bands.ts';
import { gradesFilePath, postsPath, rungPath } from '../../register.paths.ts';
import { mayManageStaff, mayReadPosts } from '../../staff.access.ts';
import type { Route } from './+types/grades.page.ts';
import { loadPostChoices } from './choices.load.ts';
import { type GradeLine, gradeColumns, isOver, loadGrades } from './grades.list.ts';
import classes from './register.module.css';
import { RungFields } from './rung-fields.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Grades et filières · Bièvre' }];
export const handle = { crumbs: [{ label: 'Postes', path: postsPath }, { label: 'Grades et filières' }] };

export const loader = reading(async ({ tx, actor, today, url }) => {
  demand(mayReadPosts(actor));
  const { grades, frameworks, streams } = await loadGrades(tx, today);
  const bands = await listAgeBands(tx);
  return {
    grades: arrangeList(grades, gradeColumns, readListState(url.searchParams)),
    total: grades.length,
    streams: streams.map(({ code, name, toDay }) => ({ code, name, isOver: isOver(toDay, today) })),
    frameworks: frameworks.map(({ code, name, category, toDay }) => ({ code, name, category, isOver: isOver(toDay, today) })),
    bands: bands.map(({ name }) => name),
    bounds: boundsOf(bands).join(' '),
    choices: mayManageStaff(actor).may ? await loadPostChoices(tx, today) : null,
  };
});

export const action = changing(async ({ actor, database }, { request }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    if (form === 'tranches') {
      await perform(database, actor, setAgeBands, typed);
      return 'Tranches d’âge changées : tous les chiffres par âge les suivent.';
    }
    const ladder = ladders.find((one) => one === form) ?? 'grade';
    const code = await perform(database, actor, addRung, { ...typed, echelle: ladder });
    return `${frenchLadder[ladder].added}, de code ${code}.`;
  }),
);

function shownTo(manages: boolean) {
  return withCells<GradeLine>(gradeColumns, 'grade', {
    grade: (line) => <Named ladder="grade" code={line.code} name={line.name} isOver={line.isObsolete} manages={manages} />,
    fin: (line) => line.lastDay !== null && frenchDay(line.lastDay),
  });
}

type NamedProps = { ladder: Ladder; code: string; name: string; category?: string | null; isOver: boolean; manages: boolean };

function Named({ ladder, code, name, category = null, isOver: over, manages }: NamedProps) {
  return (
    <>
      {manages ? <Link to={rungPath(ladder, code)}>{name}</Link> : name}
      {category !== null && `, catégorie ${category}`} {over && <span className="tag look">n’existe plus</span>}
    </>
  );
}

function Lists({ streams, frameworks, choices }: Loaded) {
  const manages = choices !== null;
  return (
    <section aria-labelledby="cadres">
      <h2 id="cadres">Filières et cadres d’emplois</h2>
      {streams.length === 0 ? (
        <p className="soft">Aucune filière enregistrée.</p>
      ) : (
        <ul aria-label="Filières">
          {streams.map((stream) => (
            <li key={stream.code}>
              <Named ladder="stream" {...stream} manages={manages} />
            </li>
          ))}
        </ul>
      )}
      <ul aria-label="Cadres d’emplois">
        {frameworks.map((framework) => (
          <li key={framework.code}>
            <Named ladder="framework" {...framework} manages={manages} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type AddingProps = { choices: NonNullable<Loaded['choices']>; answer: Route.ComponentProps['actionData'] };

function Adding({ choices, answer }: AddingProps) {
  return (
    <section aria-labelledby="ajouter" className={classes.forms} data-print="hidden">
      <h2 id="ajouter">Ajouter</h2>
      {ladders.map((ladder) => (
        <RecordForm
          key={ladder}
          name={ladder}
          answer={answer}
          summary={`Ajouter ${frenchLadder[ladder].a}…`}
          button={`Ajouter ${frenchLadder[ladder].the}`}
        >
          <RungFields ladder={ladder} choices={choices} />
        </RecordForm>
      ))}
    </section>
  );
}

type BandsProps = Pick<Loaded, 'bands' | 'bounds' | 'choices'> & { answer: Route.ComponentProps['actionData'] };

function Bands({ bands, bounds, choices, answer }: BandsProps) {
  return (
    <section aria-labelledby="tranches" className={classes.teams}>
      <h2 id="tranches">Tranches d’âge</h2>
      <p>{bands.join(', ')}.</p>
      {choices !== null && (
        <RecordForm name="tranches" answer={answer} summary="Changer les tranches…" button="Changer les tranches">
          <TextField
            name="bornes"
            label="Âges où l’on passe à la tranche suivante"
            required
            value={bounds}
            hint="Séparés par des espaces. Les chiffres par âge suivent, ceux des années passées aussi."
          />
        </RecordForm>
      )}
    </section>
  );
}

export default function GradesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { grades, total, choices } = loaderData;
  const obsolete = grades.filter(({ isObsolete }) => isObsolete).length;
  return (
    <>
      <PageTitle
        title="Grades et filières"
        answer={`${countOf(total, 'grade', 'grades', 'Aucun grade')}, dont ${countOf(obsolete, 'qui n’existe plus', 'qui n’existent plus', 'aucun qui n’existe plus')} ; ceux-là restent, pour les postes et les personnes qui les portent.`}
      />
      <div className="stack">
        <FormNotice answer={actionData} />
        <div>
          <ListBar searching="un grade, un cadre" count={countOf(grades.length, 'grade', 'grades')} file={gradesFilePath} />
          <DataTable
            caption="Grades"
            columns={shownTo(choices !== null)}
            rows={grades}
            rowKey={(line) => line.code}
            empty={
              <EmptyState title={total === 0 ? 'Aucun grade enregistré' : 'Aucun grade ne correspond'}>
                {total === 0 ? 'Importez le fichier des grades, ou ajoutez-les un à un.' : 'Essayez un autre mot.'}
              </EmptyState>
            }
          />
        </div>
        <Lists {...loaderData} />
        {choices !== null && <Adding choices={choices} answer={actionData} />}
        <Bands {...loaderData} answer={actionData} />
      </div>
    </>
  );
}
