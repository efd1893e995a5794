import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from './day.ts';
import {
  atDay,
  covers,
  distantPast,
  lastDayOf,
  month,
  months,
  overlaps,
  type Period,
  parsePeriod,
  periodText,
  wholeYears,
  year,
  years,
  yearsAround,
} from './period.ts';

const writtenYear = fc.integer({ min: 1, max: 9998 });
const monthAt = (count: number) => ({ year: Math.floor(count / 12), month: (count % 12) + 1 });
const period: fc.Arbitrary<Period> = fc.oneof(
  writtenYear.map(year),
  fc.tuple(writtenYear, fc.integer({ min: 1, max: 12 })).map(([ofYear, value]) => month(ofYear, value)),
  fc.integer({ min: 0, max: 1_000_000 }).map((count) => atDay(addDays(distantPast, count))),
  fc.tuple(writtenYear, writtenYear).map(([a, b]) => years(Math.min(a, b), Math.max(a, b))),
  fc
    .tuple(fc.integer({ min: 12, max: 9998 * 12 }), fc.integer({ min: 0, max: 40 }))
    .map(([first, count]) => months(monthAt(first), monthAt(Math.min(first + count, 9998 * 12 + 11)))),
);

describe('reading a period', () => {
  it.each([
    '',
    '20',
    '2020-13',
    '2020-00',
    '2020-5',
    '2021-02-29',
    '2020..2016',
    '2016-2020',
    '2016..',
    'année 2020',
    '0000',
    '9999',
    '9999-12-31',
    '2016..9999',
    '9999..9999',
    '2020-12..2020-09',
    '2020-09..2020-13',
    '2020-9..2020-12',
    '2020-09..2020',
    '2020..2020-12',
    '2020-09..9999-01',
    '2020-09..2020-10..2020-12',
    '2020-09-01..2020-09-02',
  ])('refuses %j', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it('never throws, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string(),
      fc.stringMatching(/^\d{4}(-\d{2}){0,2}$/),
      fc.stringMatching(/^\d{4}(-\d{2})?\.\.\d{4}(-\d{2})?$/),
    );
    fc.assert(
      fc.property(typed, (text) => {
        expect(() => parsePeriod(text)).not.toThrow();
      }),
    );
  });

  it('reads back every period that it writes', () => {
    fc.assert(
      fc.property(period, (value) => {
        expect(parsePeriod(periodText(value))).toEqual(value);
      }),
    );
  });

  it('reads a year, a month, a day and a run of years', () => {
    expect(parsePeriod('2020')).toEqual({ kind: 'year', from: '2020-01-01', to: '2021-01-01' });
    expect(parsePeriod('2020-12')).toEqual({ kind: 'month', from: '2020-12-01', to: '2021-01-01' });
    expect(parsePeriod(' 2020-12-31 ')).toEqual({ kind: 'day', from: '2020-12-31', to: '2021-01-01' });
    expect(parsePeriod('2016..2020')).toEqual({ kind: 'years', from: '2016-01-01', to: '2021-01-01' });
  });

  it('reads a run of months, in a year or over several', () => {
    expect(parsePeriod('2020-09..2020-12')).toEqual({ kind: 'months', from: '2020-09-01', to: '2021-01-01' });
    expect(parsePeriod('2019-10..2020-03')).toEqual({ kind: 'months', from: '2019-10-01', to: '2020-04-01' });
  });

  it('knows one period under one name: months that are a month, a year or years are no run of months', () => {
    expect(parsePeriod('2020-05..2020-05')).toEqual(month(2020, 5));
    expect(parsePeriod('2020-01..2020-12')).toEqual(year(2020));
    expect(parsePeriod('2019-01..2020-12')).toEqual(years(2019, 2020));
  });
});

describe('a period', () => {
  it('holds its first day and not the day after its last', () => {
    fc.assert(
      fc.property(period, (value) => {
        expect(covers(value, value.from)).toBe(true);
        expect(covers(value, lastDayOf(value))).toBe(true);
        expect(covers(value, value.to)).toBe(false);
      }),
    );
  });

  it('does not meet a stretch that ends on its first day, since that day is no longer in the stretch', () => {
    expect(overlaps(year(2020), day('2019-01-01'), day('2020-01-01'))).toBe(false);
    expect(overlaps(year(2020), day('2021-01-01'), null)).toBe(false);
  });

  it('meets a stretch that shares one day with it, and one that is open at either end', () => {
    expect(overlaps(year(2020), day('2019-01-01'), day('2020-01-02'))).toBe(true);
    expect(overlaps(year(2020), day('2020-12-31'), null)).toBe(true);
    expect(overlaps(year(2020), null, null)).toBe(true);
    expect(overlaps(atDay(day('2020-12-31')), day('2020-12-31'), day('2021-01-01'))).toBe(true);
  });

  it('meets itself and each of its days', () => {
    fc.assert(
      fc.property(period, (value) => {
        expect(overlaps(value, value.from, value.to)).toBe(true);
      }),
    );
  });
});

describe('the years around a period', () => {
  it('hold it, and are those in which it begins and ends', () => {
    fc.assert(
      fc.property(period, (value) => {
        const around = yearsAround(value);
        expect(around.from <= value.from && value.to <= around.to).toBe(true);
        expect([around.from.slice(0, 4), lastDayOf(around).slice(0, 4)]).toEqual(
          [value.from, lastDayOf(value)].map((one) => one.slice(0, 4)),
        );
      }),
    );
    expect(yearsAround(months({ year: 2020, month: 9 }, { year: 2020, month: 12 }))).toEqual(year(2020));
    expect(yearsAround(months({ year: 2019, month: 10 }, { year: 2020, month: 3 }))).toEqual(years(2019, 2020));
  });
});

describe('the whole years of a period', () => {
  it('a year and a stretch of years hold themselves, a month and a day hold none', () => {
    expect(wholeYears(year(2020))).toEqual({ first: 2020, last: 2020 });
    expect(wholeYears(years(2016, 2018))).toEqual({ first: 2016, last: 2018 });
    const run = months({ year: 2019, month: 2 }, { year: 2020, month: 11 });
    for (const short of [run, month(2020, 1), month(2020, 12), atDay(day('2020-12-31')), atDay(day('2020-01-01'))]) {
      const { first, last } = wholeYears(short);
      expect(first).toBeGreaterThan(last);
    }
  });
});
