import type { Migration } from '../../../database/migration.ts';

/**
 * The first day from one to another (excluded) on which the operator recorded time, for whomever; null when it did on none. A member's
 * people see the lines that were worked for them alone: by this, and nothing else of the rows of others, they are told 0 and not that
 * nothing is known of a year in which nothing was done for them.
 */
const firstRecorded = `
create function activity.first_recorded(from_day date, to_day date) returns date language plpgsql
set search_path = pg_catalog as $first$
declare
  side text := current_setting('bievre.member', true);
  found_day date;
begin
  if side <> '' then perform set_config('bievre.member', '', true); end if;
  select l.day into found_day from activity.time_line l where l.day >= from_day and l.day < to_day order by l.day limit 1;
  if side <> '' then perform set_config('bievre.member', side, true); end if;
  return found_day;
end $first$;`;

export const seenByMembers: Migration = { id: '2026-11-28-working-time-seen-by-members', sql: firstRecorded };
