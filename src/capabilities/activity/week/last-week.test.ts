import { expect, it } from 'vitest';
import { day } from '../../../kernel/day.ts';
import { lastWeekOf } from './last-week.ts';
import { workOf } from './weeks.samples.ts';

const monday = day('2026-11-23');
const line = (date: string, kind: string, hundredths: number) => ({ date: day(date), work: workOf(kind), hundredths });

it('brings what the week before says once corrected, and nothing of other weeks', () => {
  const past = [
    line('2026-11-13', 'avant', 100),
    line('2026-11-16', 'suivi', 50),
    line('2026-11-17', 'repris', 100),
    line('2026-11-17', 'repris', -100),
    line('2026-11-17', 'suivi', 100),
    line('2026-11-23', 'suivi', 100),
  ];
  expect(lastWeekOf(past, monday, []).rows).toEqual([{ work: workOf('suivi'), cells: ['0,5', '1', '', '', '', '', ''] }]);
});

it('puts nothing on a day on which nothing is due, nor on one that is locked', () => {
  const days = [
    { due: 100, isFrozen: false },
    { due: 0, isFrozen: false },
    { due: 100, isFrozen: true },
  ];
  expect(lastWeekOf([], monday, days).open).toEqual([true, false, false]);
});
