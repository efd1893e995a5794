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

const [leastHundredths, mostHundredths] = [100, 2400];
const isLength = (hundredths: number) => hundredths >= leastHundredths && hundredths <= mostHundredths;

/** What is wrong with the hours of a day and the most that it may have, in hundredths; null when nothing is. */
export function refusalOfLength(
  hours: number | null,
  most: number | null,
): { readonly of: 'hours' | 'most'; readonly rule: string; readonly message: string } | null {
  const message = 'Une journée a de 1 à 24 heures : corrigez ce nombre.';
  if (hours !== null && !isLength(hours)) return { of: 'hours', rule: 'hours-of-day', message };
  if (most !== null && !isLength(most)) return { of: 'most', rule: 'hours-of-day', message };
  if (hours === null || hours <= (most ?? usualMostHours)) return null;
  const reversed =
    most === null
      ? `Sans autre nombre, le plus long jour est de ${usualMostHours / 100} heures, moins que la journée de travail : donnez-le.`
      : 'Le plus long jour est plus court que la journée de travail : corrigez l’un des deux nombres.';
  return { of: 'most', rule: 'most-below-usual', message: reversed };
}
