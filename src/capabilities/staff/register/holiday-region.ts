import type { HolidayRegion } from '../holidays.ts';

/**
 * Postcodes of Moselle, Bas-Rhin and Haut-Rhin in an address, for PostgreSQL and for JavaScript alike. The postcode is the last number of
 * five digits: that of a CS or a BP stands before it.
 */
export const localHolidayPostcodes = '(^|[^0-9])(57|67|68)[0-9]{3}(?![0-9])(?!.*[0-9]{5})';

/** Where an operator of this address keeps its holidays. */
export function holidayRegionOf(address: string | null): HolidayRegion {
  return new RegExp(localHolidayPostcodes).test(address ?? '') ? 'alsace-moselle' : 'france';
}
