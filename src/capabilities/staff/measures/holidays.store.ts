import { sql } from 'kysely';
import type { Rows } from '../../../database/face.ts';
import { yearOf } from '../../../kernel/day.ts';
import type { Days } from '../../../kernel/measure.ts';
import { holidaysBetween } from '../holidays.ts';
import { localHolidayPostcodes } from '../register/holiday-region.ts';

/** The public holidays of the years of a run of days where the operator stands: `d`. */
export function holidaysIn({ from, to }: Days): Rows {
  const [first, last] = [yearOf(from), yearOf(to)];
  const national = holidaysBetween(first, last, 'france').map(({ day }) => day);
  const local = holidaysBetween(first, last, 'alsace-moselle').map(({ day }) => day);
  return sql`
    select unnest(
      case when exists (select from directory.operator where address ~ ${localHolidayPostcodes})
        then ${local}::date[] else ${national}::date[] end
    ) as d`;
}
