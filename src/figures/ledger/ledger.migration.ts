import type { Migration, TableEntry } from '../../database/migration.ts';

/**
 * The ledger: figures as they were printed, one row per cell. The edition is derived from the report's name
 * (`siim94-2020`), so that loading a past report is loading one file.
 */
export const ledgerMigrations: readonly Migration[] = [
  {
    id: '2026-11-22-ledger-published-figure',
    sql: `
create schema if not exists ledger;
create table ledger.published_figure (
  operator text not null,
  id uuid not null default gen_random_uuid(),
  edition text not null,
  year int generated always as ((substring(edition from '(\\d{4})$'))::int) stored,
  position int not null,
  section text not null,
  table_name text not null,
  row_label text not null,
  column_label text not null,
  period text not null,
  unit text not null,
  occurrence int not null check (occurrence >= 1),
  printed text not null,
  value numeric,
  note text not null default '',
  origin text not null default 'imported' check (origin in ('entered', 'imported', 'synthetic')),
  import_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (operator, id),
  unique (operator, edition, section, table_name, row_label, column_label, period, unit, occurrence)
);
create index published_figure_by_edition on ledger.published_figure (operator, edition, position);`,
  },
];

export const ledgerTables: readonly TableEntry[] = [
  {
    table: 'ledger.published_figure',
    what: 'Chiffres des bilans publiés, tels qu’imprimés',
    isolation: 'operator',
    members: 'nothing',
    grants: 'read-write',
  },
];
