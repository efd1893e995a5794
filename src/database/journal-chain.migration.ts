import type { Migration } from './migration.ts';

/**
 * The chain of the journal: each entry carries the SHA-256 of its own text, in which stands the hash of the entry before it.
 * The text, to the byte, is told in docs/decisions/0007-journal-chain.md; `journal-chain.ts` writes the same one to verify it.
 *
 * The trigger runs with the rights of whoever inserts, and leaves them nothing to choose: number, instant and hashes are its
 * own. The lock is held until the transaction ends, so that the numbers of an operator follow the order of the commits; the
 * unique index refuses a fork, should a transaction read a moment older than its lock (repeatable read).
 */
export const journalChain: Migration = {
  id: '2026-11-23-journal-chain',
  sql: `
alter table journal.entry
  add column from_where text,
  add column previous_hash text,
  add column hash text,
  alter column id drop identity;

create function journal.text_of(entry journal.entry) returns text language sql stable
set search_path = pg_catalog as $text$
  select 'bievre-journal-1' || chr(10) || string_agg(
    coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-') || chr(10), '' order by place)
  from unnest(array[
    entry.previous_hash, entry.operator, entry.id::text,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    entry.actor_kind, entry.actor_id, entry.actor_name, entry.from_where,
    entry.fact, entry.subject, entry.before::text, entry.after::text
  ]) with ordinality as one (field, place)
$text$;

create function journal.hash_of(entry journal.entry) returns text language sql stable
set search_path = pg_catalog as $hash$
  select encode(sha256(convert_to(journal.text_of(entry), 'UTF8')), 'hex')
$hash$;

-- A step is run by the owner, whom a forced policy would show no row of the operators: their entries are older than the chain.
alter table journal.entry no force row level security;
do $chain$
declare
  one journal.entry;
  previous journal.entry;
begin
  for one in select * from journal.entry order by operator, id loop
    one.previous_hash := case when previous.operator = one.operator then previous.hash else repeat('0', 64) end;
    one.hash := journal.hash_of(one);
    update journal.entry set previous_hash = one.previous_hash, hash = one.hash
      where operator = one.operator and id = one.id;
    previous := one;
  end loop;
end $chain$;
alter table journal.entry force row level security;

alter table journal.entry
  alter column previous_hash set not null,
  alter column hash set not null;
create unique index entry_without_fork on journal.entry (operator, previous_hash);

create function journal.chain() returns trigger language plpgsql
set search_path = pg_catalog as $function$
declare
  last record;
begin
  perform pg_advisory_xact_lock(hashtextextended('bievre.journal ' || new.operator, 0));
  select id, hash into last from journal.entry where operator = new.operator order by id desc limit 1;
  new.id := coalesce(last.id, 0) + 1;
  new.at := clock_timestamp();
  new.previous_hash := coalesce(last.hash, repeat('0', 64));
  new.hash := journal.hash_of(new);
  return new;
end $function$;
create trigger chain before insert on journal.entry for each row execute function journal.chain();
`,
};
