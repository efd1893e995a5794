import { describe, expect, it } from 'vitest';
import { bandsFrom, boundsOf, defaultAgeBands, leaveAgesOut } from './age-band.ts';

describe('age bands', () => {
  it('follow from the ages at which one passes from one to the next', () => {
    expect(bandsFrom([30, 50, 51])).toEqual([
      { code: 'under-30', name: 'moins de 30 ans', fromAge: 0, toAge: 30 },
      { code: '30-49', name: '30 à 49 ans', fromAge: 30, toAge: 50 },
      { code: '50-50', name: '50 ans', fromAge: 50, toAge: 51 },
      { code: '51-over', name: '51 ans et plus', fromAge: 51, toAge: null },
    ]);
  });

  it('that nobody changed are those of the social reports', () => {
    expect(bandsFrom(boundsOf(defaultAgeBands))).toEqual(defaultAgeBands);
  });

  it('leave ages out where a file gave them a gap, or no first or last one', () => {
    const band = (fromAge: number, toAge: number | null) => ({ code: `${fromAge}`, name: `${fromAge}`, fromAge, toAge });
    expect(leaveAgesOut([])).toBe(true);
    expect(leaveAgesOut([band(15, null)])).toBe(true);
    expect(leaveAgesOut([band(0, 30), band(40, null)])).toBe(true);
    expect(leaveAgesOut([band(0, 30), band(30, 65)])).toBe(true);
    expect(leaveAgesOut(defaultAgeBands)).toBe(false);
  });
});
