import type { Migration } from '../../../database/migration.ts';
import { recordCode, recordColumns, recordStretch } from '../../../database/record-columns.ts';

/** Dated before the other capabilities' tables, which refer to bodies. */
export const directoryRecords: Migration = {
  id: '2026-11-20-directory-records',
  sql: `
create schema if not exists directory;

create table directory.operator (
  ${recordCode}, check (code = operator),
  name text not null,
  full_name text,
  siren text,
  address text,
  created_on date,
  demonstration boolean,
  ${recordColumns},
  unique (operator, code)
);

create table directory.body (
  ${recordCode},
  name text not null,
  short_name text,
  status text not null check (status in ('member', 'customer')),
  category text not null check (category in ('town', 'housing-office', 'territory', 'other')),
  college text,
  ${recordStretch},
  siren text,
  insee text,
  aliases text[],
  ${recordColumns},
  unique (operator, code)
);

create table directory.population (
  body text not null,
  year int not null check (year between 1900 and 2200),
  municipal int check (municipal >= 0),
  total int check (total >= 0),
  source text,
  ${recordColumns},
  unique (operator, body, year),
  foreign key (operator, body) references directory.body (operator, code)
);

create table directory.succession (
  predecessor text not null,
  successor text not null,
  on_day date not null,
  check (predecessor <> successor),
  ${recordColumns},
  unique (operator, predecessor, successor),
  foreign key (operator, predecessor) references directory.body (operator, code),
  foreign key (operator, successor) references directory.body (operator, code)
);
create index succession_by_successor on directory.succession (operator, successor);

create table directory.site (
  ${recordCode},
  name text not null,
  body text,
  address text,
  town text,
  ${recordStretch},
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, body) references directory.body (operator, code)
);
create index site_by_body on directory.site (operator, body);

create table directory.team (
  ${recordCode},
  name text not null,
  parent text check (parent <> code),
  ${recordStretch},
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, parent) references directory.team (operator, code)
);
create index team_by_parent on directory.team (operator, parent);

create table directory.governing_body (
  ${recordCode},
  name text not null,
  role text,
  ${recordStretch},
  ${recordColumns},
  unique (operator, code)
);

create table directory.seat (
  governing_body text not null,
  seat text not null,
  ${recordStretch},
  function text,
  body text,
  college text,
  ${recordColumns},
  unique nulls not distinct (operator, governing_body, seat, from_day),
  foreign key (operator, governing_body) references directory.governing_body (operator, code),
  foreign key (operator, body) references directory.body (operator, code)
);
create index seat_by_body on directory.seat (operator, body);`,
};
