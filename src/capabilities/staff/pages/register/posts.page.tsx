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
import { gradesPath, newPostPath, personPath, postPath } from '../../register.paths.ts';
import { mayManageStaff, mayReadPosts } from '../../staff.access.ts';
import { categories } from '../../status.ts';
import { FilterSelect } from '../filter-select.tsx';
import type { Route } from './+types/posts.page.ts';
import { loadPostChoices } from './choices.load.ts';
import { frenchStanding, loadPosts, type PostLine, postColumns } from './posts.list.ts';
import classes from './register.module.css';

export const meta = () => [{ title: 'Postes · Bièvre' }];
export const handle = { crumbs: [{ label: 'Postes' }] };

export const loader = reading(async (page) => {
  demand(mayReadPosts(page.actor));
  const { lines, ...rest } = await loadPosts(page);
  const { teams, streams } = await loadPostChoices(page.tx, page.today);
  return {
    ...rest,
    lines: arrangeList(lines, postColumns, readListState(page.url.searchParams)),
    teams,
    streams,
    manages: mayManageStaff(page.actor).may,
  };
});

const standingTag = { held: '', part: 'look', vacant: 'look', closed: '', coming: '' } as const;

// The state stands beside who holds the post; it keeps its own column in the file.
const columns = withCells<PostLine>(postColumns, 'intitule', {
  code: (line) => <Link to={postPath(line.code)}>{line.code}</Link>,
  intitule: (line) => (
    <>
      {line.title} {!line.budgeted && <span className="tag">non budgété</span>}
    </>
  ),
  quotite: (line) => percentWords(line.quota),
  occupe: (line) => (
    <>
      {line.holders.map(({ code, label }) => (
        <div key={code}>
          <Link to={personPath(code)}>{label}</Link>
        </div>
      ))}
      {(line.standing !== 'held' || line.holders.length === 0) && (
        <span className={`tag ${standingTag[line.standing]}`}>{frenchStanding[line.standing]}</span>
      )}
    </>
  ),
  vacant: (line) => line.vacantSince !== null && <span className={classes.day}>{frenchDay(line.vacantSince)}</span>,
}).filter(({ key }) => key !== 'etat');

function Answer({ open, vacant, asked }: Pick<Route.ComponentProps['loaderData'], 'open' | 'vacant' | 'asked'>) {
  return (
    <>
      {countOf(open, 'poste ouvert', 'postes ouverts', 'Aucun poste ouvert')} au {frenchDay(asked.date)}, dont{' '}
      {countOf(vacant, 'vacant, en tout ou en partie', 'vacants, en tout ou en partie', 'aucun vacant')}.
    </>
  );
}

export default function PostsPage({ loaderData }: Route.ComponentProps) {
  const { lines, total, asked, teams, streams, manages } = loaderData;
  return (
    <>
      <PageTitle
        title="Postes"
        answer={<Answer {...loaderData} />}
        actions={
          <>
            <Link to={gradesPath} className="button">
              Grades et filières
            </Link>
            {manages && (
              <Link to={newPostPath} className="button primary">
                Ouvrir un poste
              </Link>
            )}
          </>
        }
      />
      <ListBar searching="un poste, un grade" count={countOf(lines.length, 'poste', 'postes')} file="/postes.csv">
        <FilterSelect name="equipe" label="Équipe" all="Toutes les équipes" choices={teams} value={asked.team} />
        <FilterSelect name="filiere" label="Filière" all="Toutes les filières" choices={streams} value={asked.stream} />
        <FilterSelect
          name="categorie"
          label="Catégorie"
          all="A, B et C"
          choices={categories.map((one) => ({ value: one, label: one }))}
          value={asked.category}
        />
        <FilterSelect
          name="etat"
          label="État"
          all="Ouverts ce jour"
          choices={[
            { value: 'vacants', label: 'Vacants ce jour' },
            { value: 'tous', label: 'Tous, fermés compris' },
          ]}
          value={{ open: null, vacant: 'vacants', all: 'tous' }[asked.state]}
        />
        <DayField label="au" name="jour" value={asked.date} />
      </ListBar>
      <DataTable
        caption={`Postes au ${frenchDay(asked.date)}`}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.code}
        empty={
          <EmptyState title={total === 0 ? 'Aucun poste enregistré' : 'Aucun poste ne correspond'}>
            {total === 0 && manages ? (
              <Link to={newPostPath}>Ouvrez un premier poste</Link>
            ) : (
              'Essayez un autre mot, un autre jour ou un autre état.'
            )}
          </EmptyState>
        }
      />
    </>
  );
}
