import { expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { whenWords } from './session-words.ts';

it('says « à partir du » only of a session that may last more than its first day', () => {
  const firstDay = day('2020-01-09');
  const words = (days: number | null) => whenWords({ firstDay, days, halfDays: [] });
  expect([words(null), words(150), words(100), words(50)]).toEqual([
    'à partir du 9 janvier 2020',
    'à partir du 9 janvier 2020',
    'le 9 janvier 2020',
    'le 9 janvier 2020',
  ]);
});
