import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../kernel/day.ts';
import { holidayRegions, holidaysBetween, holidaysOf } from './holidays.ts';

const days = (year: number, region: (typeof holidayRegions)[number]) => holidaysOf(year, region).map((one) => one.day);

/** Easter Sunday by the rule of Meeus, Jones and Butcher: a second opinion on the package. */
function easter(year: number) {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)];
  const h = (19 * a + b - d - Math.floor((b - f + 1) / 3) + 15) % 30;
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

describe('the public holidays of France', () => {
  it('are the eleven of 2024, in order', () => {
    expect(days(2024, 'france')).toEqual([
      '2024-01-01',
      '2024-04-01',
      '2024-05-01',
      '2024-05-08',
      '2024-05-09',
      '2024-05-20',
      '2024-07-14',
      '2024-08-15',
      '2024-11-01',
      '2024-11-11',
      '2024-12-25',
    ]);
  });

  it('are two more in Alsace-Moselle: Good Friday and the day after Christmas', () => {
    const more = holidaysOf(2024, 'alsace-moselle').filter(({ day }) => !days(2024, 'france').includes(day));
    expect(more).toEqual([
      { day: '2024-03-29', name: 'Vendredi saint' },
      { day: '2024-12-26', name: 'Lendemain de Noël' },
    ]);
  });

  it('tell a day once when two fall together', () => {
    expect(holidaysOf(2008, 'france').filter(({ day }) => day === '2008-05-01')).toEqual([
      { day: '2008-05-01', name: 'Fête du travail, Ascension' },
    ]);
  });

  it('follow Easter by the computed rule, in every year that a register may hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1980, max: 2199 }), fc.constantFrom(...holidayRegions), (year, region) => {
        const sunday = easter(year);
        const found = days(year, region);
        expect(found).toEqual(expect.arrayContaining([addDays(sunday, 1), addDays(sunday, 39), addDays(sunday, 50)]));
        expect(found).toEqual([...new Set(found)].sort());
        expect(found.every((one) => one.startsWith(String(year)))).toBe(true);
      }),
    );
  });

  it('of several years follow each other; none for years that run backwards', () => {
    expect(holidaysBetween(2023, 2024, 'france')).toEqual([...holidaysOf(2023, 'france'), ...holidaysOf(2024, 'france')]);
    expect(holidaysBetween(2024, 2023, 'france')).toEqual([]);
  });
});
