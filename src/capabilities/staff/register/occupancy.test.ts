import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/day.ts';
import { contains, covers, firstOverload, type Load, overlaps } from './occupancy.ts';

const [january, june, july] = [day('2026-01-01'), day('2026-06-01'), day('2026-07-01')];

describe('stretches', () => {
  it.each([
    ['that touch do not overlap: the end is excluded', { fromDay: january, toDay: june }, { fromDay: june, toDay: null }, false],
    ['that share a day overlap', { fromDay: january, toDay: july }, { fromDay: june, toDay: null }, true],
    ['without ends overlap', { fromDay: null, toDay: null }, { fromDay: june, toDay: null }, true],
  ])('%s', (_what, one, other, answer) => {
    expect([overlaps(one, other), overlaps(other, one)]).toEqual([answer, answer]);
  });

  it.each([
    ['is in one without ends', { fromDay: null, toDay: null }, { fromDay: null, toDay: null }, true],
    [
      'that begins no one knows when is in no stretch that begins',
      { fromDay: january, toDay: null },
      { fromDay: null, toDay: june },
      false,
    ],
    ['that never ends is in none that ends', { fromDay: january, toDay: july }, { fromDay: june, toDay: null }, false],
    ['may end on the same day', { fromDay: january, toDay: july }, { fromDay: january, toDay: july }, true],
  ])('a stretch %s', (_what, outer, inner, answer) => {
    expect(contains(outer, inner)).toBe(answer);
  });
});

describe('the first overload', () => {
  it('is none below the limit, nor at it', () => {
    expect(firstOverload([], 100)).toBeNull();
    expect(
      firstOverload(
        [
          { fromDay: january, toDay: june, load: 60 },
          { fromDay: january, toDay: null, load: 40 },
        ],
        100,
      ),
    ).toBeNull();
  });

  it('is where the sum first passes the limit, not where loads end', () => {
    const loads = [
      { fromDay: january, toDay: june, load: 50 },
      { fromDay: june, toDay: null, load: 60 },
      { fromDay: july, toDay: null, load: 50 },
    ];
    expect(firstOverload(loads, 100)).toEqual({ day: july, sum: 110 });
  });

  it('is found exactly where looking at every day finds it', () => {
    const load = fc.record({
      start: fc.nat(30),
      length: fc.option(fc.integer({ min: 1, max: 15 }), { nil: null }),
      load: fc.integer({ min: 1, max: 70 }),
    });
    fc.assert(
      fc.property(fc.array(load, { maxLength: 8 }), (asked) => {
        const loads: Load[] = asked.map(({ start, length, load: weight }) => {
          const fromDay = addDays(january, start);
          return { fromDay, toDay: length === null ? null : addDays(fromDay, length), load: weight };
        });
        const sums = Array.from({ length: 60 }, (_, index) => {
          const date = addDays(january, index);
          return { day: date, sum: loads.filter((one) => covers(one, date)).reduce((total, one) => total + one.load, 0) };
        });
        expect(firstOverload(loads, 100)).toEqual(sums.find(({ sum }) => sum > 100) ?? null);
      }),
    );
  });
});
