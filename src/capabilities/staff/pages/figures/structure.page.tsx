import { reading } from '../../../../http/reading.ts';
import type { AnsweredTable } from '../../../../sheets/answered-table.ts';
import { totalsOf } from '../../../../sheets/answered-table.ts';
import { TableOfFigures } from '../../../../sheets/sheet-tables.tsx';
import type { ChartData } from '../../../../web/chart/chart.ts';
import { screenPictures } from '../../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../../web/chart-block.tsx';
import { Figure } from '../../../../web/figure.tsx';
import { Columns } from '../../../../web/figure-table.tsx';
import { isSecret } from '../../../../web/shown-figure.ts';
import { staffPath } from '../../staff.paths.ts';
import type { Route } from './+types/structure.page.ts';
import { atText, dateOf } from './moment.ts';
import { loadSheet, type Sheet } from './sheets.ts';
import { StaffFrame } from './staff-frame.tsx';
import { StaffTable } from './staff-table.tsx';

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
    alternative: `Femmes et hommes par tranche d’âge ${at} ; les effectifs sont dans le tableau qui suit.`,
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
  const { moment, tables, open } = await loadSheet(page, 'structure');
  const pyramid = tables.find(({ id }) => id === pyramidId);
  return {
    moment,
    tables,
    open,
    chart: pyramid && !pyramid.isSecret ? screenPictures(pyramidOf(pyramid, atText(dateOf(moment))), 640) : null,
  };
});

function Answer({ moment, tables }: Pick<Sheet, 'moment' | 'tables'>) {
  const [agents] = totalsOf(tables, 'par-category');
  const women = totalsOf(tables, 'femmes-et-hommes').at(-1);
  const [age] = totalsOf(tables, 'age-moyen');
  const at = atText(dateOf(moment));
  if (!agents || !women || !age) return `Agents présents ${at}, hors apprentis et vacataires.`;
  return (
    <>
      Agents présents {at}, hors apprentis et vacataires : <Figure figure={agents} />, dont <Figure figure={women} /> de femmes.
      Âge moyen : <Figure figure={age} />.
    </>
  );
}

export default function StructurePage({ loaderData }: Route.ComponentProps) {
  const { tables, chart } = loaderData;
  const pyramid = tables.find(({ id }) => id === pyramidId);
  return (
    <StaffFrame
      sheet="structure"
      title="Structure des effectifs"
      loaded={loaderData}
      asks="date"
      answer={<Answer {...loaderData} />}
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
