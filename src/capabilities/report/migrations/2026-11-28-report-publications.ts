import type { Migration } from '../../../database/migration.ts';

const figureColumns = `
  position int not null,
  body text not null,
  chapter text not null,
  table_title text not null,
  row_group text not null,
  row_label text not null,
  column_label text not null,
  period text not null,
  printed text not null,
  value numeric,
  unit text not null,
  found text not null check (found in ('known', 'unknown')),
  reason text,`;

/**
 * What was published to members, kept for ever on the operator's side, and beside it what they see now: a copy, so that the database
 * itself hides what was withdrawn or replaced. Codes of bodies are no foreign keys: what was published outlives the record, and
 * must not keep an import from being undone.
 */
export const reportPublications: Migration = {
  id: '2026-11-28-report-publications',
  sql: `
create table report.publication (
  operator text not null,
  id uuid not null default gen_random_uuid(),
  year int not null,
  number int not null check (number > 0),
  title text not null,
  published_on date not null,
  deliberation text,
  note text,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  pdf bytea not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (operator, id),
  unique (operator, year, number)
);
create table report.publication_figure (
  operator text not null,
  publication uuid not null,${figureColumns}
  primary key (operator, publication, position),
  foreign key (operator, publication) references report.publication (operator, id)
);
create table report.withdrawal (
  operator text not null,
  publication uuid not null,
  withdrawn_on date not null,
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (operator, publication),
  foreign key (operator, publication) references report.publication (operator, id)
);
create table report.shown_publication (
  operator text not null,
  year int not null,
  number int not null,
  title text not null,
  published_on date not null,
  deliberation text,
  note text,
  sha256 text not null,
  pdf bytea not null,
  primary key (operator, year)
);
create table report.shown_figure (
  operator text not null,
  year int not null,${figureColumns}
  primary key (operator, year, position),
  foreign key (operator, year) references report.shown_publication (operator, year)
);
create index shown_figure_body on report.shown_figure (operator, body, year);`,
};
