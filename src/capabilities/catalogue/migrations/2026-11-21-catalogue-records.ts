import type { Migration } from '../../../database/migration.ts';
import { recordCode, recordColumns, recordStretch } from '../../../database/record-columns.ts';

export const catalogueRecords: Migration = {
  id: '2026-11-21-catalogue-records',
  sql: `
create schema if not exists catalogue;

create table catalogue.domain (
  ${recordCode},
  name text not null,
  parent text check (parent <> code),
  trades text,
  aliases text[],
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, parent) references catalogue.domain (operator, code)
);
create index domain_by_parent on catalogue.domain (operator, parent);

create table catalogue.vendor (
  ${recordCode},
  name text not null,
  aliases text[],
  ${recordColumns},
  unique (operator, code)
);

create table catalogue.application (
  ${recordCode},
  name text not null,
  vendor text,
  in_house boolean,
  hosting text check (hosting in ('hosted', 'saas', 'workstation')),
  domain text,
  functions text,
  ${recordStretch},
  replaced_by text check (replaced_by <> code),
  replaced_on date,
  aliases text[],
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, vendor) references catalogue.vendor (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code),
  foreign key (operator, replaced_by) references catalogue.application (operator, code)
);
create index application_by_vendor on catalogue.application (operator, vendor);
create index application_by_domain on catalogue.application (operator, domain);
create index application_by_replacement on catalogue.application (operator, replaced_by);

create table catalogue.function (
  ${recordCode},
  name text not null,
  application text not null,
  domain text,
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code)
);
create index function_by_application on catalogue.function (operator, application);
create index function_by_domain on catalogue.function (operator, domain);

create table catalogue.core_entry (
  ${recordCode},
  title text not null,
  application text,
  domain text,
  subdomain text,
  vendor text,
  ${recordStretch},
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code),
  foreign key (operator, vendor) references catalogue.vendor (operator, code)
);
create index core_entry_by_application on catalogue.core_entry (operator, application);
create index core_entry_by_domain on catalogue.core_entry (operator, domain);
create index core_entry_by_vendor on catalogue.core_entry (operator, vendor);

create table catalogue.glossary_entry (
  ${recordCode},
  title text not null,
  application text,
  functions text,
  vendor text,
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, vendor) references catalogue.vendor (operator, code)
);
create index glossary_entry_by_application on catalogue.glossary_entry (operator, application);
create index glossary_entry_by_vendor on catalogue.glossary_entry (operator, vendor);

create table catalogue.subscription (
  function text not null,
  body text not null,
  ${recordStretch},
  users int check (users >= 0),
  source text,
  ${recordColumns},
  unique nulls not distinct (operator, function, body, from_day),
  foreign key (operator, function) references catalogue.function (operator, code),
  foreign key (operator, body) references directory.body (operator, code)
);
create index subscription_by_body on catalogue.subscription (operator, body);`,
};
