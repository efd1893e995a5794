import { Form, Link, useLocation } from 'react-router';
import { reading } from '../../../http/reading.ts';
import { EmptyState } from '../../../web/empty-state.tsx';
import { Figure } from '../../../web/figure.tsx';
import { Columns, FigureTable, type FigureTableRow } from '../../../web/figure-table.tsx';
import { tableFilePath } from '../../../web/page-file.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { PeriodPicker } from '../../../web/period-picker.tsx';
import { SectionHead } from '../../../web/section-head.tsx';
import { frenchDirection, frenchPerimeter, frenchSection } from '../line.ts';
import type { Route } from './+types/budget.page.ts';
import { type BudgetRow, type BudgetTable, type BudgetView, balancesTableId, loadBudget } from './budget.load.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Budget · Bièvre' }];
export const handle = {
  crumbs: ({ year }: BudgetView) => [{ label: 'Budget', path: '/budget' }, ...(year === null ? [] : [{ label: String(year) }])],
};

export const loader = reading(loadBudget);

function rowOf(row: BudgetRow, key: string, hasCarriedOver: boolean): FigureTableRow {
  return {
    key,
    label: [row.chapter, row.label].filter((text) => text !== '').join(' '),
    kind: row.isDetail ? 'detail' : 'plain',
    cells: hasCarriedOver ? [row.forecast, row.realised, row.carriedOver, row.rate] : [row.forecast, row.realised, row.rate],
  };
}

function SectionTable({ table, year }: { table: BudgetTable; year: number }) {
  const title = `${frenchDirection[table.direction]} ${table.section === 'operating' ? 'de fonctionnement' : 'd’investissement'}`;
  const id = `${table.section}-${table.direction}`;
  // Carried-over amounts exist in investment only: a column without any would say « inconnu » all the way down.
  const hasCarriedOver = table.rows.some((row) => row.carriedOver?.found === 'known');
  const columns = hasCarriedOver ? ['Prévisions', 'Réalisations', 'Reports', 'Taux'] : ['Prévisions', 'Réalisations', 'Taux'];
  const rows = table.rows.map((row, index) => rowOf(row, String(index), hasCarriedOver));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <FigureTable
        caption={`${title}, ${year}`}
        heading="Chapitre"
        columns={columns}
        rows={[...rows, { ...rowOf(table.total, 'total', hasCarriedOver), total: true }]}
      />
    </section>
  );
}

function Balances({ balances, year, perimeter }: Pick<BudgetView, 'balances' | 'perimeter'> & { year: number }) {
  const rows = balances.map(
    ({ section, revenue, expenditure, balance }): FigureTableRow => ({
      label: frenchSection[section],
      cells: [revenue, expenditure, balance],
    }),
  );
  return (
    <section aria-labelledby={balancesTableId}>
      <SectionHead
        id={balancesTableId}
        title="Équilibre réalisé"
        file={tableFilePath('/budget.csv', balancesTableId, { annee: String(year), perimetre: perimeter })}
      />
      <FigureTable
        caption="Recettes, dépenses et solde réalisés par section"
        heading="Section"
        columns={['Recettes', 'Dépenses', 'Solde']}
        rows={rows}
      />
    </section>
  );
}

function Answer({ view }: { view: BudgetView }) {
  const operating = view.balances.find(({ section }) => section === 'operating');
  if (!operating) return <>{frenchPerimeter[view.perimeter]}.</>;
  return (
    <>
      {frenchPerimeter[view.perimeter]}&nbsp;: en fonctionnement, <Figure figure={operating.revenue} /> de recettes et{' '}
      <Figure figure={operating.expenditure} /> de dépenses réalisées, solde <Figure figure={operating.balance} />.
    </>
  );
}

function PerimeterChoice({ view }: { view: BudgetView }) {
  if (view.perimeters.length < 2) return null;
  return (
    <Form method="get" style={{ display: 'flex', gap: 6 }}>
      {view.year !== null && <input type="hidden" name="annee" value={view.year} />}
      {view.perimeters.map((perimeter) => (
        <button
          key={perimeter}
          type="submit"
          name="perimetre"
          value={perimeter}
          className="button"
          aria-current={perimeter === view.perimeter ? 'true' : undefined}
        >
          {frenchPerimeter[perimeter]}
        </button>
      ))}
    </Form>
  );
}

export default function BudgetPage({ loaderData: view }: Route.ComponentProps) {
  const { search } = useLocation();
  if (view.year === null) {
    return (
      <>
        <PageTitle title="Budget" />
        <EmptyState title="Aucun budget enregistré">
          <Link to="/imports">Importez le fichier « budget »</Link>&nbsp;: une ligne par section, sens et chapitre.
        </EmptyState>
      </>
    );
  }
  const { year } = view;
  return (
    <>
      <PageTitle
        title={`Budget ${year}`}
        answer={<Answer view={view} />}
        actions={
          <>
            <PerimeterChoice view={view} />
            <PeriodPicker label="Année du budget" years={view.years} current={year} />
            <a href={`/budget.csv${search}`} className="button" download>
              CSV
            </a>
          </>
        }
      />
      <div className="stack">
        <Columns>
          <Balances balances={view.balances} year={year} perimeter={view.perimeter} />
        </Columns>
        {view.tables.map((table) => (
          <SectionTable key={`${table.section}-${table.direction}`} table={table} year={year} />
        ))}
      </div>
    </>
  );
}
