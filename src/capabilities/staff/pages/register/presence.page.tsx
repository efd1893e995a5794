import { Link } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { countOf } from '../../../../web/count-of.ts';
import tableClasses from '../../../../web/data-table.module.css';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { tableFilePath } from '../../../../web/page-file.ts';
import { PeriodPicker } from '../../../../web/period-picker.tsx';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { RecordForm } from '../../../../web/record-form.tsx';
import { SectionHead } from '../../../../web/section-head.tsx';
import { stretchWords } from '../../register/post-form.ts';
import { recordAbsence } from '../../register/record-absence.ts';
import { setPattern } from '../../register/set-pattern.ts';
import { offWords } from '../../register/work-pattern.ts';
import { absencePath, patternPath, personFilePath } from '../../register.paths.ts';
import { mayReadPersons } from '../../staff.access.ts';
import { doneSentence } from '../done.ts';
import type { Route } from './+types/presence.page.ts';
import { AbsenceFields } from './absence-fields.tsx';
import { ChangeCell } from './change-cell.tsx';
import { PatternFields, PatternGrid } from './pattern-grid.tsx';
import { PersonFrame, personCrumbs } from './person-frame.tsx';
import { personTables } from './person-tables.ts';
import { loadPresence } from './presence.load.ts';
import classes from './register.module.css';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `Présence de ${loaderData?.head.label ?? ''} · Bièvre` }];
export const handle = { crumbs: ({ head }: Loaded) => personCrumbs(head, 'Présence') };

export const loader = reading(async (page, { params }: Route.LoaderArgs) => {
  demand(mayReadPersons(page.actor));
  return { ...(await loadPresence(page, params.code)), done: doneSentence(page.url) };
});

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, matricule: params.code };
    if (form === 'semaine') {
      await perform(database, actor, setPattern, asked);
      return 'Semaine type enregistrée.';
    }
    await perform(database, actor, recordAbsence, asked);
    return 'Absence enregistrée.';
  }),
);

function Absences({ absences, head, year, years }: Loaded) {
  return (
    <section aria-labelledby="absences">
      <SectionHead
        id="absences"
        title={`Absences de ${year}`}
        file={
          absences.length === 0 ? null : tableFilePath(personFilePath(head.code), personTables.absences, { annee: String(year) })
        }
      />
      <div className={classes.teams}>
        <PeriodPicker label="Année des absences" years={years} current={year} />
        {absences.length === 0 ? (
          <EmptyState title={`Aucune absence en ${year}`} />
        ) : (
          <PlainTable label="Absences" heads={['Quand', ...(head.manages ? ['Nature', { spoken: 'Corriger' }] : [])]}>
            {absences.map((line) => (
              <tr key={line.id}>
                <th scope="row">{line.when}</th>
                {head.manages && <td>{line.kind}</td>}
                {head.manages && <ChangeCell to={absencePath(head.code, line.id)} words="Corriger…" of={line.when} />}
              </tr>
            ))}
          </PlainTable>
        )}
        {!head.manages && (
          <p className="soft">La nature des absences n’est montrée qu’aux ressources humaines et à la direction.</p>
        )}
      </div>
    </section>
  );
}

function Week({ pattern, patterns, head }: Loaded) {
  return (
    <section aria-labelledby="semaine">
      <SectionHead
        id="semaine"
        title="Semaine type"
        file={patterns.length === 0 ? null : tableFilePath(personFilePath(head.code), personTables.patterns)}
      />
      <div className={classes.teams}>
        <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Semaine type">
          <PatternGrid pattern={pattern} />
        </div>
        {patterns.length > (head.manages ? 0 : 1) && (
          <ul>
            {patterns.map((one) => (
              <li key={one.id}>
                {stretchWords(one)}&nbsp;:{' '}
                {one.off === null ? 'travaille toutes les demi-journées' : `ne travaille pas ${one.off}`}
                {head.manages && (
                  <>
                    {'. '}
                    <Link to={patternPath(head.code, one.id)} aria-label={`Finir, retirer… ${stretchWords(one)}`}>
                      Finir, retirer…
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function sentence({ isAway, pattern, absences, year }: Loaded): string {
  const off = offWords(pattern);
  const now = isAway ? 'Est en absence aujourd’hui' : 'N’est pas en absence aujourd’hui';
  const week = off === null ? 'travaille toutes les demi-journées' : `ne travaille pas ${off}`;
  return `${now} ; ${week}. ${countOf(absences.length, 'absence', 'absences', 'Aucune absence')} en ${year}.`;
}

export default function PresencePage({ loaderData, actionData }: Route.ComponentProps) {
  const { head, pattern, done } = loaderData;
  return (
    <PersonFrame head={head} sentence={sentence(loaderData)} answer={actionData} done={done}>
      {head.manages && (
        <RecordForm name="absence" answer={actionData} title="Enregistrer une absence" button="Enregistrer l’absence">
          <AbsenceFields />
        </RecordForm>
      )}
      <Absences {...loaderData} />
      <Week {...loaderData} />
      {head.manages && (
        <RecordForm name="semaine" answer={actionData} summary="Changer la semaine type…" button="Enregistrer la semaine">
          <PatternFields pattern={pattern} />
        </RecordForm>
      )}
    </PersonFrame>
  );
}
