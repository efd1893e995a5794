import { expect, test } from 'vitest';
import { createToldOnce } from './told-once.ts';

test('a thing is told once in its time, and again after it', () => {
  let at = 0;
  const isNew = createToldOnce(() => new Date(at));
  expect([isNew('a', 60), isNew('a', 60), isNew('b', 60)]).toEqual([true, false, true]);
  at = 59_999;
  expect(isNew('a', 60)).toBe(false);
  at = 60_000;
  expect([isNew('a', 60), isNew('a', 60)]).toEqual([true, false]);
});

test('a flood goes untold beyond what is remembered, until some of it is over', () => {
  let at = 0;
  const isNew = createToldOnce(() => new Date(at));
  const told = Array.from({ length: 20_010 }, (_, n) => isNew(`attempt ${n}`, 60)).filter(Boolean);
  expect(told).toHaveLength(20_000);
  expect(isNew('one more', 60)).toBe(false);
  at = 60_000;
  expect(isNew('one more', 60)).toBe(true);
});
