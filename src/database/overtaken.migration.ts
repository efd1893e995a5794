import { overtaken } from './database.problems.ts';
import type { Migration } from './migration.ts';

/**
 * What a write says that finds its record no longer as it was read. A write that is sent with the commit must fail by itself: when its
 * answer comes, the transaction is over.
 */
export const overtakenWrites: Migration = {
  id: '2026-11-28-database-overtaken',
  sql: `
create function bievre.overtaken() returns int language plpgsql set search_path = pg_catalog as $overtaken$
begin
  raise exception using errcode = '${overtaken}', message = 'the record is no longer as it was read';
end $overtaken$;
`,
};
