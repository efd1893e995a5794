import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/day.ts';
import { balanceOf, balanceSentence, offSentence } from './balance.ts';
import { isLate, isUnfinished, type OwedWeek } from './completeness.ts';
import { frenchPart, readPart } from './part-of-day.ts';
import { suggestionsOf } from './suggestions.ts';
import { frenchWeek, mondayOf, weekDays, weekNumber } from './week-days.ts';
import { workOf } from './weeks.samples.ts';

const monday = day('2026-11-23');

describe('a part of a day', () => {
  it('is refused above a day, with three decimals, and when it is no number', () => {
    for (const [typed, why] of [
      ['1,5', 'au plus un jour'],
      ['2', 'au plus un jour'],
      ['0,255', 'deux décimales au plus'],
      ['-1', 'n’est pas une part de jour'],
      [',', 'n’est pas une part de jour'],
      ['un', 'n’est pas une part de jour'],
    ] as const)
      expect(readPart(typed)).toMatchObject({ refusal: expect.stringContaining(why) });
  });

  it('is read as people type it, and what is printed reads the same', () => {
    const told = ['1', '0,5', ',25', '.75', '0.1', '1,00', ' 0,5 ', '', '0'].map((typed) => readPart(typed));
    expect(told.map((one) => ('hundredths' in one ? one.hundredths : null))).toEqual([100, 50, 25, 75, 10, 100, 50, 0, 0]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), (hundredths) => {
        expect(readPart(frenchPart(hundredths))).toEqual({ hundredths });
      }),
    );
  });
});

describe('a week of the calendar', () => {
  it('begins on Monday, has the number that calendars print, and is said in French', () => {
    expect(mondayOf(day('2026-11-29'))).toBe('2026-11-23');
    expect(weekDays(monday).at(-1)).toBe('2026-11-29');
    expect([
      weekNumber(monday),
      weekNumber(day('2026-12-28')),
      weekNumber(day('2024-12-30')),
      weekNumber(day('2021-01-04')),
    ]).toEqual([48, 53, 1, 1]);
    expect(frenchWeek(monday)).toBe('du 23 au 27 novembre 2026');
    expect(frenchWeek(day('2026-11-30'))).toBe('du 30 novembre au 4 décembre 2026');
    expect(frenchWeek(day('2025-12-29'))).toBe('du 29 décembre 2025 au 2 janvier 2026');
  });
});

describe('the balance', () => {
  const dues = (planned: readonly number[], away: readonly number[] = [], isSpread = false) =>
    weekDays(monday).map((date, place) => {
      const all = planned[place] ?? 0;
      return { day: date, planned: all, due: all - (away[place] ?? 0), isSpread: isSpread && all > 0 };
    });
  const full = [100, 100, 100, 100, 100];

  it('says by how much each day is off', () => {
    const off = balanceOf(dues(full, [0, 0, 0, 0, 50]), [100, 75, 0, 100, 100]);
    expect(offSentence(off)).toBe('mardi 24 : il manque 0,25 ; mercredi 25 : il manque 1 ; vendredi 27 : 0,5 de trop.');
    expect(balanceSentence(off)).toBe('Il reste 1,25\u00a0jour à placer mardi 24 et mercredi 25. Il y en a trop vendredi 27.');
  });

  it('is right when each day is, whatever is done on a weekend', () => {
    const right = balanceOf(dues(full), [100, 100, 100, 100, 100, 50]);
    expect(offSentence(right)).toBeNull();
    expect(balanceSentence(right)).toBe('La semaine est complète : 5\u00a0jours placés.');
  });

  it('agrees in number with what is placed', () => {
    expect(balanceSentence(balanceOf(dues([0, 0, 100]), [0, 0, 100]))).toBe('La semaine est complète : 1\u00a0jour placé.');
  });

  it('counts by the week where a part-time has no pattern', () => {
    const half = dues([50, 50, 50, 50, 50], [], true);
    expect(offSentence(balanceOf(half, [100, 100, 50, 0, 0]))).toBeNull();
    expect(offSentence(balanceOf(half, [100, 100, 0, 0, 0]))).toBe('Il manque 0,5\u00a0jour sur la semaine.');
    const part = dues([80, 80, 80, 80, 80], [], true);
    expect(offSentence(balanceOf(part, [100, 100, 100, 100, 0]))).toBeNull();
    expect(offSentence(balanceOf(part, [100, 100, 100, 0, 0]))).toBe('Il manque 1\u00a0jour sur la semaine.');
  });

  it('counts by the day where a pattern says which half-days are worked', () => {
    const mornings = dues([50, 50, 50, 50, 50]);
    expect(offSentence(balanceOf(mornings, [100, 0, 50, 50, 50]))).toBe('lundi 23 : 0,5 de trop ; mardi 24 : il manque 0,5.');
  });

  it('of a week in which nothing is due asks for nothing', () => {
    expect(balanceSentence(balanceOf([], [0, 0, 0, 0, 0, 0, 0]))).toBe('Rien n’est dû cette semaine.');
  });
});

