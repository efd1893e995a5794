import type { FormAnswer } from '../../../kernel/form-answer.ts';
import { cellField, type EditedRow, rowFields, rowsTyped } from './edited-row.ts';
import { workKey } from './work.ts';

/** What is refused of a row: its work as a whole, or some of its days. */
export type RowRefusals = { readonly work: string | null; readonly days: ReadonlyMap<number, string> };

const nothingRefused: RowRefusals = { work: null, days: new Map() };

/**
 * The refusals of an answer by the works of its rows, so that each stays with its row when another is taken out or added. What was typed
 * anew in a cell is not refused any more until it is sent; a work that is, is as long as its row is there.
 */
export function rowRefusals(answer: FormAnswer | undefined): (row: EditedRow) => RowRefusals {
  if (answer === undefined || Object.keys(answer.refusals).length === 0) return () => nothingRefused;
  const { refusals } = answer;
  const sent = new Map(rowsTyped(answer.typed).map((row, index) => [workKey(row.work), { row, index }]));
  return ({ work, cells }) => {
    const found = sent.get(workKey(work));
    if (found === undefined) return nothingRefused;
    const days = found.row.cells.flatMap((text, day) => {
      const refusal = refusals[cellField(found.index, day)];
      return refusal === undefined || text !== (cells[day] ?? '') ? [] : [[day, refusal] as const];
    });
    return { work: refusals[rowFields(found.index).kind] ?? null, days: new Map(days) };
  };
}

/** Where a work as a whole is refused, the days that say something are at fault: there is no other control of the row to correct. */
export function isDayRefused({ work, days }: RowRefusals, day: number, text: string): boolean {
  return days.has(day) || (work !== null && text.trim() !== '');
}
