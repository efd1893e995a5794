import { reading } from '../../../../http/reading.ts';
import { TableOfFigures } from '../../../../sheets/sheet-tables.tsx';
import { screenPictures } from '../../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../../web/chart-block.tsx';
import { Figure } from '../../../../web/figure.tsx';
import type { Route } from './+types/days-overview.page.ts';
import { Days, readRow, rowNamed } from './answers.tsx';
import { chartOfRows, firstLevel } from './days-charts.ts';
import { DaysFrame, DaysTable } from './days-frame.tsx';
import { sharingTableId, teamTableId } from './overview.sheet.ts';
import { type LoadedDays, loadDays } from './sheets.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Jours d’activité · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Jours d’activité' }] };

const chartTitle = 'Jours par équipe et par année';

export const loader = reading(async (page) => {
  const loaded = await loadDays(page, 'synthese');
  const table = loaded.tables.find(({ id }) => id === teamTableId);
  const chart = chartOfRows(table, {
    title: chartTitle,
    kind: 'stacked-bar',
    rows: table ? firstLevel(table) : [],
    columns: loaded.moment.shown.length,
  });
  return { ...loaded, chart: chart && screenPictures(chart, 860) };
});

/** How many days, how they changed, for whom they were. */
function Answer({ moment, tables }: LoadedDays) {
  const { days, change } = readRow(rowNamed(tables, teamTableId, 'total'), moment);
  const shareOf = (sharing: string) => readRow(rowNamed(tables, sharingTableId, sharing), moment).share;
  const [specific, shared, internal] = ['specific', 'shared', 'internal'].map(shareOf);
  if (!days) return null;
  return (
    <>
      En {moment.year}&nbsp;: <Days figure={days} />
      {change && (
        <>
          , <Figure figure={change} /> sur un an
        </>
      )}
      {specific && shared && internal && (
        <>
          &nbsp;; pour les adhérents et clients <Figure figure={specific} />, partagés <Figure figure={shared} />, internes{' '}
          <Figure figure={internal} />
        </>
      )}
      .
    </>
  );
}

export default function DaysOverviewPage({ loaderData }: Route.ComponentProps) {
  const { tables, chart } = loaderData;
  const table = tables.find(({ id }) => id === teamTableId);
  return (
    <DaysFrame sheet="synthese" title="Jours d’activité" loaded={loaderData} answer={<Answer {...loaderData} />}>
      <DaysTable sheet="synthese" table={table}>
        {table && chart && (
          <ChartBlock title={chartTitle} pictures={chart} open>
            <TableOfFigures table={table} />
          </ChartBlock>
        )}
      </DaysTable>
      <DaysTable sheet="synthese" table={tables.find(({ id }) => id === sharingTableId)} />
    </DaysFrame>
  );
}
