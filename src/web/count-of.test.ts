import { expect, it } from 'vitest';
import { agreeing, countOf } from './count-of.ts';

it('agrees in the plural from two on, with a number that is approximate as with another', () => {
  const words = (shown: string) => `${shown} ${agreeing(shown, 'jour', 'jours')}`;
  expect(['2', '10', '1 000', 'env.\u00a02', '−2,5'].map(words)).toEqual([
    '2 jours',
    '10 jours',
    '1 000 jours',
    'env.\u00a02 jours',
    '−2,5 jours',
  ]);
  expect(['0', '1', '1,5', 'env.\u00a01', 'env.\u00a00,5', '−1'].map(words)).toEqual([
    '0 jour',
    '1 jour',
    '1,5 jour',
    'env.\u00a01 jour',
    'env.\u00a00,5 jour',
    '−1 jour',
  ]);
});

it('counts, and says that there is none where it is told how', () => {
  expect([countOf(0, 'an', 'ans'), countOf(0, 'an', 'ans', 'aucun an'), countOf(2000, 'an', 'ans')]).toEqual([
    '0 an',
    'aucun an',
    '2\u202f000 ans',
  ]);
});