describe('what one usually does', () => {
  it('is what comes back, the most regular first', () => {
    const past = (kind: string, ...weeks: number[]) =>
      weeks.map((back) => ({ date: addDays(monday, -7 * back), work: workOf(kind), hundredths: 50 }));
    const told = suggestionsOf([...past('once', 1), ...past('two', 1, 2), ...past('three', 1, 2, 3)]);
    expect(told.map(({ work: one, weeks }) => [one.kind, weeks])).toEqual([
      ['three', 3],
      ['two', 2],
    ]);
    expect(suggestionsOf(past('once', 1)).length).toBe(1);
  });

  it('is not what was taken back of a locked week, whole or in part', () => {
    const line = (kind: string, back: number, hundredths: number) => ({
      date: addDays(monday, -7 * back),
      work: workOf(kind),
      hundredths,
    });
    const meant = [1, 2, 3].map((back) => line('meant', back, 50));
    const mistaken = [1, 2].flatMap((back) => [line('mistaken', back, 100), line('mistaken', back, -100)]);
    const lessened = [1, 2, 3].flatMap((back) => [line('lessened', back, 100), line('lessened', back, -75)]);
    expect(suggestionsOf([...meant, ...mistaken, ...lessened]).map(({ work: one, weeks }) => [one.kind, weeks])).toEqual([
      ['meant', 3],
      ['lessened', 3],
    ]);
    // The week in which all was taken back teaches nothing: one is left to learn from.
    expect(suggestionsOf([...mistaken, line('once', 3, 50)]).map(({ work: one }) => one.kind)).toEqual(['once']);
  });
});

describe('an unfinished week', () => {
  const owed = (changes: Partial<OwedWeek>): OwedWeek => ({
    ...{
      person: 'A1',
      monday,
      first: monday,
      due: 500,
      placed: 500,
      isBalanced: true,
      state: 'open',
      isLoaded: false,
      isLocked: false,
    },
    ...changes,
  });
  const today = day('2026-12-02');

  it('is one that is due and that its person did not finish, unless it was loaded whole; it is late once it is over', () => {
    expect(isUnfinished(owed({}))).toBe(true);
    expect(isUnfinished(owed({ state: 'returned' }))).toBe(true);
    expect(isUnfinished(owed({ state: 'finished' }))).toBe(false);
    expect(isUnfinished(owed({ state: 'approved' }))).toBe(false);
    expect(isUnfinished(owed({ due: 0, placed: 0 }))).toBe(false);
    expect(isUnfinished(owed({ isLoaded: true }))).toBe(false);
    expect(isUnfinished(owed({ isLoaded: true, placed: 450 }))).toBe(true);
    expect([isLate(owed({}), today), isLate(owed({ monday: day('2026-11-30') }), today)]).toEqual([true, false]);
    // What only the head of team fills is no debt of its person.
    expect(isLate(owed({ isLocked: true }), today)).toBe(false);
  });
});
