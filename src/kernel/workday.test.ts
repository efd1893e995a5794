import { describe, expect, it } from 'vitest';
import { workdays } from './workday.ts';

describe('days of work', () => {
  it.each([0.5, 33.333, Number.NaN, Number.POSITIVE_INFINITY])('are whole hundredths, not %d', (value) => {
    expect(() => workdays(value)).toThrow(RangeError);
  });

  it('keep half days and corrections exact', () => {
    expect(workdays(150)).toBe(150);
    expect(workdays(-25)).toBe(-25);
  });
});
