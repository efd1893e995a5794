import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { PeriodPicker } from '../../../web/period-picker.tsx';
import { memberPath } from '../directory.paths.ts';
import type { Route } from './+types/members.page.ts';
import { loadMembers, type MemberLine, memberColumns } from './members.list.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Adhérents · Bièvre' }];
export const handle = { crumbs: [{ label: 'Adhérents' }] };

export const loader = reading(async (page) => {
  const { lines, years, year } = await loadMembers(page);
  return {
    lines: arrangeList(lines, memberColumns, readListState(page.url.searchParams)),
    total: lines.length,
    served: lines.filter((line) => line.served).length,
    years,
    year,
  };
});

const columns = withCells<MemberLine>(memberColumns, 'nom', {
  nom: (line) => (
    <>
      <Link to={memberPath(line.code)}>{line.name}</Link> {!line.served && <span className="tag">n’est plus servi</span>}
    </>
  ),
  habitants: (line) => <Figure figure={line.population} />,
  logiciels: (line) => <Figure figure={line.applications} />,
  cotisations: (line) => <Figure figure={line.paid} />,
});

export default function MembersPage({ loaderData }: Route.ComponentProps) {
  const { lines, total, served, years, year } = loaderData;
  return (
    <>
      <PageTitle
        title="Adhérents"
        answer={
          total === 0
            ? undefined
            : `${countOf(served, 'organisme servi', 'organismes servis')} au 31 décembre ${year}, et ce que chacun utilise et paie cette année-là.`
        }
        actions={<PeriodPicker label="Année montrée" years={years} current={year} />}
      />
      {total > 0 && (
        <ListBar
          searching="un adhérent"
          count={countOf(lines.length, 'organisme', 'organismes')}
          file="/adherents.csv"
          kept={['annee']}
        />
      )}
      <DataTable
        caption={`Adhérents et clients, ${year}`}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.code}
        empty={
          <EmptyState title={total === 0 ? 'Aucun adhérent enregistré' : 'Aucun adhérent ne correspond'}>
            {total === 0 ? (
              <Link to="/imports">Importez le fichier « adherents »</Link>
            ) : (
              'Essayez un autre mot, ou une partie du nom seulement.'
            )}
          </EmptyState>
        }
      />
    </>
  );
}
