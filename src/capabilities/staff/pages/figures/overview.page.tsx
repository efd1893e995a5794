import { reading } from '../../../../http/reading.ts';
import { type AnsweredTable, answerFigures } from '../../../../sheets/answered-table.ts';
import { TableOfFigures } from '../../../../sheets/sheet-tables.tsx';
import type { ChartData } from '../../../../web/chart/chart.ts';
import { screenPictures } from '../../../../web/chart/screen-pictures.ts';
import { ChartBlock } from '../../../../web/chart-block.tsx';
import { Figure } from '../../../../web/figure.tsx';
import { Columns } from '../../../../web/figure-table.tsx';
import { KeyFigures } from '../../../../web/key-figures.tsx';
import { isSecret } from '../../../../web/shown-figure.ts';
import type { Route } from './+types/overview.page.ts';
import { atText, dateOf, overText } from './moment.ts';
import { keyQuestions } from './overview.sheet.ts';
import { loadSheet } from './sheets.ts';
import { StaffFrame } from './staff-frame.tsx';
import { StaffTable } from './staff-table.tsx';

export { keepWhileOpening as shouldRevalidate } from '../../../../web/keep-while-opening.ts';

export const meta = () => [{ title: 'Effectifs · Bièvre' }];
export const handle = { crumbs: () => [{ label: 'Effectifs' }] };

/** Headcount at the end of each year and its mean over it. */
function chartOf(table: AnsweredTable): ChartData {
  return {
    id: 'effectifs-evolution',
    title: 'Effectif par année',
    alternative: `Effectif au 31 décembre et effectif moyen, de ${table.rows[0]?.label} à ${table.rows.at(-1)?.label} ; les valeurs sont dans le tableau qui suit.`,
    kind: table.rows.length > 2 ? 'line' : 'grouped-bar',
    unit: 'agents',
    categories: table.rows.map(({ label }) => label),
    series: [0, 1].map((index) => ({
      name: table.columns[index] ?? '',
      values: table.rows.map(({ cells }) => cells[index]?.approximate ?? null),
      secret: table.rows.map(({ cells }) => isSecret(cells[index])),
    })),
  };
}

export const loader = reading(async (page) => {
  const { moment, tables, open } = await loadSheet(page, 'synthese');
  const evolution = tables.find(({ id }) => id === 'evolution');
  const questions = tables.length === 0 ? [] : keyQuestions(moment);
  const figures = await answerFigures(
    page,
    questions.map(({ question }) => ({
      question,
      beside: question.period.kind === 'day' ? atText(question.period) : overText(moment),
    })),
  );
  return {
    moment,
    tables,
    open,
    keys: questions.flatMap(({ label, question, note }, index) => {
      const figure = figures[index]?.shown;
      return figure ? [{ label, figure, note: question.period.kind === 'day' ? note : overText(moment) }] : [];
    }),
    chart: evolution && evolution.rows.length > 1 ? screenPictures(chartOf(evolution), 860) : null,
  };
});

export default function OverviewPage({ loaderData }: Route.ComponentProps) {
  const { moment, tables, keys, chart } = loaderData;
  const [headcount, fte] = keys;
  const evolution = tables.find(({ id }) => id === 'evolution');
  return (
    <StaffFrame
      sheet="synthese"
      title="Effectifs"
      loaded={loaderData}
      asks="both"
      answer={
        headcount &&
        fte && (
          <>
            <Figure figure={headcount.figure} />, soit <Figure figure={fte.figure} />, {atText(dateOf(moment))}.
          </>
        )
      }
    >
      <KeyFigures items={keys} />
      <Columns>
        {tables
          .filter((table) => table !== evolution)
          .map((table) => (
            <StaffTable key={table.id} sheet="synthese" table={table} />
          ))}
      </Columns>
      {evolution && (
        <StaffTable sheet="synthese" table={evolution}>
          {chart && (
            <ChartBlock title="Effectif par année" pictures={chart} open>
              <TableOfFigures table={evolution} />
            </ChartBlock>
          )}
        </StaffTable>
      )}
    </StaffFrame>
  );
}
