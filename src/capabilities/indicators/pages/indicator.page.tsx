import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { pageContext } from '../../../http/page-context.ts';
import { reading } from '../../../http/reading.ts';
import { thingHistory } from '../../../http/thing-history.ts';
import { frenchQuantity } from '../../../kernel/french.ts';
import { quantityFromDecimal } from '../../../kernel/quantity.ts';
import type { ChartData } from '../../../web/chart/chart.ts';
import { screenPictures } from '../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../web/chart-block.tsx';
import { countOf } from '../../../web/count-of.ts';
import tableClasses from '../../../web/data-table.module.css';
import { EmptyState } from '../../../web/empty-state.tsx';
import { FactList } from '../../../web/fact-list.tsx';
import { Figure } from '../../../web/figure.tsx';
import { FigureTable } from '../../../web/figure-table.tsx';
import { History, historyLimit } from '../../../web/history.tsx';
import { tableFilePath } from '../../../web/page-file.ts';
import { PageTitle } from '../../../web/page-title.tsx';
import { FileButton, SectionHead } from '../../../web/section-head.tsx';
import { getIndicator } from '../indicator.store.ts';
import { frenchAccumulation, frenchPeriodKind } from '../indicator.ts';
import { indicatorFilePath, indicatorsPath } from '../indicators.paths.ts';
import { listValues } from '../value.store.ts';
import type { Route } from './+types/indicator.page.ts';
import { indicatorTables } from './indicator-tables.ts';
import { answerIndicators } from './indicators.list.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../web/keep-while-opening.ts';

type Loaded = Awaited<ReturnType<typeof loader>>;

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.indicator.name ?? 'Indicateur'} · Bièvre` }];
export const handle = {
  crumbs: ({ indicator }: Loaded) => [{ label: 'Indicateurs', path: indicatorsPath }, { label: indicator.name }],
};

export const loader = reading(async (page, { params, context }: Route.LoaderArgs) => {
  const indicator = await getIndicator(page.tx, params.code);
  const [line] = await answerIndicators(page, [indicator], indicator.years);
  if (!line) throw new Error('an indicator always has its line');
  const values = (await listValues(page.tx, { indicator: indicator.code })).map((value) => {
    const quantity = value.value === null ? null : quantityFromDecimal(value.value);
    return {
      ...value,
      printed: quantity
        ? `${value.approximate ? 'env. ' : ''}${frenchQuantity(quantity, indicator.unit)}`
        : (value.text ?? 'inconnu'),
    };
  });
  const chart: ChartData = {
    id: `indicateur-${indicator.code}`,
    title: indicator.name,
    alternative: `${indicator.name} par année, de ${indicator.years[0]} à ${indicator.years.at(-1)} ; les valeurs sont dans le tableau qui suit.`,
    kind: indicator.years.length > 2 ? 'line' : 'bar',
    unit: indicator.unit,
    categories: indicator.years.map(String),
    series: [{ name: indicator.name, values: line.byYear.map((figure) => figure?.approximate ?? null) }],
  };
  const isDrawn = indicator.unit !== 'text' && indicator.years.length > 1;
  const { formats } = context.get(pageContext).imports;
  return {
    indicator,
    line,
    values,
    pictures: isDrawn ? screenPictures(chart, 720) : null,
    history: await thingHistory(page, formats, 'indicator', indicator.code, historyLimit),
  };
});

function Values({ indicator, values }: Pick<Loaded, 'indicator' | 'values'>) {
  return (
    <section aria-labelledby="valeurs">
      <SectionHead
        id="valeurs"
        title="Valeurs enregistrées"
        file={tableFilePath(indicatorFilePath(indicator.code), indicatorTables.values)}
      />
      <div className={tableClasses.scroll} tabIndex={0} role="region" aria-label="Valeurs enregistrées">
        <Table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">Période</th>
              <th scope="col">Adhérent</th>
              <th scope="col" className={tableClasses.number}>
                Valeur
              </th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            {values.map((value) => (
              <tr key={`${value.period}-${value.body}`}>
                <td>{value.period}</td>
                <td>{value.bodyName ?? 'tous'}</td>
                <td className={tableClasses.number}>{value.printed}</td>
                <td className="soft">{value.source}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}

export default function IndicatorPage({ loaderData: { indicator, line, values, pictures, history } }: Route.ComponentProps) {
  const last = line.byYear.at(-1);
  const table = (
    <FigureTable
      caption={`${indicator.name} par année`}
      heading=""
      columns={indicator.years.map(String)}
      rows={[{ label: indicator.name, cells: line.byYear }]}
    />
  );
  return (
    <>
      <PageTitle
        title={indicator.name}
        answer={
          last && (
            <>
              <Figure figure={last} /> en {indicator.years.at(-1)}&nbsp;; relevé {frenchPeriodKind[indicator.periodKind]},{' '}
              {frenchAccumulation[indicator.accumulation]}.
            </>
          )
        }
        actions={
          last && (
            <FileButton
              file={tableFilePath(indicatorFilePath(indicator.code), indicatorTables.years)}
              of={`${indicator.name} par année`}
            />
          )
        }
      />
      <div className="stack">
        {values.length === 0 && (
          <EmptyState title="Aucune valeur enregistrée">
            <Link to="/imports">Importez le fichier « valeurs-indicateurs »</Link>
          </EmptyState>
        )}
        {pictures === null ? (
          last && table
        ) : (
          <ChartBlock title={`${indicator.name}, ${countOf(indicator.years.length, 'année', 'années')}`} pictures={pictures} open>
            {table}
          </ChartBlock>
        )}
        {values.length > 0 && <Values indicator={indicator} values={values} />}
        <FactList
          facts={[
            ['Domaine', indicator.domainName],
            ['Logiciel', indicator.applicationName],
            ['Source', indicator.source],
          ]}
        />
        {history !== null && <History events={history} />}
      </div>
    </>
  );
}
