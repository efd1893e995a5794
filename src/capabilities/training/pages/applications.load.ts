import type { PageReading } from '../../../http/reading.ts';
import { frenchDay } from '../../../kernel/french.ts';
import { answerFigures } from '../../../sheets/answered-table.ts';
import type { ListColumn } from '../../../web/list-state.ts';
import type { ShownFigure } from '../../../web/shown-figure.ts';
import { type Application, listApplications } from '../../catalogue/index.ts';
import { type ApplicationLine, applicationLines, frenchLine, notApplicable, questionOf, usersDay } from '../application-lines.ts';
import { readShownLines } from '../shown-line.store.ts';
import { readSessionYears } from './session-years.load.ts';

/** A figure, or why there is nothing to say: not the same as a figure that is unknown, nor as 0. */
export type LineCell = { readonly figure: ShownFigure } | { readonly why: string };

export type ApplicationRow = {
  readonly application: string;
  readonly name: string;
  readonly line: ApplicationLine;
  readonly label: string;
  readonly cells: readonly LineCell[];
};

/** A cell in a file: the number, « inconnu » or « sans objet ». */
export function cellText(cell: LineCell | undefined): string {
  if (cell === undefined || 'why' in cell) return 'sans objet';
  return cell.figure.plain ?? cell.figure.text;
}

export function rowColumns(years: readonly number[]): ListColumn<ApplicationRow>[] {
  return [
    { key: 'logiciel', label: 'Logiciel', value: (row) => row.name },
    { key: 'ligne', label: 'Ligne', value: (row) => row.label },
    ...years.map(
      (one, index): ListColumn<ApplicationRow> => ({
        key: String(one),
        label: String(one),
        numeric: true,
        value: (row) => {
          const cell = row.cells[index];
          return cell === undefined || 'why' in cell ? null : cell.figure.approximate;
        },
        file: (row) => cellText(row.cells[index]),
        unfinished: (row) => {
          const cell = row.cells[index];
          return cell !== undefined && 'figure' in cell && cell.figure.unfinished === true;
        },
      }),
    ),
  ];
}

type Planned = Omit<ApplicationRow, 'cells'> & { readonly of: Application };

function hasSomething(rows: readonly ApplicationRow[]): boolean {
  return rows.some(({ cells }) => cells.some((cell) => 'figure' in cell && (cell.figure.approximate ?? 0) !== 0));
}

async function answerRows(page: PageReading, planned: readonly Planned[], years: readonly number[]): Promise<ApplicationRow[]> {
  const asked = planned.flatMap(({ of, line, label }) =>
    years.flatMap((one) =>
      notApplicable(of, line, one, page.today) === null
        ? [{ question: questionOf(line, of.code, one, page.today), beside: `${of.name}, ${label}, ${one}` }]
        : [],
    ),
  );
  const figures = (await answerFigures(page, asked, true))[Symbol.iterator]();
  return planned.map(({ of, ...row }) => ({
    ...row,
    cells: years.map((one): LineCell => {
      const why = notApplicable(of, row.line, one, page.today);
      if (why !== null) return { why };
      const next = figures.next();
      if (next.done) throw new Error('every question has an answer');
      return { figure: next.value.shown };
    }),
  }));
}

/**
 * Three years of training, assistance and users, application by application: the lines that were chosen for each, all of them where
 * nobody chose. Applications for which there is nothing but zeros and unknowns are left out, unless all are asked or lines were chosen.
 */
export async function loadApplications(page: PageReading) {
  const { tx, today, url } = page;
  const { years: choices, current, thisYear } = await readSessionYears(page);
  const years = [current - 2, current - 1, current];
  const chosen = await readShownLines(tx);
  const planned = (await listApplications(tx)).flatMap((of) =>
    (chosen.get(of.code) ?? applicationLines).map((line): Planned => {
      const label = frenchLine[line];
      return { application: of.code, name: of.name, line, label, of };
    }),
  );
  const groups = [...Map.groupBy(await answerRows(page, planned, years), ({ application }) => application).values()];
  const all = url.searchParams.get('tous') === 'oui';
  const shown = groups.filter((rows) => all || chosen.has(rows[0]?.application ?? '') || hasSomething(rows));
  return {
    years,
    choices,
    current,
    all,
    rows: shown.flat(),
    total: groups.length,
    usersDays: years.map((one) => frenchDay(usersDay(one, today))),
    isRunning: current === thisYear,
  };
}
