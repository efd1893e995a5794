import type { ParsedRow } from '../../import/format.ts';

/** A day of work where the operator has said nothing: 35 hours over five days. */
export const usualHours = 700;
/** The most that a public agent works in a day (decree 2000-815 of 25 August 2000, article 3), where the operator has said nothing. */
export const usualMostHours = 1000;

/** How long a day of work is, and the longest one, in seconds. */
export type LengthOfDay = { readonly day: number; readonly most: number };

const secondsOfHundredth = 36;

/** The length of a day of work on a day, by what the operator recorded from one day on. */
export function lengthsOfDay(records: readonly ParsedRow[]): (day: string) => LengthOfDay {
  const known = records
    .map((row) => ({
      from: String(row['from_day']),
      length: {
        day: Number(row['hours_hundredths']) * secondsOfHundredth,
        most: Number(row['most_hundredths'] ?? usualMostHours) * secondsOfHundredth,
      },
    }))
    .sort((a, b) => (a.from < b.from ? 1 : -1));
  const usual = { day: usualHours * secondsOfHundredth, most: usualMostHours * secondsOfHundredth };
  return (day) => known.find(({ from }) => from <= day)?.length ?? usual;
}
