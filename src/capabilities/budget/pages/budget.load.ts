import { askMany } from '../../../figures/ask.ts';
import { evidencePath } from '../../../figures/figure.paths.ts';
import type { PageReading } from '../../../http/reading.ts';
import type { Question } from '../../../kernel/figure.ts';
import { year as yearPeriod } from '../../../kernel/period.ts';
import { type ShownFigure, showFigure } from '../../../web/shown-figure.ts';
import { type BudgetLine, budgetYears, listBudgetLines } from '../line.store.ts';
import { type Direction, frenchDirection, frenchSection, type Perimeter, type Section } from '../line.ts';

/** A line with its amounts, each as a figure; a detail stands under its chapter and is not added to it. */
export type BudgetRow = {
  readonly chapter: string;
  readonly label: string;
  readonly isDetail: boolean;
  readonly section: Section;
  readonly direction: Direction;
  readonly forecast: ShownFigure;
  readonly realised: ShownFigure;
  readonly carriedOver: ShownFigure | null;
  readonly rate: ShownFigure;
};

export type BudgetTable = {
  readonly section: Section;
  readonly direction: Direction;
  readonly rows: readonly BudgetRow[];
  readonly total: BudgetRow;
};

/** The name of the table of balances in the address of the file of the page. */
export const balancesTableId = 'equilibre';

export type BudgetView = {
  readonly year: number | null;
  readonly years: readonly number[];
  readonly perimeter: Perimeter;
  readonly perimeters: readonly Perimeter[];
  readonly tables: readonly BudgetTable[];
  readonly balances: readonly {
    readonly section: Section;
    readonly revenue: ShownFigure;
    readonly expenditure: ShownFigure;
    readonly balance: ShownFigure;
  }[];
};

const ofChapter = ['budget.forecast', 'budget.realised', 'budget.carried_over', 'budget.rate'] as const;
const ofDetail = ['budget.detail_forecast', 'budget.detail_realised', null, 'budget.detail_rate'] as const;

type Wanted = {
  readonly chapter: string;
  readonly label: string;
  readonly isDetail: boolean;
  readonly section: Section;
  readonly direction: Direction;
  readonly at: Question['at'];
};

function wantedOf(line: BudgetLine): Wanted {
  const { section, direction, perimeter, chapter, detail, label } = line;
  const at = { section, direction, perimeter, chapter };
  return { chapter, label, isDetail: detail !== null, section, direction, at: detail === null ? at : { ...at, detail } };
}

async function answerRows({ tx, registry }: PageReading, wanted: readonly Wanted[], year: number): Promise<BudgetRow[]> {
  const period = yearPeriod(year);
  const measuresOf = (one: Wanted) => (one.isDetail ? ofDetail : ofChapter);
  const questions = wanted.flatMap((one) =>
    measuresOf(one).flatMap((measure) => (measure === null ? [] : [{ measure, at: one.at, period }])),
  );
  const answers = (await askMany(tx, registry, questions))[Symbol.iterator]();
  return wanted.map((one) => {
    const place = `${frenchSection[one.section]}, ${frenchDirection[one.direction].toLowerCase()}, ${one.chapter} ${one.label} ${year}`;
    const [forecast, realised, carriedOver, rate] = measuresOf(one).map((measure) => {
      if (measure === null) return null;
      const figure = answers.next().value;
      return figure ? showFigure(figure, evidencePath(figure.source), `${registry.get(measure).label.fr}, ${place}`) : null;
    });
    if (!forecast || !realised || !rate) throw new Error('every question has an answer');
    const { chapter, label, isDetail, section, direction } = one;
    return { chapter, label, isDetail, section, direction, forecast, realised, carriedOver: carriedOver ?? null, rate };
  });
}

async function answerBalances(
  { tx, registry }: PageReading,
  sections: readonly Section[],
  perimeter: Perimeter,
  year: number,
): Promise<BudgetView['balances']> {
  const asked = ['budget.revenue_realised', 'budget.expenditure_realised', 'budget.balance'];
  const figures = await askMany(
    tx,
    registry,
    sections.flatMap((section) => asked.map((measure) => ({ measure, at: { section, perimeter }, period: yearPeriod(year) }))),
  );
  return sections.flatMap((section, index) => {
    const [revenue, expenditure, balance] = asked.map((measure, place) => {
      const figure = figures[index * asked.length + place];
      return (
        figure &&
        showFigure(
          figure,
          evidencePath(figure.source),
          `${registry.get(measure).label.fr}, ${frenchSection[section].toLowerCase()} ${year}`,
        )
      );
    });
    return revenue && expenditure && balance ? [{ section, revenue, expenditure, balance }] : [];
  });
}

function tablesOf(rows: readonly BudgetRow[]): BudgetTable[] {
  const tables = new Map<string, { rows: BudgetRow[]; total: BudgetRow | null }>();
  for (const row of rows) {
    const key = `${row.section} ${row.direction}`;
    const table = tables.get(key) ?? { rows: [], total: null };
    if (row.chapter === '') table.total = row;
    else table.rows.push(row);
    tables.set(key, table);
  }
  return [...tables.values()].flatMap(({ rows: lines, total }) =>
    total ? [{ section: total.section, direction: total.direction, rows: lines, total }] : [],
  );
}

/** The budget of the year and perimeter asked: each section and direction by chapter, with totals, rates and balances. */
export async function loadBudget(page: PageReading): Promise<BudgetView> {
  const recorded = await budgetYears(page.tx);
  const asked = Number(page.url.searchParams.get('annee'));
  const chosen = recorded.find(({ year }) => year === asked) ?? recorded[0];
  if (!chosen) return { year: null, years: [], perimeter: 'own', perimeters: [], tables: [], balances: [] };
  const perimeter =
    chosen.perimeters.find((one) => one === page.url.searchParams.get('perimetre')) ??
    chosen.perimeters.find((one) => one === 'own') ??
    chosen.perimeters[0] ??
    'own';
  const lines = await listBudgetLines(page.tx, chosen.year, perimeter);
  const places = [
    ...new Map(lines.map(({ section, direction }) => [`${section} ${direction}`, { section, direction }])).values(),
  ];
  const totals = places.map(
    ({ section, direction }): Wanted => ({
      chapter: '',
      label: 'Total',
      isDetail: false,
      section,
      direction,
      at: { section, direction, perimeter },
    }),
  );
  const rows = await answerRows(page, [...lines.map(wantedOf), ...totals], chosen.year);
  const sections = [...new Set(lines.map(({ section }) => section))];
  return {
    year: chosen.year,
    years: recorded.map(({ year }) => year),
    perimeter,
    perimeters: chosen.perimeters,
    tables: tablesOf(rows),
    balances: await answerBalances(page, sections, perimeter, chosen.year),
  };
}
