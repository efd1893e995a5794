import type { Migration } from '../../database/migration.ts';

/**
 * What each import did, kept so that it can be explained, replayed and undone. Rows that an import added need no line in
 * `import.change`: their ids start with the import's own (see `row-id.ts`). Originals are kept once per content, compressed.
 */
export const importRuns: Migration = {
  id: '2026-11-22-import-runs',
  sql: `
create schema if not exists import;
create table import.run (
  operator text not null,
  id uuid not null,
  at timestamptz not null default now(),
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  strict boolean not null,
  status text not null check (status in ('loaded', 'refused', 'undone')),
  undone_at timestamptz,
  undone_by text,
  primary key (operator, id),
  check ((status = 'undone') = (undone_at is not null and undone_by is not null))
);
create index run_by_time on import.run (operator, at);

create table import.original (
  operator text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size int not null,
  content_gzip bytea not null,
  primary key (operator, sha256)
);
-- already compressed: the database need not try again
alter table import.original alter column content_gzip set storage external;

create table import.file (
  operator text not null,
  import_id uuid not null,
  number int not null,
  name text not null,
  format text,
  table_name text,
  sha256 text,
  size int not null,
  read int not null,
  added int not null,
  changed int not null,
  unchanged int not null,
  rejected int not null,
  primary key (operator, import_id, number),
  foreign key (operator, import_id) references import.run (operator, id),
  foreign key (operator, sha256) references import.original (operator, sha256)
);
create index file_by_original on import.file (operator, sha256);

create table import.reject (
  operator text not null,
  import_id uuid not null,
  file int not null,
  number int not null,
  kind text not null check (kind in ('rejected', 'warning')),
  line int,
  field text not null,
  rule text not null,
  value text not null,
  message text not null,
  primary key (operator, import_id, file, kind, number),
  foreign key (operator, import_id, file) references import.file (operator, import_id, number)
);

create table import.change (
  operator text not null,
  import_id uuid not null,
  file int not null,
  line int not null,
  table_name text not null,
  row_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  primary key (operator, import_id, table_name, row_id, file),
  foreign key (operator, import_id) references import.run (operator, id)
);
create index change_by_row on import.change (operator, table_name, row_id);`,
};
