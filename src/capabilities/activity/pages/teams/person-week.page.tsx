import { Link } from 'react-router';
import { perform } from '../../../../database/perform.ts';
import { answerForm } from '../../../../http/form-action.ts';
import { changing, reading } from '../../../../http/reading.ts';
import { addDays } from '../../../../kernel/day.ts';
import type { FormAnswer } from '../../../../kernel/form-answer.ts';
import tableClasses from '../../../../web/data-table.module.css';
import { DoneNotice } from '../../../../web/done-notice.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { useFocusOnceLost } from '../../../../web/focus-once-lost.ts';
import { SelectField, TextField } from '../../../../web/form-field.tsx';
import { History } from '../../../../web/history.tsx';
import { PageTitle } from '../../../../web/page-title.tsx';
import { PlainTable } from '../../../../web/plain-table.tsx';
import { FormNotice, RecordForm } from '../../../../web/record-form.tsx';
import { FileButton, SectionHead } from '../../../../web/section-head.tsx';
import {
  correctionPath,
  linesFilePathOf,
  lockedLinesFilePath,
  personWeekPath,
  teamTimePath,
  teamTimePathOf,
} from '../../activity.paths.ts';
import { frenchMonthOf } from '../../activity.problems.ts';
import { addLockedLine } from '../../week/add-locked-line.ts';
import { approveWeek, returnWeek } from '../../week/judge-week.ts';
import { frenchWeek, weekNumber } from '../../week/week-days.ts';
import type { Route } from './+types/person-week.page.ts';
import { loadPersonWeek, type PersonWeek } from './person-week.load.ts';
import classes from './teams.module.css';
import { WorkFields } from './work-fields.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export { compareOnceTold as shouldRevalidate } from '../../../../web/compare-once-told.ts';

export const meta = ({ loaderData }: Route.MetaArgs) => [
  { title: `${loaderData ? `${loaderData.label}, semaine ${frenchWeek(loaderData.monday)}` : 'Semaine'} · Bièvre` },
];
export const handle = {
  crumbs: ({ label, monday }: Loaded) => [
    { label: 'Temps des équipes', path: teamTimePath },
    { label: frenchMonthOf(monday), path: teamTimePathOf(monday.slice(0, 7), null) },
    { label },
  ],
};

export const loader = reading((page, { params }: Route.LoaderArgs) => loadPersonWeek(page, params.person, params.monday));

export const action = changing(async ({ actor, database }, { request, params }: Route.ActionArgs) =>
  answerForm(request, async (form, typed) => {
    const asked = { ...typed, matricule: params.person, lundi: params.monday };
    if (form === 'rendre') {
      await perform(database, actor, returnWeek, asked);
      return 'Semaine rendue : la personne lira votre mot sur sa semaine.';
    }
    if (form === 'ajouter') {
      await perform(database, actor, addLockedLine, asked);
      return 'Ligne ajoutée : la personne la lit sur sa semaine.';
    }
    await perform(database, actor, approveWeek, asked);
    return 'Semaine approuvée.';
  }),
);

function Grid({ days, rows, total, label, person, monday }: PersonWeek) {
  if (rows.length === 0) return <EmptyState title="Rien n’est enregistré cette semaine" />;
  const shown = days.filter((_, place) => place < 5 || rows.some(({ cells }) => cells[place] !== ''));
  return (
    <section aria-labelledby="semaine">
      <SectionHead id="semaine" title="Ce qui est enregistré" file={linesFilePathOf(monday, addDays(monday, 6), person)} />
      <PlainTable
        label={`Semaine de ${label}`}
        heads={['Activité', ...shown.map(({ head, note }) => ({ number: note === null ? head : `${head}, ${note}` }))]}
      >
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.title}
              <span className={classes.balance}>{row.detail}</span>
            </th>
            {shown.map(({ day }) => (
              <td key={day} className={tableClasses.number}>
                {row.cells[days.findIndex((one) => one.day === day)]}
              </td>
            ))}
          </tr>
        ))}
        <tr className={classes.sum}>
          <th scope="row">Placé / dû : {total}</th>
          {shown.map(({ day, told, isOff }) => (
            <td key={day} className={`${tableClasses.number} ${isOff ? 'look-words' : ''}`}>
              {told}
            </td>
          ))}
        </tr>
      </PlainTable>
    </section>
  );
}

