import { describe, expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { predecessorsOf, type Succession, standingFor, successorsOf } from './succession.ts';

const onDay = (predecessor: string, successor: string, date: string): Succession => ({
  predecessor,
  successor,
  onDay: day(date),
});
/** Three offices merge into one, which later becomes part of a group. */
const history = [
  onDay('oph-nord', 'oph-uni', '2021-01-01'),
  onDay('oph-sud', 'oph-uni', '2021-01-01'),
  onDay('oph-est', 'oph-uni', '2021-01-01'),
  onDay('oph-uni', 'groupe', '2024-07-01'),
];

describe('successions', () => {
  it('a body without succession comes from nobody and stands for itself', () => {
    expect(predecessorsOf('arcueil', history)).toEqual([]);
    expect(standingFor('arcueil', day('2030-01-01'), history)).toEqual(['arcueil']);
  });

  it('a merged body comes from the three, and from theirs through it', () => {
    expect(predecessorsOf('oph-uni', history)).toEqual(['oph-nord', 'oph-sud', 'oph-est']);
    expect(predecessorsOf('groupe', history)).toEqual(['oph-uni', 'oph-nord', 'oph-sud', 'oph-est']);
    expect(successorsOf('oph-nord', history)).toEqual(['oph-uni', 'groupe']);
  });

  it('a predecessor stands for itself until the eve, and its successor from the day', () => {
    expect(standingFor('oph-nord', day('2020-12-31'), history)).toEqual(['oph-nord']);
    expect(standingFor('oph-nord', day('2021-01-01'), history)).toEqual(['oph-uni']);
    expect(standingFor('oph-nord', day('2024-07-01'), history)).toEqual(['groupe']);
  });

  it('after a split, several stand for the one', () => {
    const split = [onDay('a', 'b', '2020-01-01'), onDay('a', 'c', '2020-01-01')];
    expect(standingFor('a', day('2020-01-01'), split)).toEqual(['b', 'c']);
  });

  it('two bodies recorded as each other’s successor do not loop', () => {
    const ring = [onDay('a', 'b', '2020-01-01'), onDay('b', 'a', '2021-01-01')];
    expect(predecessorsOf('a', ring)).toEqual(['b']);
    expect(standingFor('a', day('2022-01-01'), ring)).toEqual([]);
  });
});
