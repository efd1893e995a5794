import { type Work, workKey, workKeyWithoutComment } from './work.ts';

/** A line as it is recorded; `day` is its place in the week, Monday 0. */
export type RecordedLine = {
  readonly id: string;
  readonly day: number;
  readonly work: Work;
  readonly hundredths: number;
  readonly occurrence: number;
};

/** A row that a week must say: hundredths for each day. */
export type WantedRow = { readonly work: Work; readonly cells: readonly number[] };

export type AddedLine = Omit<RecordedLine, 'id'>;
export type LineChanges = {
  readonly added: readonly AddedLine[];
  readonly changed: readonly { readonly id: string; readonly day: number; readonly work: Work; readonly hundredths: number }[];
  readonly removed: readonly string[];
};

/** Rows of the same work are one: what they say of a day adds up. */
function merged(rows: readonly WantedRow[]): Map<string, WantedRow> {
  const all = new Map<string, WantedRow>();
  for (const { work, cells } of rows) {
    const key = workKey(work);
    const known = all.get(key)?.cells ?? [];
    all.set(key, { work, cells: [0, 1, 2, 3, 4, 5, 6].map((day) => (known[day] ?? 0) + (cells[day] ?? 0)) });
  }
  return all;
}

/**
 * What has to change for the lines of a week to say what was typed, and no more: a line that already says it stays as it is, with its
 * identity. Days for which `isFrozen` are left alone.
 */
export function lineChanges(
  recorded: readonly RecordedLine[],
  rows: readonly WantedRow[],
  isFrozen: (day: number) => boolean,
): LineChanges {
  const wanted = merged(rows);
  const open = recorded.filter(({ day }) => !isFrozen(day));
  const cellOf = (day: number, key: string) => `${day} ${key}`;
  const byCell = Map.groupBy(open, ({ day, work }) => cellOf(day, workKey(work)));
  // A line is numbered after those of its work that are there on the day, those that go included: they go in the same statement.
  const numbers = new Map<string, number>();
  const numberCell = ({ day, work }: Pick<RecordedLine, 'day' | 'work'>) => cellOf(day, workKeyWithoutComment(work));
  for (const line of recorded) numbers.set(numberCell(line), Math.max(line.occurrence, numbers.get(numberCell(line)) ?? 0));
  const added: AddedLine[] = [];
  const changed: LineChanges['changed'][number][] = [];
  const removed: string[] = [];
  for (const lines of byCell.values()) {
    const [first, ...others] = lines;
    if (first === undefined) continue;
    const goal = wanted.get(workKey(first.work))?.cells[first.day] ?? 0;
    if (lines.reduce((sum, { hundredths }) => sum + hundredths, 0) === goal) continue;
    if (goal === 0) removed.push(first.id);
    else changed.push({ id: first.id, day: first.day, work: first.work, hundredths: goal });
    removed.push(...others.map(({ id }) => id));
  }
  for (const { work, cells } of wanted.values()) {
    cells.forEach((hundredths, day) => {
      if (hundredths === 0 || isFrozen(day) || byCell.has(cellOf(day, workKey(work)))) return;
      const occurrence = (numbers.get(numberCell({ day, work })) ?? 0) + 1;
      numbers.set(numberCell({ day, work }), occurrence);
      added.push({ day, work, hundredths, occurrence });
    });
  }
  return { added, changed, removed };
}
