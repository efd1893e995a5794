import type { PageReading } from '../../../http/reading.ts';
import { yearOf } from '../../../kernel/day.ts';
import { year } from '../../../kernel/period.ts';
import type { PlannedRow, PlannedTable } from '../../../kernel/planned-table.ts';
import { answerFigures, answerTables } from '../../../sheets/answered-table.ts';
import { type Column, cellsOf, planTable, totalRow } from '../../../sheets/plan-rows.ts';
import { listBodies } from '../../directory/index.ts';
import { categories, frenchCategory } from '../course.ts';
import { listSessionYears } from '../session.store.ts';

/** The last years that have sessions, up to the one that is read: five of them at most. */
function yearsShown(years: readonly number[], last: number): number[] {
  return years.filter((one) => one <= last).slice(-5);
}

/** Trainees, then days, by category and year: what the yearly report prints. */
function planCategories(years: readonly number[], thisYear: number): PlannedTable {
  const columnsOf = (measure: string) =>
    years.map(
      (one): Column => ({
        label: one === thisYear ? `${one} (en cours)` : String(one),
        ask: (at) => ({ measure, at, period: year(one) }),
      }),
    );
  const rowsOf = (measure: string, what: string): PlannedRow[] => {
    const columns = columnsOf(measure);
    return [
      ...categories.map((category) => ({
        key: `${measure}-${category}`,
        label: `${what}, ${frenchCategory[category]}`,
        cells: cellsOf(columns, { category }),
      })),
      { ...totalRow(columns, what), key: measure },
    ];
  };
  return planTable(
    {
      id: 'formation-par-categorie',
      title: 'Agents formés et jours de formation, par catégorie',
      heading: 'Catégorie',
      keepsEmpty: true,
    },
    columnsOf(''),
    [...rowsOf('training.trainees', 'Agents formés'), ...rowsOf('training.session_days', 'Jours de formation')],
  );
}

async function planBodies({ tx }: PageReading, of: number): Promise<PlannedTable> {
  const column = (label: string, measure: string): Column => ({ label, ask: (at) => ({ measure, at, period: year(of) }) });
  const columns = [
    column('Agents formés', 'training.trainees'),
    column('Jours-agents', 'training.trainee_days'),
    column('Absents', 'training.no_shows'),
  ];
  const rows = (await listBodies(tx)).map(({ code, name }) => ({
    key: code,
    label: name,
    cells: cellsOf(columns, { body: code }),
  }));
  return planTable({ id: 'formation-par-adherent', title: `Par adhérent en ${of}`, heading: 'Adhérent' }, columns, [
    ...rows,
    totalRow(columns, 'Ensemble'),
  ]);
}

async function listKeyFigures(page: PageReading, of: number) {
  const asked = [
    ['Agents formés', 'training.trainees'],
    ['Jours de formation', 'training.session_days'],
    ['Sessions', 'training.sessions'],
    ['Jours de préparation', 'training.preparation_days'],
    ['Taux d’absence', 'training.no_show_rate'],
  ] as const;
  const figures = await answerFigures(
    page,
    asked.map(([, measure]) => ({ question: { measure, at: {}, period: year(of) }, beside: String(of) })),
    true,
  );
  return asked.flatMap(([label], index) => {
    const figure = figures[index]?.shown;
    return figure ? [{ label, figure }] : [];
  });
}

/** What training was in the year that the address asks, and in those before. */
export async function loadOverview(page: PageReading) {
  const years = await listSessionYears(page.tx);
  const thisYear = yearOf(page.today);
  const asked = Number(page.url.searchParams.get('annee'));
  const current = years.includes(asked) ? asked : (years.filter((one) => one <= thisYear).at(-1) ?? years.at(-1) ?? thisYear);
  const planned =
    years.length === 0 ? [] : [planCategories(yearsShown(years, current), thisYear), await planBodies(page, current)];
  return {
    years,
    current,
    isRunning: current === thisYear,
    tables: await answerTables(page, planned),
    keyFigures: await listKeyFigures(page, current),
  };
}
