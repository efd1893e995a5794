import type { Migration } from '../../../database/migration.ts';
import { recordIdentity, recordProvenance } from '../../../database/record-columns.ts';

/** The days on which somebody was written to about a week that they had not finished: once a day at most. */
export const reminders: Migration = {
  id: '2026-11-28-working-time-reminders',
  sql: `
create table activity.reminder (
  ${recordIdentity},
  person text not null,
  monday date not null check (extract(isodow from monday) = 1),
  day date not null,
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, person, monday, day),
  foreign key (operator, person) references staff.person (operator, code)
);`,
};
