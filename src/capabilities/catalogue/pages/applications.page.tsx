import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { DayField } from '../../../web/period-picker.tsx';
import { applicationPath, cataloguePath } from '../catalogue.paths.ts';
import type { Route } from './+types/applications.page.ts';
import { type ApplicationLine, applicationColumns, loadApplications } from './applications.list.ts';
import { CatalogueViews } from './catalogue-views.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Logiciels · Bièvre' }];
export const handle = { crumbs: [{ label: 'Catalogue et déploiements', path: cataloguePath }, { label: 'Logiciels' }] };

export const loader = reading(async (page) => {
  const { lines, date } = await loadApplications(page);
  return {
    lines: arrangeList(lines, applicationColumns, readListState(page.url.searchParams)),
    total: lines.length,
    inCore: lines.filter((line) => line.inCore).length,
    date,
  };
});

const columns = withCells<ApplicationLine>(applicationColumns, 'nom', {
  nom: (line) => <Link to={applicationPath(line.code)}>{line.name}</Link>,
  socle: (line) => line.inCore && <span className="tag">socle</span>,
  deploiements: (line) => <Figure figure={line.deployments} />,
});

export default function ApplicationsPage({ loaderData: { lines, total, inCore, date } }: Route.ComponentProps) {
  return (
    <>
      <PageTitle
        title="Logiciels"
        answer={
          total === 0
            ? undefined
            : `${countOf(total, 'logiciel', 'logiciels')} au catalogue, dont ${inCore} dans le socle ; déploiements au ${frenchDay(date)}.`
        }
        actions={<CatalogueViews here="list" />}
      />
      <ListBar
        searching="un logiciel, un éditeur"
        count={countOf(lines.length, 'logiciel', 'logiciels')}
        file="/catalogue/logiciels.csv"
      >
        <DayField label="au" name="date" value={date} />
      </ListBar>
      <DataTable
        caption={`Logiciels et déploiements au ${frenchDay(date)}`}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.code}
        empty={
          <EmptyState title={total === 0 ? 'Aucun logiciel enregistré' : 'Aucun logiciel ne correspond'}>
            {total === 0 ? <Link to="/imports">Importez le fichier « logiciels »</Link> : 'Essayez un autre mot.'}
          </EmptyState>
        }
      />
    </>
  );
}
