import type { RecordedLine, WantedRow } from './line-changes.ts';
import { workKey } from './work.ts';

/** The lines of a week laid out: one row for each work, in the order in which they were recorded, with what each day adds up to. */
export function rowsOf(lines: readonly Pick<RecordedLine, 'work' | 'day' | 'hundredths'>[]): WantedRow[] {
  const rows = new Map<string, { readonly work: WantedRow['work']; readonly cells: number[] }>();
  for (const { work, day, hundredths } of lines) {
    const key = workKey(work);
    const row = rows.get(key) ?? { work, cells: [0, 0, 0, 0, 0, 0, 0] };
    row.cells[day] = (row.cells[day] ?? 0) + hundredths;
    rows.set(key, row);
  }
  return [...rows.values()];
}

/** What each day adds up to, Monday first. */
export function placedOn(rows: readonly Pick<WantedRow, 'cells'>[]): readonly number[] {
  return [0, 1, 2, 3, 4, 5, 6].map((day) => rows.reduce((sum, { cells }) => sum + (cells[day] ?? 0), 0));
}
