import type { PageReading } from '../../../http/reading.ts';
import { year } from '../../../kernel/period.ts';
import type { PlannedRow, PlannedTable } from '../../../kernel/planned-table.ts';
import { type AnsweredTable, answerFigures, answerTables } from '../../../sheets/answered-table.ts';
import { type Column, cellsOf, planTable, totalRow } from '../../../sheets/plan-rows.ts';
import { agreeing } from '../../../web/count-of.ts';
import { listBodies } from '../../directory/index.ts';
import { categories, frenchCategory } from '../course.ts';
import { hasAttendanceWithoutBody } from '../enrolment.store.ts';
import { readSessionYears } from './session-years.load.ts';

/** The last years that have sessions, up to the one that is read: five of them at most. */
function yearsShown(years: readonly number[], last: number): number[] {
  return years.filter((one) => one <= last).slice(-5);
}

/** Trainees, their days, then days given, by category and year: what the yearly report prints, and what it does not. */
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
        cells: cellsOf(columns, { course_category: category }),
      })),
      { ...totalRow(columns, what), key: measure },
    ];
  };
  return planTable(
    {
      id: 'formation-par-categorie',
      title: 'Agents formés, jours-agents et jours de formation, par catégorie',
      heading: 'Catégorie',
      keepsEmpty: true,
    },
    columnsOf(''),
    [
      ...rowsOf('training.trainees', 'Agents formés'),
      ...rowsOf('training.trainee_days', 'Jours-agents'),
      ...rowsOf('training.session_days', 'Jours de formation'),
    ],
  );
}

const columnIn =
  (of: number) =>
  (label: string, measure: string): Column => ({ label, ask: (at) => ({ measure, at, period: year(of) }) });

async function planBodies({ tx }: PageReading, of: number): Promise<PlannedTable> {
  const column = columnIn(of);
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
  const table = { id: 'formation-par-adherent', title: `Par adhérent en ${of}`, heading: 'Adhérent' };
  // No question asks for those without a member.
  const short = 'Les inscrits sans adhérent ne sont sur aucune ligne : l’ensemble est plus que la somme des adhérents.';
  return planTable((await hasAttendanceWithoutBody(tx, of)) ? { ...table, note: short } : table, columns, [
    ...rows,
    totalRow(columns, 'Ensemble'),
  ]);
}

const costsId = 'formation-couts';

/** What sessions cost, over those of which it is recorded. */
function planCosts(of: number): PlannedTable {
  const column = columnIn(of);
  const columns = [
    column('Coût', 'training.cost'),
    column('Par session', 'training.cost_per_session'),
    column('Par agent formé', 'training.cost_per_trainee'),
  ];
  const rows = categories.map((category) => ({
    key: category,
    label: frenchCategory[category],
    cells: cellsOf(columns, { course_category: category }),
  }));
  return planTable(
    { id: costsId, title: `Coût des sessions en ${of}, où il est connu`, heading: 'Catégorie', keepsEmpty: true },
    columns,
    [...rows, totalRow(columns, 'Ensemble')],
  );
}

/** Where no cost is recorded, nothing is said of costs. */
function isWorthShowing({ id, rows }: AnsweredTable): boolean {
  return id !== costsId || rows.some(({ cells }) => cells.some((cell) => cell?.found === 'known'));
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

/** « En 2020 : 90 jours de formation, 432 agents formés. » */
function answerWords(of: number, isRunning: boolean, figures: Awaited<ReturnType<typeof listKeyFigures>>): string {
  const told = (label: string, one: string, many: string) => {
    const figure = figures.find((key) => key.label === label)?.figure;
    return figure?.found === 'known' ? `${figure.text} ${agreeing(figure.text, one, many)}` : `${many} inconnus`;
  };
  const days = told('Jours de formation', 'jour de formation', 'jours de formation');
  return `En ${of}${isRunning ? ', année en cours' : ''} : ${days}, ${told('Agents formés', 'agent formé', 'agents formés')}.`;
}

/** What training was in the year that the address asks, and in those before. */
export async function loadOverview(page: PageReading) {
  const { given, years, current, thisYear } = await readSessionYears(page);
  const planned =
    given.length === 0
      ? []
      : [planCategories(yearsShown(years, current), thisYear), await planBodies(page, current), planCosts(current)];
  const [isRunning, keyFigures] = [current === thisYear, await listKeyFigures(page, current)];
  return {
    isEmpty: given.length === 0,
    years,
    current,
    isRunning,
    tables: (await answerTables(page, planned)).filter(isWorthShowing),
    keyFigures,
    answer: answerWords(current, isRunning, keyFigures),
  };
}
