import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineChanges, type RecordedLine, type WantedRow } from './line-changes.ts';
import { workOf } from './weeks.samples.ts';
import { type Work, workKey } from './work.ts';

const kinds = fc.constantFrom('a', 'b', 'c');
const wantedRows = fc.array(
  fc.record({ kind: kinds, cells: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 7, maxLength: 7 }) }),
  { maxLength: 4 },
);
const recordedLines = fc.array(
  fc.record({ kind: kinds, place: fc.integer({ min: 0, max: 6 }), quarters: fc.integer({ min: 1, max: 4 }) }),
  { maxLength: 8 },
);

const totals = (entries: readonly { readonly work: Work; readonly day: number; readonly hundredths: number }[]) => {
  const sums = new Map<string, number>();
  for (const one of entries) {
    const key = `${one.day} ${workKey(one.work)}`;
    sums.set(key, (sums.get(key) ?? 0) + one.hundredths);
  }
  return Object.fromEntries([...sums].filter(([, sum]) => sum !== 0).sort());
};

describe('the lines that a week is saved as', () => {
  const numbered = (lines: readonly { kind: string; place: number; quarters: number }[]): RecordedLine[] =>
    lines.map(({ kind, place, quarters }, index) => ({
      ...{ id: `l${index}`, day: place, work: workOf(kind), hundredths: quarters * 25 },
      occurrence: lines.slice(0, index).filter((one) => one.kind === kind && one.place === place).length + 1,
    }));
  const wanted = (rows: readonly { kind: string; cells: readonly number[] }[]): WantedRow[] =>
    rows.map(({ kind, cells }) => ({ work: workOf(kind), cells: cells.map((quarters) => quarters * 25) }));

  it('add up to what was typed, cell by cell; a second save of the same changes nothing', () => {
    fc.assert(
      fc.property(recordedLines, wantedRows, (lines, rows) => {
        const [before, goal] = [numbered(lines), wanted(rows)];
        const { added, changed, removed } = lineChanges(before, goal, () => false);
        const gone = new Set([...removed, ...changed.map(({ id }) => id)]);
        const kept = before.filter(({ id }) => !gone.has(id));
        const renewed = changed.map((one) => ({ ...one, occurrence: before.find(({ id }) => id === one.id)?.occurrence ?? 0 }));
        const after = [...kept, ...renewed, ...added.map((one, index) => ({ ...one, id: `n${index}` }))];
        expect(totals(after)).toEqual(
          totals(goal.flatMap(({ work: of, cells }) => cells.map((hundredths, place) => ({ work: of, day: place, hundredths })))),
        );
        const numbers = after.map((one) => `${one.day} ${workKey(one.work)} ${one.occurrence}`);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(lineChanges(after, goal, () => false)).toEqual({ added: [], changed: [], removed: [] });
      }),
    );
  });

  it('leave frozen days alone', () => {
    fc.assert(
      fc.property(recordedLines, wantedRows, fc.integer({ min: 0, max: 6 }), (lines, rows, frozen) => {
        const before = numbered(lines);
        const { added, changed, removed } = lineChanges(before, wanted(rows), (place) => place === frozen);
        const touched = [...added, ...changed, ...before.filter(({ id }) => removed.includes(id))];
        expect(touched.filter((one) => one.day === frozen)).toEqual([]);
      }),
    );
  });
});
