import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClock, readDuration } from './durations.ts';
import { shareDay } from './share-day.ts';
import { readTimeWorked } from './time-entry.ts';

const entry = (begin: string | null, end: string | null, duration: string | null) => readTimeWorked({ begin, end, duration });

describe('a duration of Kimai', () => {
  it('is refused where it is none', () => {
    for (const raw of ['', 'une heure', '1:75', '-1:30', '1,5,2', '1:30:99'])
      expect(readDuration(raw)).toMatchObject({ rule: 'duration' });
  });

  it('is read in each of the forms that Kimai writes', () => {
    expect(['1:30', '01:30:00', '1.5', '1,5', '1.50 h', '5400'].map(readDuration)).toEqual(new Array(6).fill(5400));
    expect(['2', '24', '25', '0:00'].map(readDuration)).toEqual([7200, 86_400, 25, 0]);
    // A workbook keeps a duration as the moment that long after its first day.
    expect(['1899-12-30T01:30:00.000Z', '1899-12-31T01:30:00.000Z'].map(readDuration)).toEqual([5400, 91_800]);
    expect(['09:30', '9:30:15', '1899-12-30T09:29:59.999Z'].map(readClock)).toEqual([34_200, 34_215, 34_200]);
    // At midnight, or after whole days, nothing is left of its hours.
    expect(['1899-12-30', '1899-12-31', '1904-01-01T01:30:00.000Z'].map(readDuration)).toEqual([0, 86_400, 5400]);
    expect(readClock('1899-12-30')).toBe(0);
    expect(['1899-12-31T09:30:00.000Z', '24:00'].map(readClock)).toMatchObject([{ rule: 'clock' }, { rule: 'clock' }]);
  });
});

describe('an entry', () => {
  it('is refused where its times or its duration can’t be', () => {
    expect(entry('25:00', '12:00', '1:00')).toMatchObject({ field: 'debut', rule: 'clock' });
    expect(entry('09:00', 'midi', '1:00')).toMatchObject({ field: 'fin', rule: 'clock' });
    expect(entry('09:00', '11:00', '4:00')).toMatchObject({ field: 'duree', rule: 'too-long' });
    expect(entry(null, null, '30:00')).toMatchObject({ field: 'duree', rule: 'too-long' });
  });

  it('is left aside while it runs, or when it lasts nothing', () => {
    expect(entry('09:00', null, '0:00')).toMatchObject({ rule: 'running-entry', remark: true });
    expect(entry('09:00', '09:00', '0:00')).toMatchObject({ rule: 'no-duration', remark: true });
  });

  it('says whether it goes over midnight', () => {
    expect(entry('21:00', '01:00', '3:30')).toEqual({ seconds: 12_600, isOverMidnight: true });
    expect(entry('22:00', '00:00', '2:00')).toEqual({ seconds: 7200, isOverMidnight: false });
    expect(entry(null, null, '2:00')).toEqual({ seconds: 7200, isOverMidnight: false });
  });

  it('keeps its duration, whatever its hours', () => {
    const time = fc.integer({ min: 0, max: 1439 });
    const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(time, fc.integer({ min: 1, max: 1439 }), fc.integer({ min: 0, max: 60 }), (begin, span, pause) => {
        const worked = Math.max(1, span - pause);
        const read = entry(clock(begin), clock((begin + span) % 1440), clock(worked));
        if (!('seconds' in read)) throw new Error('the entry was not read');
        expect(read.seconds).toBe(worked * 60);
        expect(read.isOverMidnight).toBe(begin + span > 1440);
      }),
    );
  });
});

describe('the hundredths of a day', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 36_000 }), { minLength: 1, maxLength: 12 });

  it('are shared whole, and nothing that was done has none while there are enough', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), parts, (hundredths, seconds) => {
        const shares = shareDay(hundredths, seconds);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(hundredths);
        expect(shares.every((share) => share >= 0)).toBe(true);
        if (hundredths >= seconds.length) expect(Math.min(...shares)).toBeGreaterThan(0);
      }),
    );
  });

  it('are those of the longest where there are fewer of them than parts', () => {
    expect(shareDay(2, [60, 300, 120, 300])).toEqual([0, 1, 0, 1]);
    expect(shareDay(0, [10])).toEqual([0]);
    expect(shareDay(100, [10_800, 10_800, 10_800])).toEqual([34, 33, 33]);
  });
});
