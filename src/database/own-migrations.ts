import { journalByMembers } from './journal-by-members.migration.ts';
import { journalChain } from './journal-chain.migration.ts';
import { journalChainKept } from './journal-chain-kept.migration.ts';
import { journalRetention, journalSearches, retentionTable } from './journal-retention.migration.ts';
import { journalSearch } from './journal-search.migration.ts';
import type { Migration, TableEntry } from './migration.ts';
import { overtakenWrites } from './overtaken.migration.ts';

/**
 * The database's own steps: the register of steps and the journal. The two roles are made before any step (`roles.ts`),
 * because they belong to the whole server, not to one database.
 */
export const ownMigrations: readonly Migration[] = [
  {
    id: '2026-11-19-database-journal',
    sql: `
create schema journal;
create table journal.entry (
  operator text not null,
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  actor_kind text not null check (actor_kind in ('person', 'command', 'system')),
  actor_id text not null,
  actor_name text not null,
  fact text not null,
  subject text not null,
  before jsonb,
  after jsonb,
  primary key (operator, id)
);
create index entry_by_subject on journal.entry (operator, subject, id);
create schema if not exists accounts;
`,
  },
  journalChain,
  journalSearch,
  overtakenWrites,
  journalChainKept,
  journalRetention,
  journalSearches,
  journalByMembers,
];

export const ownTables: readonly TableEntry[] = [
  {
    table: 'bievre.migration',
    what: 'les étapes de la base déjà appliquées, avec leur empreinte',
    isolation: 'library',
    members: 'nothing',
    grants: 'read',
  },
  {
    table: 'journal.entry',
    what: 'une ligne : un fait enregistré (qui, quoi, avant, après, quand)',
    isolation: 'operator',
    members: { adds: 'actor_id' },
    standing: ['journal.chain()'],
    grants: 'append',
  },
  retentionTable,
];
