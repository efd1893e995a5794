import { describe, expect, it } from 'vitest';
import { holidayRegionOf } from './holiday-region.ts';

describe('the holidays of an operator', () => {
  it('are those of France, and those of Alsace-Moselle where its address has a postcode of theirs', () => {
    expect(holidayRegionOf(null)).toBe('france');
    expect(holidayRegionOf('2, place de la Mairie, 94110 Arcueil')).toBe('france');
    expect(holidayRegionOf('CS 67123, 94110 Arcueil')).toBe('france');
    expect(holidayRegionOf('67 rue du Bac, 75007 Paris')).toBe('france');
    expect(holidayRegionOf('1, place du Marché, 57000 Metz')).toBe('alsace-moselle');
    expect(holidayRegionOf('68100 Mulhouse')).toBe('alsace-moselle');
    expect(holidayRegionOf('BP 567001, 94110 Arcueil')).toBe('france');
  });
});
