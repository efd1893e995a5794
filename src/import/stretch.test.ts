import { describe, expect, it } from 'vitest';
import { checkAll, checkStretch } from './stretch.ts';

describe('« du » and « au »', () => {
  it('are refused when the end comes first; `to_day` is the day after the last', () => {
    expect(checkStretch({ from_day: '2020-03-01', to_day: '2020-02-29' })).toMatchObject({
      field: 'au',
      rule: 'stretch-reversed',
    });
    expect(checkStretch({ from_day: '2020-03-01', to_day: '2020-03-01' })).toMatchObject({ rule: 'stretch-reversed' });
  });

  it('are taken for one single day, and with either end left open', () => {
    expect(checkStretch({ from_day: '2020-03-01', to_day: '2020-03-02' })).toBeNull();
    expect(checkStretch({ from_day: null, to_day: '2020-03-02' })).toBeNull();
    expect(checkStretch({ from_day: '2020-03-01', to_day: null })).toBeNull();
  });

  it('the first check that finds something wrong speaks', () => {
    const wrong = (rule: string) => () => ({ field: 'f', rule, message: '' });
    expect(checkAll(() => null, wrong('second'), wrong('third'))({})).toMatchObject({ rule: 'second' });
    expect(checkAll()({})).toBeNull();
  });
});
