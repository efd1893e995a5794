import type { Migration } from '../../../database/migration.ts';

export const reportOutline: Migration = {
  id: '2026-11-22-report-outline',
  sql: `
create schema if not exists report;
create table report.outline (
  operator text not null,
  id uuid not null default gen_random_uuid(),
  year int not null,
  content jsonb not null,
  origin text not null default 'imported' check (origin in ('entered', 'imported', 'synthetic')),
  import_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (operator, id),
  unique (operator, year)
);`,
};
