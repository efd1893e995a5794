import { askMany } from '../figures/ask.ts';
import { evidencePath } from '../figures/figure.paths.ts';
import type { PageReading } from '../http/reading.ts';
import type { Figure, Found, Question } from '../kernel/figure.ts';
import { quantityOf } from '../kernel/figure.ts';
import type { PlannedRow, PlannedTable } from '../kernel/planned-table.ts';
import { isZero } from '../kernel/quantity.ts';
import { type ShownFigure, showFigure } from '../web/shown-figure.ts';

export type AnsweredRow = Omit<PlannedRow, 'cells'> & {
  readonly cells: readonly (ShownFigure | null)[];
  readonly found: readonly (Found | null)[];
};

export type AnsweredTable = Omit<PlannedTable, 'rows'> & {
  readonly rows: readonly AnsweredRow[];
  /** Nothing of the table is told to this reader. */
  readonly isSecret: boolean;
  /** How many rows are not shown because others are larger. */
  readonly leftOut: number;
};

function isNothing(found: Found | null): boolean {
  if (found === null || found.found === 'not-applicable') return true;
  if (found.found === 'unknown') return found.reason === 'no-record' || found.reason === 'zero-base';
  const quantity = quantityOf(found);
  return quantity !== null && isZero(quantity);
}

/** Shares are read to a tenth and hours to the unit; everything else as its unit says. */
const decimalsOf: Readonly<Record<string, number>> = { percent: 1, hours: 0 };

/** What the heading of a table says already is not written in each of its cells. */
const saidByHeadings = new Set(['agents', 'FTE', 'days', 'hours']);

function shown(figure: Figure, label: string, isInTable: boolean): ShownFigure {
  const unit = isInTable && saidByHeadings.has(figure.unit) ? 'count' : figure.unit;
  return showFigure({ ...figure, unit }, evidencePath(figure.source), label, decimalsOf[figure.unit]);
}

const isKept = (found: Found | null | undefined) =>
  found?.found === 'unknown' && (found.reason === 'secret' || found.reason === 'withheld');

/** The columns of which this reader is told nothing: they say of no row that there is something in it. */
function secretColumns(rows: readonly AnsweredRow[]): ReadonlySet<number> {
  const columns = rows[0]?.found.keys() ?? [];
  return new Set(
    [...columns].filter((index) => {
      const asked = rows.filter(({ found, total }) => !total && (found[index] ?? null) !== null);
      return asked.length > 0 && asked.every(({ found }) => isKept(found[index]));
    }),
  );
}

/** The figures of questions, in their order, shown under the name of their measure and what is said beside it. */
export async function answerFigures(
  { tx, registry }: Pick<PageReading, 'tx' | 'registry'>,
  asked: readonly { readonly question: Question; readonly beside: string }[],
  isInTable = false,
): Promise<{ shown: ShownFigure; found: Found }[]> {
  const figures = await askMany(
    tx,
    registry,
    asked.map(({ question }) => question),
  );
  return asked.map(({ question, beside }, index) => {
    const figure = figures[index];
    if (!figure) throw new Error('every question has an answer');
    return { shown: shown(figure, `${registry.get(question.measure).label.fr}, ${beside}`, isInTable), found: figure.result };
  });
}

/** The rows in the order of a table that ranks them, and how many it leaves out. */
function inOrder(rows: readonly AnsweredRow[], ranked: PlannedTable['ranked']): Pick<AnsweredTable, 'rows' | 'leftOut'> {
  if (!ranked) return { rows, leftOut: 0 };
  const sizeOf = ({ cells }: AnsweredRow) => cells[ranked.by]?.approximate ?? Number.NEGATIVE_INFINITY;
  // Rows of one size keep the order that they were planned in.
  const parts = rows.filter(({ total }) => !total).sort((a, b) => (sizeOf(b) === sizeOf(a) ? 0 : sizeOf(b) - sizeOf(a)));
  const kept = parts.slice(0, ranked.most);
  return { rows: [...kept, ...rows.filter(({ total }) => total)], leftOut: parts.length - kept.length };
}

/** The tables of a page, asked at once; rows that hold nothing are left out, totals and unknown figures never are. */
export async function answerTables(
  page: Pick<PageReading, 'tx' | 'registry'>,
  tables: readonly PlannedTable[],
): Promise<AnsweredTable[]> {
  const asked = tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      row.cells.flatMap((question, index) =>
        question ? [{ question, beside: `${row.label}, ${table.columns[index]?.toLowerCase() ?? ''}` }] : [],
      ),
    ),
  );
  const answers = (await answerFigures(page, asked, true))[Symbol.iterator]();
  return tables.map((table) => {
    const rows = table.rows.map((row): AnsweredRow => {
      const answered = row.cells.map((question) => (question ? (answers.next().value ?? null) : null));
      return { ...row, cells: answered.map((one) => one?.shown ?? null), found: answered.map((one) => one?.found ?? null) };
    });
    const secret = secretColumns(rows);
    const says = (found: Found | null, index: number) => !secret.has(index) && !isNothing(found);
    const kept = rows.filter(
      (row) =>
        row.total || (table.keepsEmpty === true && !row.leavesWhenEmpty) || row.found.some((one, index) => says(one, index)),
    );
    return {
      ...table,
      isSecret: table.isConfided === true || (rows.length > 0 && secret.size === table.columns.length),
      ...inOrder(kept, table.ranked),
    };
  });
}

/** The figures of the total of a table of a sheet, for the sentence that the sheet begins with. */
export function totalsOf(tables: readonly AnsweredTable[], id: string): AnsweredRow['cells'] {
  return tables.find((table) => table.id === id)?.rows.find(({ total }) => total)?.cells ?? [];
}
