import { Link } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { countOf } from '../../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../../web/data-table.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../../web/list-state.ts';
import { PageTitle } from '../../../../web/page-title.tsx';
import type { CoverageState } from '../../capacity/coverage.ts';
import { coverageFilePath } from '../../capacity.paths.ts';
import { personPath } from '../../register.paths.ts';
import { FilterSelect } from '../filter-select.tsx';
import type { Route } from './+types/coverage.page.ts';
import classes from './capacity.module.css';
import { type CoverageLine, coverageColumns, loadCoverage } from './coverage.list.ts';

export const meta = () => [{ title: 'Compétences · Bièvre' }];
export const handle = { crumbs: [{ label: 'Compétences' }] };

export const loader = reading(async (page) => {
  const { lines, ...loaded } = await loadCoverage(page);
  return { ...loaded, lines: arrangeList(lines, coverageColumns, readListState(page.url.searchParams)) };
});

const stateTag: Readonly<Record<CoverageState, string>> = {
  nobody: 'fault',
  'single-leaving': 'fault',
  single: 'look',
  'all-leaving': 'fault',
  covered: 'good',
};

const columns = withCells<CoverageLine>(
  coverageColumns.filter(({ key }) => key !== 'nature'),
  'nom',
  {
    nom: ({ name, application }) => (
      <>
        {name} {application === null && <span className="tag">thème</span>}
      </>
    ),
    etat: ({ state, stateWords }) => <span className={`tag ${stateTag[state]}`}>{stateWords}</span>,
    qui: ({ who }) =>
      who.map(({ code, label, leaves }) => (
        <span key={code} className={classes.who}>
          <Link to={personPath(code)}>{label}</Link>
          {leaves !== null && <span className="look-words">, {leaves}</span>}
        </span>
      )),
  },
);

function answerOf({ counts, isWhole }: Pick<Route.ComponentProps['loaderData'], 'counts' | 'isWhole'>): string {
  const single = countOf(
    counts.single,
    'logiciel ou thème ne tient qu’à une personne',
    'logiciels et thèmes ne tiennent qu’à une personne',
    'Aucun logiciel ni thème ne tient qu’à une personne',
  );
  const nobody = counts.nobody === 0 ? '' : `, ${countOf(counts.nobody, 'n’a', 'n’ont')} personne pour y travailler seul`;
  const leaving =
    counts.leaving === 0 ? '' : ` ; d’ici dix-huit mois, ${countOf(counts.leaving, 'perd', 'perdent')} tous ceux qui savent`;
  const others = isWhole ? '' : ' Parmi les personnes montrées ici : ailleurs, d’autres savent peut-être.';
  return `${single}${nobody}${leaving}.${others}`;
}

export default function CoveragePage({ loaderData }: Route.ComponentProps) {
  const { lines, total, counts, isWhole, team, teams, state } = loaderData;
  return (
    <>
      <PageTitle title="Compétences" answer={answerOf({ counts, isWhole })} />
      <ListBar
        searching="un logiciel, un thème, une personne"
        count={countOf(lines.length, 'logiciel ou thème', 'logiciels et thèmes')}
        file={coverageFilePath}
      >
        <FilterSelect name="equipe" label="Équipe" all="Toutes les équipes" choices={teams} value={team} />
        <FilterSelect name="etat" label="État" all="Tous" choices={[{ value: 'a-risque', label: 'À risque' }]} value={state} />
      </ListBar>
      <DataTable
        caption="Qui sait faire quoi, aujourd’hui"
        columns={columns}
        rows={lines}
        rowKey={(line) => line.key}
        empty={
          <EmptyState title={total === 0 ? 'Aucune compétence enregistrée' : 'Rien ne correspond'}>
            {total === 0 ? 'Les compétences s’enregistrent sur la page de chaque personne.' : 'Essayez un autre mot.'}
          </EmptyState>
        }
      />
    </>
  );
}
