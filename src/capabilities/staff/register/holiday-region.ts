import type { HolidayRegion } from '../holidays.ts';

/** Postcodes of Moselle, Bas-Rhin and Haut-Rhin in an address, for PostgreSQL and for JavaScript alike. */
export const localHolidayPostcodes = '(^|[^0-9])(57|67|68)[0-9]{3}([^0-9]|$)';

/** Where an operator of this address keeps its holidays. */
export function holidayRegionOf(address: string | null): HolidayRegion {
  return new RegExp(localHolidayPostcodes).test(address ?? '') ? 'alsace-moselle' : 'france';
}
