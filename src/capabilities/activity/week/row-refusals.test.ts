import { expect, it } from 'vitest';
import { typedOf } from './edited-row.ts';
import { isDayRefused, rowRefusals } from './row-refusals.ts';
import { workOf } from './weeks.samples.ts';

const row = (kind: string, ...cells: string[]) => ({
  work: workOf(kind),
  cells: [0, 1, 2, 3, 4, 5, 6].map((day) => cells[day] ?? ''),
});
const [first, second, third] = [row('a', '1'), row('b', '0,5', '2'), row('c', '', '1')];
const answer = {
  ...{ form: 'semaine', done: null, refusal: null, typed: typedOf([first, second, third]) },
  refusals: { 'j-1-1': 'au plus un jour', 'activite-2': 'ce type n’existe plus' },
};

it('a refusal stays with its work when a row before it is taken out', () => {
  const refusedOf = rowRefusals(answer);
  expect([...refusedOf(second).days]).toEqual([[1, 'au plus un jour']]);
  expect([...refusedOf(first).days, ...refusedOf(row('d', '1')).days]).toEqual([]);
  expect(refusedOf(third).work).toBe('ce type n’existe plus');
});

it('what was typed anew is not refused any more', () => {
  const refusedOf = rowRefusals(answer);
  expect([...refusedOf(row('b', '0,5', '0,5')).days]).toEqual([]);
  expect([...rowRefusals(undefined)(second).days]).toEqual([]);
});

it('a work that is refused leads to the days that say something', () => {
  const refused = rowRefusals(answer)(third);
  expect([0, 1, 2].map((day) => isDayRefused(refused, day, third.cells[day] ?? ''))).toEqual([false, true, false]);
});
