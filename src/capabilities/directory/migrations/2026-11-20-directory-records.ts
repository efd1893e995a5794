import type { Migration } from '../../../database/migration.ts';

const record = `
  operator text not null,
  id uuid not null default gen_random_uuid(),
  origin text not null check (origin in ('entered', 'imported', 'synthetic')),
  import_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (operator, id)`;

const code = `code text not null check (code <> '')`;
const stretch = 'from_day date, to_day date, check (from_day < to_day)';

/** Dated before the other capabilities' tables, which refer to bodies. */
export const directoryRecords: Migration = {
  id: '2026-11-20-directory-records',
  sql: `
create schema if not exists directory;

create table directory.operator (
  ${code}, check (code = operator),
  name text not null,
  full_name text,
  siren text,
  address text,
  created_on date,
  demonstration boolean,
  ${record},
  unique (operator, code)
);

create table directory.body (
  ${code},
  name text not null,
  short_name text,
  status text not null check (status in ('member', 'customer')),
  category text not null check (category in ('town', 'housing-office', 'territory', 'other')),
  college text,
  ${stretch},
  siren text,
  insee text,
  aliases text[],
  ${record},
  unique (operator, code)
);

create table directory.population (
  body text not null,
  year int not null check (year between 1900 and 2200),
  municipal int check (municipal >= 0),
  total int check (total >= 0),
  source text,
  ${record},
  unique (operator, body, year),
  foreign key (operator, body) references directory.body (operator, code)
);

create table directory.succession (
  predecessor text not null,
  successor text not null,
  on_day date not null,
  check (predecessor <> successor),
  ${record},
  unique (operator, predecessor, successor),
  foreign key (operator, predecessor) references directory.body (operator, code),
  foreign key (operator, successor) references directory.body (operator, code)
);
create index succession_by_successor on directory.succession (operator, successor);

create table directory.site (
  ${code},
  name text not null,
  body text,
  address text,
  town text,
  ${stretch},
  ${record},
  unique (operator, code),
  foreign key (operator, body) references directory.body (operator, code)
);
create index site_by_body on directory.site (operator, body);

create table directory.team (
  ${code},
  name text not null,
  parent text check (parent <> code),
  ${stretch},
  ${record},
  unique (operator, code),
  foreign key (operator, parent) references directory.team (operator, code)
);
create index team_by_parent on directory.team (operator, parent);

create table directory.governing_body (
  ${code},
  name text not null,
  role text,
  ${stretch},
  ${record},
  unique (operator, code)
);

create table directory.seat (
  governing_body text not null,
  seat text not null,
  ${stretch},
  function text,
  body text,
  college text,
  ${record},
  unique nulls not distinct (operator, governing_body, seat, from_day),
  foreign key (operator, governing_body) references directory.governing_body (operator, code),
  foreign key (operator, body) references directory.body (operator, code)
);
create index seat_by_body on directory.seat (operator, body);`,
};
