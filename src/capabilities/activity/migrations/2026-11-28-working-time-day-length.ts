import type { Migration } from '../../../database/migration.ts';
import { recordIdentity, recordProvenance } from '../../../database/record-columns.ts';

/** How many hours make a day of work from a day on, and how many a day may have, in hundredths: hours of other programs become days by it. */
export const dayLengths: Migration = {
  id: '2026-11-28-working-time-day-length',
  sql: `
create table activity.day_length (
  ${recordIdentity},
  from_day date not null,
  hours_hundredths int not null check (hours_hundredths between 100 and 2400),
  most_hundredths int check (most_hundredths between hours_hundredths and 2400),
  source text,
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, from_day)
);`,
};
