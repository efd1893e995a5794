import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import { holidays } from './capacity.samples.ts';
import { halfDayOf, mergeStretches, workCalendar, workingDaysOfYear } from './work-calendar.ts';

const calendar = workCalendar(day('2027-01-01'), day('2028-01-01'), holidays);
const between = (from: string, to: string) => ({ from: halfDayOf(day(from)), to: halfDayOf(day(to)) });

describe('working half days', () => {
  it.each([
    ['a week', '2027-03-01', '2027-03-08', 10],
    ['a week-end', '2027-03-06', '2027-03-08', 0],
    ['the month of Ascension and Whit Monday', '2027-05-01', '2027-06-01', 38],
    ['a 14 July in the week', '2027-07-14', '2027-07-15', 0],
    ['nothing', '2027-03-02', '2027-03-02', 0],
    ['what lies before the calendar', '2026-01-01', '2027-01-05', 2],
    ['a stretch turned round', '2027-03-08', '2027-03-01', 0],
  ])('of %s', (_what, from, to, halfDays) => {
    expect(calendar.count(between(from, to))).toBe(halfDays);
  });

  it('of a pattern are those that it has', () => {
    expect(calendar.count(between('2027-03-01', '2027-03-08'), '1111100000')).toBe(5);
    expect(calendar.count(between('2027-03-01', '2027-03-02'), '1000000000')).toBe(1);
    expect(calendar.count(between('2027-05-03', '2027-05-10'), '0000001100')).toBe(0);
  });

  it('begin or end at noon', () => {
    const [from, to] = [halfDayOf(day('2027-03-01'), true), halfDayOf(day('2027-03-02'), true)];
    expect(calendar.count({ from, to })).toBe(2);
  });

  it('are 255 or so in a year', () => {
    expect(workingDaysOfYear(day('2027-01-01'), holidays)).toBe(254);
    expect(workingDaysOfYear(day('2028-01-01'), holidays)).toBe(251);
  });

  it('add up over the parts of a stretch, whatever the pattern', () => {
    const half = fc.integer({ min: halfDayOf(day('2027-01-01')), max: halfDayOf(day('2027-12-31')) });
    const pattern = fc.option(fc.stringMatching(/^[01]{10}$/), { nil: undefined });
    fc.assert(
      fc.property(fc.tuple(half, half, half), pattern, (edges, days) => {
        const [a = 0, b = 0, c = 0] = [...edges].sort((x, y) => x - y);
        const count = (from: number, to: number) => calendar.count({ from, to }, days);
        expect(count(a, b) + count(b, c)).toBe(count(a, c));
        expect(count(a, c)).toBeLessThanOrEqual(calendar.count({ from: a, to: c }));
      }),
    );
  });
});

describe('stretches over one another', () => {
  it('are one', () => {
    expect(
      mergeStretches([
        { from: 4, to: 8 },
        { from: 1, to: 3 },
        { from: 6, to: 7 },
        { from: 8, to: 9 },
      ]),
    ).toEqual([
      { from: 1, to: 3 },
      { from: 4, to: 9 },
    ]);
  });
});
