import type { PageReading } from '../../../http/reading.ts';
import { yearOf } from '../../../kernel/day.ts';
import type { Coordinates, Question } from '../../../kernel/figure.ts';
import { year } from '../../../kernel/period.ts';
import type { ShownFigure } from '../../../web/shown-figure.ts';
import { listBodies } from '../../directory/index.ts';
import { categories, frenchCategory } from '../course.ts';
import { listSessionYears } from '../session.store.ts';
import { answerFigures } from './training-figures.ts';

export type FigureLine = { readonly key: string; readonly label: string; readonly total: boolean; readonly cells: ShownFigure[] };
type Planned = Omit<FigureLine, 'cells'> & { readonly asks: readonly Question[] };

/** The last years that have sessions, up to the one that is read: five of them at most. */
function yearsShown(years: readonly number[], last: number): number[] {
  return years.filter((one) => one <= last).slice(-5);
}

async function answerLines(page: PageReading, planned: readonly Planned[], columns: readonly string[]): Promise<FigureLine[]> {
  const asked = planned.flatMap(({ label, asks }) =>
    asks.map((question, index) => ({ question, beside: `${label}, ${columns[index] ?? ''}` })),
  );
  const figures = (await answerFigures(page, asked))[Symbol.iterator]();
  return planned.map(({ asks, ...line }) => ({
    ...line,
    cells: asks.flatMap(() => {
      const { value } = figures.next();
      return value === undefined ? [] : [value];
    }),
  }));
}

/** Trainees, then days, by category and year: what the yearly report prints. */
function planCategories(years: readonly number[]): Planned[] {
  const of = (measure: string, what: string): Planned[] => [
    ...categories.map((category) => ({
      key: `${measure}-${category}`,
      label: `${what}, ${frenchCategory[category]}`,
      total: false,
      asks: years.map((one) => ({ measure, at: { category }, period: year(one) })),
    })),
    { key: measure, label: what, total: true, asks: years.map((one) => ({ measure, at: {}, period: year(one) })) },
  ];
  return [...of('training.trainees', 'Agents formés'), ...of('training.session_days', 'Jours de formation')];
}

async function planBodies({ tx }: PageReading, of: number): Promise<Planned[]> {
  const ask = (measure: string, at: Coordinates) => ({ measure, at, period: year(of) });
  const asks = (at: Coordinates) => ['trainees', 'trainee_days', 'no_shows'].map((name) => ask(`training.${name}`, at));
  return [
    ...(await listBodies(tx)).map(({ code, name }) => ({ key: code, label: name, total: false, asks: asks({ body: code }) })),
    { key: 'all', label: 'Ensemble', total: true, asks: asks({}) },
  ];
}

export const bodyColumns = ['Agents formés', 'Jours-agents', 'Absents'] as const;

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
  );
  return asked.flatMap(([label], index) => (figures[index] ? [{ label, figure: figures[index] }] : []));
}

const hasSomething = ({ cells, total }: FigureLine) => total || cells.some(({ approximate }) => (approximate ?? 0) !== 0);

/** What training was in the year that the address asks, and in those before. */
export async function loadOverview(page: PageReading) {
  const years = await listSessionYears(page.tx);
  const thisYear = yearOf(page.today);
  const asked = Number(page.url.searchParams.get('annee'));
  const current = years.includes(asked) ? asked : (years.filter((one) => one <= thisYear).at(-1) ?? years.at(-1) ?? thisYear);
  const shown = yearsShown(years, current);
  const columns = shown.map((one) => (one === thisYear ? `${one} (en cours)` : String(one)));
  const byCategory = await answerLines(page, planCategories(shown), columns);
  const byBody =
    years.length === 0 ? [] : (await answerLines(page, await planBodies(page, current), bodyColumns)).filter(hasSomething);
  return {
    years,
    current,
    isRunning: current === thisYear,
    columns,
    byCategory,
    byBody,
    keyFigures: await listKeyFigures(page, current),
  };
}
