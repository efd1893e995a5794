import { reading } from '../../../../http/reading.ts';
import type { ChartData } from '../../../../web/chart/chart.ts';
import { screenPictures } from '../../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../../web/chart-block.tsx';
import { Columns } from '../../../../web/figure-table.tsx';
import { isSecret } from '../../../../web/shown-figure.ts';
import { staffPath } from '../../staff.paths.ts';
import type { Route } from './+types/structure.page.ts';
import { atText, dateOf } from './moment.ts';
import type { AnsweredTable } from './planned-table.ts';
import { loadSheet } from './sheets.ts';
import { StaffFrame } from './staff-frame.tsx';
import { StaffTable, TableOfFigures } from './staff-tables.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Structure des effectifs · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Effectifs', path: staffPath }, { label: 'Structure' }] };

const pyramidId = 'pyramide-des-ages';

/** Women at the left, men at the right, the oldest above. */
function pyramidOf(table: AnsweredTable, at: string): ChartData {
  const bands = table.rows.filter(({ total }) => !total);
  return {
    id: pyramidId,
    title: 'Pyramide des âges',
    alternative: `Femmes et hommes par tranche d’âge ${at} ; les effectifs sont dans le tableau qui suit.`,
    kind: 'pyramid',
    unit: 'agents',
    categories: bands.map(({ label }) => label),
    series: [0, 1].map((index) => ({
      name: table.columns[index] ?? '',
      values: bands.map(({ cells }) => cells[index]?.approximate ?? null),
      secret: bands.map(({ cells }) => isSecret(cells[index])),
    })),
  };
}

export const loader = reading(async (page) => {
  const { moment, tables } = await loadSheet(page, 'structure');
  const pyramid = tables.find(({ id }) => id === pyramidId);
  return {
    moment,
    tables,
    chart: pyramid && !pyramid.isSecret ? screenPictures(pyramidOf(pyramid, atText(dateOf(moment))), 640) : null,
  };
});

export default function StructurePage({ loaderData: { moment, tables, chart } }: Route.ComponentProps) {
  const pyramid = tables.find(({ id }) => id === pyramidId);
  return (
    <StaffFrame
      sheet="structure"
      title="Structure des effectifs"
      moment={moment}
      tables={tables}
      asks="date"
      answer={`Agents présents ${atText(dateOf(moment))}, hors apprentis et vacataires.`}
    >
      <Columns>
        {tables
          .filter((table) => table !== pyramid && !table.isWide)
          .map((table) => (
            <StaffTable key={table.id} sheet="structure" table={table} />
          ))}
      </Columns>
      {tables
        .filter(({ isWide }) => isWide)
        .map((table) => (
          <StaffTable key={table.id} sheet="structure" table={table} />
        ))}
      {pyramid && (
        <StaffTable sheet="structure" table={pyramid}>
          {chart && (
            <ChartBlock title="Pyramide des âges" pictures={chart}>
              <TableOfFigures table={pyramid} />
            </ChartBlock>
          )}
        </StaffTable>
      )}
    </StaffFrame>
  );
}
