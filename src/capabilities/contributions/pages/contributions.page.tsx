import { Link } from 'react-router';
import { reading } from '../../../http/reading.ts';
import type { ChartData } from '../../../web/chart/chart.ts';
import { screenPictures } from '../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../web/chart-block.tsx';
import { countOf } from '../../../web/count-of.ts';
import { DataTable, ListBar, withCells } from '../../../web/data-table.tsx';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { FigureTable } from '../../../web/figure-table.tsx';
import { arrangeList, readListState } from '../../../web/list-state.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { PeriodPicker } from '../../../web/period-picker.tsx';
import { memberPathOf } from '../../directory/index.ts';
import type { Route } from './+types/contributions.page.ts';
import { type ContributionLine, type ContributionsView, contributionColumns, loadContributions } from './contributions.list.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;
type Line = ContributionLine & { readonly path: string };

export const meta = () => [{ title: 'Cotisations · Bièvre' }];
export const handle = {
  crumbs: ({ year }: Loaded) => [
    { label: 'Cotisations', path: '/cotisations' },
    ...(year === null ? [] : [{ label: String(year) }]),
  ],
};

function chartOf({ year, kinds, lines }: ContributionsView): ChartData {
  const largest = [...lines].sort((a, b) => (b.total.approximate ?? 0) - (a.total.approximate ?? 0));
  return {
    id: 'cotisations-par-adherent',
    title: `Cotisations ${year} par adhérent et par nature`,
    alternative: `Cotisations hors taxe ${year} de ${lines.length} adhérents, par nature ; les montants sont dans le tableau de la page.`,
    kind: 'stacked-bar',
    unit: 'EUR',
    categories: largest.map(({ name }) => name),
    series: kinds.map(({ name }, index) => ({ name, values: largest.map((line) => line.byKind[index]?.approximate ?? null) })),
  };
}

export const loader = reading(async (page) => {
  const view = await loadContributions(page);
  const lines: Line[] = arrangeList(view.lines, contributionColumns(view.kinds), readListState(page.url.searchParams)).map(
    (line) => ({ ...line, path: memberPathOf(line.body) }),
  );
  return {
    ...view,
    lines,
    recorded: view.lines.length,
    chart: view.lines.length > 0 ? screenPictures(chartOf(view), 900) : null,
  };
});

function columnsOf(kinds: ContributionsView['kinds']) {
  return withCells<Line>(contributionColumns(kinds), 'adherent', {
    adherent: (line) => <Link to={line.path}>{line.name}</Link>,
    ...Object.fromEntries(
      kinds.map(({ code }, index) => [`n-${code}`, (line: Line) => line.byKind[index] && <Figure figure={line.byKind[index]} />]),
    ),
    total: (line) => <Figure figure={line.total} strong />,
    part: (line) => <Figure figure={line.share} />,
  });
}

export default function ContributionsPage({
  loaderData: { year, years, kinds, lines, recorded, total, chart },
}: Route.ComponentProps) {
  if (year === null || total === null) {
    return (
      <>
        <PageTitle title="Cotisations" />
        <EmptyState title="Aucune cotisation enregistrée">
          <Link to="/imports">Importez les fichiers « natures-de-cotisation » et « cotisations »</Link>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageTitle
        title={`Cotisations ${year}`}
        answer={
          <>
            {countOf(recorded, 'adhérent ou client paie', 'adhérents et clients paient')} ensemble <Figure figure={total} /> hors
            taxe.
          </>
        }
        actions={<PeriodPicker label="Année des cotisations" years={years} current={year} />}
      />
      <div className="stack">
        <div>
          <ListBar
            searching="un adhérent"
            count={countOf(lines.length, 'organisme', 'organismes')}
            file="/cotisations.csv"
            kept={['annee']}
          />
          <DataTable
            caption={`Cotisations hors taxe ${year} par adhérent et par nature`}
            columns={columnsOf(kinds)}
            rows={lines}
            rowKey={(line) => line.body}
            foot={[
              [
                'Total',
                ...kinds.map((kind) => <Figure key={kind.code} figure={kind.total} />),
                <Figure key="total" figure={total} />,
                '',
              ],
            ]}
            empty={<EmptyState title="Aucun adhérent ne correspond">Essayez un autre mot.</EmptyState>}
          />
        </div>
        {chart !== null && (
          <ChartBlock title={`Cotisations ${year} par adhérent et par nature`} pictures={chart}>
            <FigureTable
              caption="Données du graphique"
              heading="Adhérent"
              columns={[...kinds.map(({ name }) => name), 'Total']}
              rows={lines.map((line) => ({ label: line.name, cells: [...line.byKind, line.total] }))}
            />
          </ChartBlock>
        )}
      </div>
    </>
  );
}
