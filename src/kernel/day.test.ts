import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day, dayOf, parseDay, yearOf } from './day.ts';

const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays(day('1900-01-01'), count));

describe('a day of the calendar', () => {
  it.each([
    '2019-02-29',
    '1900-02-29',
    '2020-02-30',
    '2020-04-31',
    '2020-13-01',
    '2020-00-10',
    '2020-01-00',
    '0000-01-01',
    '2020-1-1',
    '20-01-01',
    '01/02/2020',
    '2020-01-01T00:00',
    ' 2020-01-01',
    '',
  ])('is not %j', (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => day(text)).toThrow(RangeError);
  });

  it.each(['2020-02-29', '2000-02-29', '0001-01-01', '0096-02-29', '9999-12-31'])('can be %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it('is not made from a month or a date that does not exist', () => {
    expect(() => dayOf(2021, 2, 29)).toThrow(RangeError);
    expect(() => dayOf(2021, 13, 1)).toThrow(RangeError);
    expect(dayOf(7, 1, 2)).toBe('0007-01-02');
  });

  it('is followed by the next one over the ends of months, leap years and changes of hour', () => {
    expect(addDays(day('2020-12-31'), 1)).toBe('2021-01-01');
    expect(addDays(day('2020-02-28'), 1)).toBe('2020-02-29');
    expect(addDays(day('2021-02-28'), 1)).toBe('2021-03-01');
    expect(addDays(day('2021-03-28'), 1)).toBe('2021-03-29');
    expect(addDays(day('2021-10-31'), 1)).toBe('2021-11-01');
    expect(addDays(day('2020-03-01'), -1)).toBe('2020-02-29');
  });

  it('goes forth and back by any number of days, and days compare as their texts do', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (start, count) => {
        const moved = addDays(start, count);
        expect(addDays(moved, -count)).toBe(start);
        expect(moved > start).toBe(count > 0);
        expect(parseDay(moved)).toBe(moved);
      }),
    );
  });

  it('is one that the calendar of the platform has, and no other', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    const parts = [fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 })] as const;
    fc.assert(
      fc.property(...parts, (year, month, date) => {
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
        const instant = new Date(`${text}T00:00:00Z`);
        const isThere = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
        expect(parseDay(text)).toBe(isThere ? text : null);
      }),
    );
  });

  it('is never a part of one: the days of a fraction are counted whole', () => {
    fc.assert(
      fc.property(anyDay, fc.double({ min: -50, max: 50, noNaN: true }), (start, count) => {
        expect(parseDay(addDays(start, count))).not.toBeNull();
      }),
    );
    expect(() => addDays(day('2026-01-10'), Number.NaN)).toThrow(RangeError);
  });

  it('belongs to the year that it is written with', () => {
    expect(yearOf(day('2020-12-31'))).toBe(2020);
    expect(yearOf(day('0001-01-01'))).toBe(1);
  });
});
