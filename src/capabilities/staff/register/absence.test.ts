import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/day.ts';
import { type HalfDays, halfDayWords, isForward, lastAbsentDay, shareHalfDay } from './absence.ts';

const monday = day('2026-03-02');
const half = (from: number, to: number): HalfDays => ({
  fromDay: addDays(monday, Math.floor(from / 2)),
  fromNoon: from % 2 === 1,
  toDay: addDays(monday, Math.floor(to / 2)),
  toNoon: to % 2 === 1,
});

describe('half-days', () => {
  it.each([
    ['le 2 mars 2026', 0, 2],
    ['le 2 mars 2026, le matin', 0, 1],
    ['le 2 mars 2026, l’après-midi', 1, 2],
    ['du 2 mars 2026 au 4 mars 2026', 0, 6],
    ['du 2 mars 2026 après-midi au 4 mars 2026 à midi', 1, 5],
  ])('are said %s', (words, from, to) => {
    expect(halfDayWords(half(from, to))).toBe(words);
  });

  it('go forward, hold their last day, and share one exactly when a half-day is in both', () => {
    const stretch = fc.tuple(fc.nat(20), fc.nat(20));
    fc.assert(
      fc.property(stretch, stretch, ([a, b], [c, d]) => {
        expect(isForward(half(a, b))).toBe(a < b);
        fc.pre(a < b && c < d);
        const shared = Array.from({ length: 41 }, (_, index) => index).some(
          (index) => a <= index && index < b && c <= index && index < d,
        );
        expect(shareHalfDay(half(a, b), half(c, d))).toBe(shared);
        expect(lastAbsentDay(half(a, b))).toBe(addDays(monday, Math.floor((b - 1) / 2)));
      }),
    );
  });
});
