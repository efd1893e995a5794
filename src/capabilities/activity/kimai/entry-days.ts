import { readDay } from '../../../import/day-cell.ts';
import { type Fault, fault } from '../../../import/rejection.ts';
import type { Day } from '../../../kernel/day.ts';

const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** How the days of one file are read, and what is to be said of it; Kimai writes 2020-03-10, spreadsheets write it anew. */
export type DayReading = { readonly read: (typed: string) => Day | Fault; readonly remark: Fault | null };

/**
 * A spreadsheet in English writes the month first. A file does, where one of its days can be read no other way and none can't be read so:
 * without this, 3/10/2020 beside 3/13/2020 would be in October.
 */
export function dayReading(days: readonly string[]): DayReading {
  const pairs = days.flatMap((typed) => {
    const [, first, second] = slashed.exec(typed) ?? [];
    return first === undefined ? [] : [{ typed, first: Number(first), second: Number(second) }];
  });
  const telling = pairs.find(({ second }) => second > 12);
  if (telling === undefined || pairs.some(({ first }) => first > 12)) return { read: readDay, remark: null };
  const message = `« ${telling.typed} » met le mois avant le jour : toutes les dates du fichier sont lues ainsi.`;
  return { read: (typed) => readDay(typed.replace(slashed, '$3-$1-$2')), remark: fault('month-first', message) };
}
