import { Link, useLocation } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, type TableColumn, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { Sparkline } from '../../../web/sparkline.tsx';
import { indicatorPath } from '../indicators.paths.ts';
import type { Route } from './+types/indicators.page.ts';
import { type IndicatorLine, indicatorColumns, loadIndicators } from './indicators.list.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Indicateurs · Bièvre' }];
export const handle = { crumbs: [{ label: 'Indicateurs' }] };

export const loader = reading(async (page) => {
  const { lines, years, domains } = await loadIndicators(page);
  return { lines: arrangeList(lines, indicatorColumns(years), readListState(page.url.searchParams)), years, domains };
});

function columnsOf(years: readonly number[]): TableColumn<IndicatorLine>[] {
  const columns = withCells<IndicatorLine>(indicatorColumns(years), 'nom', {
    nom: (line) => (
      <>
        <Link to={indicatorPath(line.code)}>{line.name}</Link>
        {line.application !== null && <div className="soft">{line.application}</div>}
      </>
    ),
    ...Object.fromEntries(
      years.map((year, index) => [
        `a-${year}`,
        (line: IndicatorLine) => line.byYear[index] && <Figure figure={line.byYear[index]} />,
      ]),
    ),
  });
  const course: TableColumn<IndicatorLine> = {
    key: 'cours',
    label: 'Cours',
    isPicture: true,
    value: () => null,
    show: (line) => (
      <Sparkline
        values={line.byYear.map((figure) => figure?.approximate ?? null)}
        label={`Cours de ${line.name} de ${years[0]} à ${years.at(-1)}`}
      />
    ),
  };
  // The application stands under the name; it keeps its own column in the file.
  return [...columns.filter(({ key }) => key !== 'logiciel'), course];
}

export default function IndicatorsPage({ loaderData: { lines, years, domains } }: Route.ComponentProps) {
  const { search } = useLocation();
  const parameters = new URLSearchParams(search);
  const isFiltered = (parameters.get('q') ?? '') !== '' || (parameters.get('domaine') ?? '') !== '';
  return (
    <>
      <PageTitle
        title="Indicateurs"
        answer={
          years.length === 0
            ? undefined
            : `${countOf(lines.length, 'indicateur de volume', 'indicateurs de volume')}, de ${years[0]} à ${years.at(-1)} : ce que les logiciels des adhérents ont traité.`
        }
      />
      <ListBar searching="un indicateur" count={countOf(lines.length, 'indicateur', 'indicateurs')} file="/indicateurs.csv">
        <label className="inline-field">
          <span className="soft">domaine</span>
          <select name="domaine" defaultValue={parameters.get('domaine') ?? ''}>
            <option value="">tous</option>
            {domains.map((domain) => (
              <option key={domain}>{domain}</option>
            ))}
          </select>
        </label>
      </ListBar>
      <DataTable
        caption={'Indicateurs de volume par année'}
        columns={columnsOf(years)}
        rows={lines}
        rowKey={(line) => line.code}
        empty={
          <EmptyState title={isFiltered ? 'Aucun indicateur ne correspond' : 'Aucun indicateur enregistré'}>
            {isFiltered ? (
              'Essayez un autre mot ou un autre domaine.'
            ) : (
              <Link to="/imports">Importez les fichiers « indicateurs » et « valeurs-indicateurs »</Link>
            )}
          </EmptyState>
        }
      />
    </>
  );
}
