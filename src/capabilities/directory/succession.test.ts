import { describe, expect, it } from 'vitest';
import { day } from '../../kernel/day.ts';
import { predecessorsOf, type Succession, successorsOf } from './succession.ts';

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
  it('a body without succession comes from nobody and leads to nobody', () => {
    expect(predecessorsOf('arcueil', history)).toEqual([]);
    expect(successorsOf('arcueil', history)).toEqual([]);
  });

  it('a merged body comes from the three, and from theirs through it', () => {
    expect(predecessorsOf('oph-uni', history)).toEqual(['oph-nord', 'oph-sud', 'oph-est']);
    expect(predecessorsOf('groupe', history)).toEqual(['oph-uni', 'oph-nord', 'oph-sud', 'oph-est']);
    expect(successorsOf('oph-nord', history)).toEqual(['oph-uni', 'groupe']);
  });

  it('after a split, several take over from the one', () => {
    const split = [onDay('a', 'b', '2020-01-01'), onDay('a', 'c', '2020-01-01')];
    expect(successorsOf('a', split)).toEqual(['b', 'c']);
  });

  it('two bodies recorded as each other’s successor do not loop', () => {
    const ring = [onDay('a', 'b', '2020-01-01'), onDay('b', 'a', '2021-01-01')];
    expect(predecessorsOf('a', ring)).toEqual(['b']);
    expect(successorsOf('a', ring)).toEqual(['b']);
  });
});
