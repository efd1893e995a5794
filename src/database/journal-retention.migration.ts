import type { Migration, TableEntry } from './migration.ts';

/**
 * How long each operator keeps its journal, and the owner's one way to shorten it (docs/decisions/0007-journal-chain.md).
 *
 * `journal.prune` removes what is older than the retention from the beginning of the chain, never from its middle, after having
 * added the fact that says what goes: one statement, so that a process killed in it leaves the old chain or the new one. It
 * runs with the rights of whoever calls it, and the application's role may delete nothing: the owner calls it, or an
 * administrator of the database.
 */
export const journalRetention: Migration = {
  id: '2026-11-28-journal-retention',
  sql: `
create table journal.retention (
  operator text not null,
  years int check (years between 1 and 100),
  primary key (operator)
);

create function journal.prune(
  of_operator text, today date,
  by_kind text default 'system', by_id text default 'journal.retention', by_name text default 'conservation du journal',
  from_where text default session_user
) returns jsonb language plpgsql set search_path = pg_catalog as $prune$
declare
  kept_years int;
  kept_from date;
  first_kept bigint;
  last_removed record;
  removed bigint;
  told jsonb;
begin
  perform set_config('bievre.operator', of_operator, true), set_config('bievre.member', '', true);
  select years into kept_years from journal.retention where operator = of_operator;
  if kept_years is null then
    return null;
  end if;
  -- The lock of the chain: whoever is adding to it ends first.
  perform pg_advisory_xact_lock(hashtextextended('bievre.journal ' || of_operator, 0));
  kept_from := today - make_interval(years => kept_years);
  -- A clock that was set back leaves later entries with earlier instants: they stay, behind the first that must.
  select id into first_kept from journal.entry
    where operator = of_operator and at >= kept_from::timestamp at time zone 'Europe/Paris' order by id limit 1;
  select id, hash into last_removed from journal.entry
    where operator = of_operator and (first_kept is null or id < first_kept) order by id desc limit 1;
  if last_removed.id is null then
    return null;
  end if;
  select count(*) into removed from journal.entry where operator = of_operator and id <= last_removed.id;
  told := jsonb_build_object('lastNumber', last_removed.id, 'lastHash', last_removed.hash, 'count', removed,
    'upToDay', kept_from - 1, 'years', kept_years);
  insert into journal.entry (operator, actor_kind, actor_id, actor_name, from_where, fact, subject, before, after)
    values (of_operator, by_kind, by_id, by_name, from_where, 'journal.pruned', of_operator, null, told);
  delete from journal.entry where operator = of_operator and id <= last_removed.id;
  return told;
end $prune$;
revoke all on function journal.prune(text, date, text, text, text, text) from public;
`,
};

/** What the searches of the journal's page ask at a hundred thousand entries, and what each page asks: the last change of a record. */
export const journalSearches: Migration = {
  id: '2026-11-28-journal-searches',
  sql: `
create index entry_by_day on journal.entry (operator, at);
create index entry_by_actor_name on journal.entry (operator, actor_id, actor_name);
create index entry_that_names on journal.entry (operator, subject, id) where jsonb_typeof(after->'name') = 'string';
create index entry_of_records on journal.entry (operator, id) where fact !~ '^(accounts|access|export)[.]';
`,
};

export const retentionTable: TableEntry = {
  table: 'journal.retention',
  what: 'une ligne : combien d’années un opérateur garde son journal (vide : pour toujours)',
  isolation: 'operator',
  members: 'nothing',
  ownerCalls: ['journal.prune(text,date,text,text,text,text)'],
  grants: 'read-write',
};