function LockedLines({ lockedLines, mayDecide, person, monday }: PersonWeek) {
  if (lockedLines.length === 0) return null;
  return (
    <section aria-label="Lignes verrouillées">
      <details open={lockedLines.some(({ isCounterEntry }) => isCounterEntry)}>
        <summary>Lignes verrouillées{mayDecide && ', pour en corriger une'}…</summary>
        <p>
          <FileButton file={lockedLinesFilePath(person, monday)} of="lignes verrouillées" />
        </p>
        <PlainTable label="Lignes verrouillées" heads={['Jour', { number: 'Part' }, 'Activité', { spoken: 'Corriger' }]}>
          {lockedLines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.when}</th>
              <td className={tableClasses.number}>{line.isTakenBack ? <del>{line.days}</del> : line.days}</td>
              <td>
                {line.title}, {line.detail} {line.tag !== null && <span className="tag">{line.tag}</span>}
              </td>
              <td>
                {mayDecide && !line.isTakenBack && !line.isCounterEntry && (
                  <Link to={correctionPath(line.id)} aria-label={`Corriger ${line.when}, ${line.title}`}>
                    Corriger…
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      </details>
    </section>
  );
}

/** Which forms the page has, by their names. */
const offers = ({ mayDecide, state, choices, lockedDays }: PersonWeek) => ({
  approuver: mayDecide && state === 'finished',
  rendre: mayDecide && (state === 'finished' || state === 'approved'),
  ajouter: choices !== null && lockedDays.length > 0,
});

function Addition({ week, answer }: { week: PersonWeek; answer: Route.ComponentProps['actionData'] }) {
  if (week.choices === null || !offers(week).ajouter) return null;
  return (
    <RecordForm name="ajouter" answer={answer} summary="Ajouter ce qui manque à un jour verrouillé…" button="Ajouter la ligne">
      <p>
        La personne ne peut plus remplir ce jour. La ligne se lit sur sa semaine ; le journal garde qui l’a ajoutée et pourquoi.
      </p>
      <SelectField name="jour" label="Jour" choices={week.lockedDays} required />
      <TextField name="jours" label="Part du jour" required inputMode="decimal" />
      <WorkFields choices={week.choices} />
      <TextField name="raison" label="Raison, que le journal garde" required />
    </RecordForm>
  );
}

/** What whoever approves should know, beside the button. */
function toApprove({ off, left, warnings }: PersonWeek): string {
  if (off !== null) return `Elle ne tombe pas juste. ${left}`;
  return warnings.length > 0 ? 'Elle a de quoi être regardée, ci-dessus.' : 'Elle tombe juste, et rien n’est à signaler.';
}

function Decisions({ week, answer }: { week: PersonWeek; answer: Route.ComponentProps['actionData'] }) {
  const version = <input type="hidden" name="version" value={week.version} />;
  return (
    <>
      {offers(week).approuver && (
        <RecordForm name="approuver" answer={answer} title="Approuver cette semaine" button="Approuver la semaine">
          {version}
          <p>{toApprove(week)}</p>
        </RecordForm>
      )}
      {offers(week).rendre && (
        <RecordForm name="rendre" answer={answer} summary="Rendre cette semaine avec un mot…" button="Rendre la semaine" danger>
          {version}
          <TextField name="mot" label="Un mot pour la personne" required />
        </RecordForm>
      )}
    </>
  );
}

/** What came of the last form: a refusal stands in it, and here once the week as it is now has no such form. */
function Answered({ week, answer }: { week: PersonWeek; answer: FormAnswer }) {
  const isThere = Object.entries(offers(week)).some(([form, isOffered]) => form === answer.form && isOffered);
  const gone = answer.done === null && !isThere ? answer.refusal : null;
  const notice = useFocusOnceLost<HTMLParagraphElement>(gone, answer);
  if (gone === null) return <FormNotice answer={answer} />;
  return (
    <p ref={notice} role="alert" tabIndex={-1} className="notice fault">
      {gone}
    </p>
  );
}

function answerOf(week: PersonWeek): string {
  if (!week.isAtWork)
    return `${week.label} n’a, d’après le registre du personnel, aucune occupation dont le temps se compte cette semaine : rien n’y est dû.`;
  return `Cette semaine est ${week.stateWords}. ${week.left}`;
}

export default function PersonWeekPage({ loaderData: week, actionData }: Route.ComponentProps) {
  const [before, after] = [addDays(week.monday, -7), addDays(week.monday, 7)];
  const done = week.isJustCorrected ? 'Ligne corrigée : les deux écritures se lisent ci-dessous.' : null;
  return (
    <>
      <PageTitle
        title={`${week.label}, semaine ${frenchWeek(week.monday)}`}
        answer={answerOf(week)}
        actions={
          <>
            <Link to={personWeekPath(week.person, before)} className="button">
              ← Semaine {weekNumber(before)}
            </Link>
            <Link to={personWeekPath(week.person, after)} className="button">
              Semaine {weekNumber(after)} →
            </Link>
          </>
        }
      />
      <div className="stack">
        {actionData === undefined ? <DoneNotice sentence={done} /> : <Answered week={week} answer={actionData} />}
        {week.word !== null && <p className="notice look">Rendue avec ce mot : «&nbsp;{week.word}&nbsp;»</p>}
        {week.isSynthetic && (
          <p>
            <span className="tag synthetic">synthétique</span> Ces lignes sont des données de démonstration.
          </p>
        )}
        <Grid {...week} />
        {week.warnings.length > 0 && (
          <section aria-labelledby="a-regarder">
            <h2 id="a-regarder">À regarder</h2>
            <ul>
              {week.warnings.map((one) => (
                <li key={one} className="look-words">
                  {one}
                </li>
              ))}
            </ul>
          </section>
        )}
        <Decisions week={week} answer={actionData} />
        <LockedLines {...week} />
        <Addition week={week} answer={actionData} />
        {week.facts && <History events={week.facts} source="journal" />}
      </div>
    </>
  );
}
