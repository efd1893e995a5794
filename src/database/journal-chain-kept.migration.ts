import type { Migration } from './migration.ts';

/**
 * The text and the hash of an entry (`journal-chain.migration.ts`), the same to the byte, in a language whose statements the server keeps
 * from one call to the next: it planned those of the first anew for each entry, which took five times as long as hashing it, while all
 * other changes of the operator wait for their turn in the chain.
 */
export const journalChainKept: Migration = {
  id: '2026-11-28-journal-chain-kept',
  sql: `
create or replace function journal.text_of(entry journal.entry) returns text language plpgsql stable
set search_path = pg_catalog as $text$
declare
  field text;
  told text := 'bievre-journal-1' || chr(10);
begin
  foreach field in array array[
    entry.previous_hash, entry.operator, entry.id::text,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    entry.actor_kind, entry.actor_id, entry.actor_name, entry.from_where,
    entry.fact, entry.subject, entry.before::text, entry.after::text
  ] loop
    told := told || coalesce(octet_length(convert_to(field, 'UTF8')) || ':' || field, '-') || chr(10);
  end loop;
  return told;
end $text$;

create or replace function journal.hash_of(entry journal.entry) returns text language plpgsql stable
set search_path = pg_catalog as $hash$
begin
  return encode(sha256(convert_to(journal.text_of(entry), 'UTF8')), 'hex');
end $hash$;
`,
};
