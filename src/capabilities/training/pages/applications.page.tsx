import { Table } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { demand } from '../../../kernel/access.ts';
import { countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { ListBar, RestOfList } from '../../../web/data-table.tsx';
import { DoneNotice } from '../../../web/done-notice.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { arrangeList, firstRows, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { PeriodPicker } from '../../../web/period-picker.tsx';
import { unfinishedNoteOf } from '../../../web/shown-figure.ts';
import { SyntheticTag } from '../../../web/synthetic-tag.tsx';
import { mayManageTraining, mayReadTraining } from '../training.access.ts';
import { applicationsTablePath, shownLinesPath, trainingPath } from '../training.paths.ts';
import type { Route } from './+types/applications.page.ts';
import { type ApplicationRow, type LineCell, loadApplications, rowColumns } from './applications.load.ts';
import { doneSentence } from './done.ts';
import classes from './training.module.css';
import { TrainingTabs } from './training-tabs.tsx';

type Loaded = Route.ComponentProps['loaderData'];

export const meta = () => [{ title: 'Formation et assistance par logiciel · Bièvre' }];
export const handle = { crumbs: [{ label: 'Formation', path: trainingPath }, { label: 'Par logiciel' }] };

export const loader = reading(async (page) => {
  demand(mayReadTraining(page.actor));
  const { rows, years, ...rest } = await loadApplications(page);
  const state = readListState(page.url.searchParams);
  return {
    ...rest,
    years,
    rows: arrangeList(rows, rowColumns(years), { ...state, sort: null }),
    manages: mayManageTraining(page.actor).may,
    done: doneSentence(page.url),
  };
});

function Cell({ cell }: { cell: LineCell }) {
  if ('figure' in cell) return <Figure figure={cell.figure} />;
  return (
    <span className="soft" title={cell.why}>
      sans objet
    </span>
  );
}

function Rows({ rows, manages }: { rows: readonly ApplicationRow[]; manages: boolean }) {
  const [first] = rows;
  if (first === undefined) return null;
  return (
    <tbody>
      {rows.map((row, index) => (
        <tr key={row.line}>
          {index === 0 && (
            <th scope="rowgroup" rowSpan={rows.length}>
              {row.name}
              {manages && (
                <div data-print="hidden">
                  <Link to={shownLinesPath(row.application)} aria-label={`Choisir les lignes de ${row.name}`}>
                    Lignes…
                  </Link>
                </div>
              )}
            </th>
          )}
          <th scope="row" className={classes.line}>
            {row.label}
          </th>
          {row.cells.map((cell, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a line are the years, in their order
            <td key={place} className={tableClasses.number}>
              <Cell cell={cell} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

type Groups = readonly (readonly [application: string, rows: readonly ApplicationRow[]])[];

/** Of a very long list, the applications whose lines are among the first, whole. */
function firstGroups(groups: Groups, rows: readonly ApplicationRow[], parameters: URLSearchParams): Groups {
  const first = new Set(firstRows(rows, parameters).map(({ application }) => application));
  return groups.filter(([application]) => first.has(application));
}

function LinesTable({ rows, years, isRunning, manages }: Loaded) {
  const { search } = useLocation();
  const groups = [...Map.groupBy(rows, ({ application }) => application)];
  const shown = firstGroups(groups, rows, new URLSearchParams(search));
  return (
    <>
      <Lines groups={shown} years={years} isRunning={isRunning} manages={manages} />
      {shown.length < groups.length && <RestOfList shown={`Les ${shown.length} premiers logiciels.`} total={groups.length} />}
    </>
  );
}

type LinesProps = Pick<Loaded, 'years' | 'isRunning' | 'manages'> & { groups: Groups };

function Lines({ groups, years, isRunning, manages }: LinesProps) {
  const label = 'Formation et assistance par logiciel';
  return (
    <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table className={tableClasses.table}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">Logiciel</th>
            <th scope="col">Ligne</th>
            {years.map((one, index) => (
              <th key={one} scope="col" className={tableClasses.number}>
                {one}
                {isRunning && index === years.length - 1 ? ' (en cours)' : ''}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(([application, lines]) => (
          <Rows key={application} rows={lines} manages={manages} />
        ))}
      </Table>
    </div>
  );
}

export default function ApplicationsPage({ loaderData }: Route.ComponentProps) {
  const { rows, choices, current, all, total, done, usersDays } = loaderData;
  const count = new Set(rows.map(({ application }) => application)).size;
  const marked = unfinishedNoteOf(rows.flatMap(({ cells }) => cells.map((cell) => ('figure' in cell ? cell.figure : null))));
  const isSynthetic = rows.some(({ cells }) => cells.some((cell) => 'figure' in cell && cell.figure.synthetic));
  return (
    <>
      <PageTitle
        title="Formation et assistance par logiciel"
        answer={
          <>
            {countOf(count, 'logiciel', 'logiciels', 'Aucun logiciel')} de {current - 2} à {current}.{' '}
            <SyntheticTag shown={isSynthetic} />
          </>
        }
      />
      <TrainingTabs current={applicationsTablePath} />
      <div className="stack">
        <DoneNotice sentence={done} />
        <PeriodPicker label="Dernière des trois années" years={choices.toReversed()} current={current} />
        <div>
          <ListBar
            searching="un logiciel"
            count={countOf(count, 'logiciel', 'logiciels')}
            file="/formation/logiciels.csv"
            kept={['annee']}
          >
            <label className="inline-field">
              <span className="soft">Montrer</span>
              <select name="tous" defaultValue={all ? 'oui' : ''}>
                <option value="">ceux qui ont quelque chose à dire</option>
                <option value="oui">tous</option>
              </select>
            </label>
          </ListBar>
          {rows.length === 0 ? (
            <EmptyState title={total === 0 ? 'Aucun logiciel au catalogue' : 'Aucun logiciel n’a de formation ni d’assistance'}>
              Essayez d’autres années, un autre mot, ou montrez-les tous.
            </EmptyState>
          ) : (
            <LinesTable {...loaderData} />
          )}
        </div>
        <p className="soft">
          {marked && `${marked} `}« 0 » : rien, alors que d’autres sont enregistrés cette année-là. « inconnu » : rien n’est
          enregistré. « sans objet » : le logiciel n’était pas en service. Les utilisateurs sont ceux du{' '}
          {usersDays.join(', puis du ')}.
        </p>
      </div>
    </>
  );
}
