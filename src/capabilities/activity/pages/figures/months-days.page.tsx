import { reading } from '../../../../http/reading.ts';
import { frenchMonths } from '../../../../kernel/french.ts';
import { TableOfFigures } from '../../../../sheets/sheet-tables.tsx';
import { screenPictures } from '../../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../../web/chart-block.tsx';
import { Figure } from '../../../../web/figure.tsx';
import { daysPath } from '../../days.paths.ts';
import type { Route } from './+types/months-days.page.ts';
import { Days, rowNamed } from './answers.tsx';
import { chartOfRows } from './days-charts.ts';
import { DaysFrame, DaysTable } from './days-frame.tsx';
import { monthsByYearTableId, monthTableId } from './months.sheet.ts';
import { type LoadedDays, loadDays } from './sheets.ts';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Jours par mois · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Jours d’activité', path: daysPath }, { label: 'Mois' }] };

const chartTitle = 'Jours par mois, d’une année à l’autre';

export const loader = reading(async (page) => {
  const loaded = await loadDays(page, 'mois');
  const table = loaded.tables.find(({ id }) => id === monthsByYearTableId);
  const chart = chartOfRows(table, { title: chartTitle, kind: 'line', rows: table?.rows ?? [], columns: 12 });
  return { ...loaded, chart: chart && screenPictures(chart, 860) };
});

/** The fullest and the emptiest month of the year, of those in which anything was recorded. */
function Answer({ moment, tables }: LoadedDays) {
  const cells = rowNamed(tables, monthTableId, 'total')?.cells ?? [];
  const months = cells
    .slice(0, 12)
    .flatMap((figure, index) =>
      figure !== null && figure.approximate !== null
        ? [{ figure, size: figure.approximate, name: frenchMonths[index] ?? '' }]
        : [],
    )
    .sort((a, b) => b.size - a.size);
  const [most, least] = [months[0], months.at(-1)];
  return (
    <>
      En {moment.year}&nbsp;: <Days figure={cells[12]} />
      {most && least && most !== least && (
        <>
          , de <Figure figure={least.figure} /> en {least.name} à <Figure figure={most.figure} /> en {most.name}
        </>
      )}
      .
    </>
  );
}

export default function MonthsDaysPage({ loaderData }: Route.ComponentProps) {
  const { tables, chart } = loaderData;
  const byYear = tables.find(({ id }) => id === monthsByYearTableId);
  return (
    <DaysFrame sheet="mois" title="Jours par mois" loaded={loaderData} answer={<Answer {...loaderData} />}>
      <DaysTable sheet="mois" table={tables.find(({ id }) => id === monthTableId)} />
      <DaysTable sheet="mois" table={byYear}>
        {byYear && chart && (
          <ChartBlock title={chartTitle} pictures={chart} open>
            <TableOfFigures table={byYear} />
          </ChartBlock>
        )}
      </DaysTable>
    </DaysFrame>
  );
}
