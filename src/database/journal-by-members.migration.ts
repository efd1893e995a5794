import type { Migration } from './migration.ts';

/**
 * What members' people do is chained with everything else: the last entry of the operator is looked at for the whole operator, and
 * whoever adds sees none of it. The rest is that of `journal-chain.migration.ts`.
 */
export const journalByMembers: Migration = {
  id: '2026-11-28-journal-told-by-members',
  sql: `
create or replace function journal.chain() returns trigger language plpgsql
set search_path = pg_catalog as $function$
declare
  last record;
  side text := current_setting('bievre.member', true);
begin
  perform pg_advisory_xact_lock(hashtextextended('bievre.journal ' || new.operator, 0));
  if side <> '' then perform set_config('bievre.member', '', true); end if;
  select id, hash into last from journal.entry where operator = new.operator order by id desc limit 1;
  if side <> '' then perform set_config('bievre.member', side, true); end if;
  new.id := coalesce(last.id, 0) + 1;
  new.at := clock_timestamp();
  new.previous_hash := coalesce(last.hash, repeat('0', 64));
  new.hash := journal.hash_of(new);
  return new;
end $function$;
`,
};
