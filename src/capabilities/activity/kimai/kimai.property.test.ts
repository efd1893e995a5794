import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Converted, ForeignRow, Naming } from '../../../import/foreign.ts';
import { convertEntries } from './convert-entries.ts';

/** Everything that is named is known by its own name; a day of seven hours, twenty at most. */
const naming: Naming = {
  find: (kind, typed) => (kind === 'project' ? { rule: 'unknown-reference', message: '' } : typed),
  rowOf: () => null,
  records: (file) =>
    file === 'durees-journee' ? [{ from_day: '2000-01-01', hours_hundredths: 700, most_hundredths: 2000 }] : [],
};

const entry = fc.record({
  account: fc.constantFrom('A1', 'A2'),
  day: fc.constantFrom('2020-03-10', '2020-03-11', '2020-12-31'),
  begin: fc.integer({ min: 0, max: 1439 }),
  minutes: fc.integer({ min: 1, max: 180 }),
  activity: fc.constantFrom('suivi', 'projet', 'aide'),
  customer: fc.constantFrom('melun', 'MULTI', 'Interne'),
  description: fc.constantFrom(null, 'Réunion', 'Appels'),
});

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function rowsOf(entries: readonly (typeof entry extends fc.Arbitrary<infer One> ? One : never)[]): ForeignRow[] {
  return entries.map(({ begin, minutes, ...named }, index) => ({
    file: 0,
    line: index + 2,
    row: { ...named, begin: clock(begin), end: clock((begin + minutes) % 1440), duration: clock(minutes), project: null },
  }));
}

/** Seconds of entries by the person and the day on which they begin. */
function secondsByDay(rows: readonly ForeignRow[]) {
  const sums = new Map<string, number>();
  for (const { row } of rows) {
    const [hours = 0, minutes = 0] = String(row['duration']).split(':').map(Number);
    const key = `${String(row['account'])} ${String(row['day'])}`;
    sums.set(key, (sums.get(key) ?? 0) + (hours * 60 + minutes) * 60);
  }
  return sums;
}

const shown = ({ rows }: Converted) => rows.map(({ row }) => JSON.stringify(row)).sort();

it('entries become lines that keep the sum of each day, whatever they are and in whatever order', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (entries) => {
      const rows = rowsOf(entries);
      const made = convertEntries(rows, naming);
      const sums = new Map<string, number>();
      for (const { row } of made.rows) {
        const key = `${String(row['person'])} ${String(row['day'])}`;
        sums.set(key, (sums.get(key) ?? 0) + Number(row['days_hundredths']));
      }
      const refused = made.faults.filter(({ remark }) => remark !== true);
      for (const [key, seconds] of secondsByDay(rows)) {
        const isRefused = seconds > 72_000;
        if (isRefused) expect(refused.length).toBeGreaterThan(0);
        expect(sums.get(key) ?? 0).toBe(isRefused ? 0 : Math.min(100, Math.round(seconds / 252)));
      }
      // No two lines say the same work of the same day, none says nothing, and each has a number of its own.
      expect(made.rows.every(({ row }) => Number(row['days_hundredths']) > 0)).toBe(true);
      expect(new Set(made.rows.map(({ line }) => line)).size).toBe(made.rows.length);
      expect(shown(convertEntries([...rows].reverse(), naming))).toEqual(shown(made));
    }),
  );
});

it('entries over several files become the same lines as in one, those that two files say counted once', () => {
  const apart = fc.uniqueArray(entry, {
    minLength: 1,
    maxLength: 8,
    selector: ({ account, day, begin, minutes, activity, customer }) => [account, day, begin, minutes, activity, customer].join(),
  });
  fc.assert(
    fc.property(
      apart,
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      fc.array(fc.boolean()),
      (entries, seconds, twice) => {
        const rows = rowsOf(entries);
        const paged = rows.map((row, index) => ({ ...row, file: seconds[index] === true ? 1 : 0 }));
        const again = paged.filter((_, index) => twice[index] === true).map((row) => ({ ...row, file: 2 }));
        expect(shown(convertEntries([...paged, ...again], naming))).toEqual(shown(convertEntries(rows, naming)));
      },
    ),
  );
});

it('every entry is in a line, or told of', () => {
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (entries) => {
      const rows = rowsOf(entries).map((one, index) => ({ ...one, row: { ...one.row, description: `Entrée ${index} ` } }));
      const { rows: lines, faults } = convertEntries(rows, naming);
      const said = lines.map(({ row }) => `${String(row['comment'])} `).join(';');
      for (const [index, { line }] of rows.entries())
        expect(said.includes(`Entrée ${index} `) || faults.some((fault) => fault.line === line)).toBe(true);
    }),
  );
});
