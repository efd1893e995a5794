import { Link } from 'react-router';
import { reading } from '../../../../http/reading.ts';
import { demand } from '../../../../kernel/access.ts';
import { frenchDay } from '../../../../kernel/french.ts';
import { countOf } from '../../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../../web/data-table.tsx';
import { EmptyState } from '../../../../web/empty-state.tsx';
import { arrangeList, readListState } from '../../../../web/list-state.ts';
import { PageTitle } from '../../../../web/page-title.tsx';
import { DayField } from '../../../../web/period-picker.tsx';
import { percentWords } from '../../register/post-changes.ts';
import { movementListPath, newPersonPath, personPath, postPath } from '../../register.paths.ts';
import { mayManageStaff, mayReadPersons } from '../../staff.access.ts';
import { frenchStatus, statuses } from '../../status.ts';
import { FilterSelect } from '../filter-select.tsx';
import type { Route } from './+types/persons.page.ts';
import { loadPostChoices } from './choices.load.ts';
import { loadPersons, type PersonLine, personColumns } from './persons.list.ts';

export const meta = () => [{ title: 'Personnel · Bièvre' }];
export const handle = { crumbs: [{ label: 'Personnel' }] };

export const loader = reading(async (page) => {
  demand(mayReadPersons(page.actor));
  const { lines, ...rest } = await loadPersons(page);
  const { teams } = await loadPostChoices(page.tx, page.today);
  return {
    ...rest,
    lines: arrangeList(lines, personColumns, readListState(page.url.searchParams)),
    teams,
    manages: mayManageStaff(page.actor).may,
  };
});

const columns = withCells<PersonLine>(personColumns, 'matricule', {
  matricule: (line) => (
    <>
      <Link to={personPath(line.code)}>{line.code}</Link> {!line.isPresent && <span className="tag">absent des effectifs</span>}
    </>
  ),
  poste: (line) =>
    line.posts.map(({ code, title }) => (
      <div key={code}>
        <Link to={postPath(code)}>{code}</Link> {title}
      </div>
    )),
  equipe: (line) =>
    line.teams.map(({ name, share }) => <div key={name}>{share === 100 ? name : `${name}, ${percentWords(share)}`}</div>),
  temps: (line) => line.time !== null && percentWords(line.time),
  depuis: (line) => line.since !== null && frenchDay(line.since),
});

const statusChoices = statuses.map((value) => ({ value, label: frenchStatus[value] }));

function Filters({ teams, asked }: Pick<Route.ComponentProps['loaderData'], 'teams' | 'asked'>) {
  const all = [{ value: 'tous', label: 'Tous, partis compris' }];
  return (
    <>
      <FilterSelect name="equipe" label="Équipe" all="Toutes les équipes" choices={teams} value={asked.team} />
      <FilterSelect name="statut" label="Statut" all="Tous les statuts" choices={statusChoices} value={asked.status} />
      <FilterSelect name="etat" label="Présence" all="Présents ce jour" choices={all} value={asked.all ? 'tous' : null} />
      <DayField label="au" name="jour" value={asked.date} />
    </>
  );
}

export default function PersonsPage({ loaderData }: Route.ComponentProps) {
  const { lines, total, present, asked, manages, isOfTeams } = loaderData;
  const there = countOf(present, 'personne présente', 'personnes présentes', 'Personne n’est présent');
  return (
    <>
      <PageTitle
        title="Personnel"
        answer={`${there} au ${frenchDay(asked.date)}${isOfTeams ? ', dans les équipes dont vous répondez' : ''}.`}
        actions={
          <>
            <Link to={movementListPath} className="button">
              Mouvements
            </Link>
            {manages && (
              <Link to={newPersonPath} className="button primary">
                Enregistrer une personne
              </Link>
            )}
          </>
        }
      />
      <ListBar searching="un matricule, un nom" count={countOf(lines.length, 'personne', 'personnes')} file="/personnel.csv">
        <Filters {...loaderData} />
      </ListBar>
      <DataTable
        caption={`Personnel au ${frenchDay(asked.date)}`}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.code}
        empty={
          <EmptyState title={total === 0 ? 'Personne n’est enregistré' : 'Personne ne correspond'}>
            {total === 0 && manages ? (
              <Link to={newPersonPath}>Enregistrez une première personne</Link>
            ) : (
              'Essayez un autre mot, un autre jour ou une autre équipe.'
            )}
          </EmptyState>
        }
      />
    </>
  );
}
