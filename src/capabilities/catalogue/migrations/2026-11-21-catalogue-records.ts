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

export const catalogueRecords: Migration = {
  id: '2026-11-21-catalogue-records',
  sql: `
create schema if not exists catalogue;

create table catalogue.domain (
  ${code},
  name text not null,
  parent text check (parent <> code),
  trades text,
  aliases text[],
  ${record},
  unique (operator, code),
  foreign key (operator, parent) references catalogue.domain (operator, code)
);
create index domain_by_parent on catalogue.domain (operator, parent);

create table catalogue.vendor (
  ${code},
  name text not null,
  aliases text[],
  ${record},
  unique (operator, code)
);

create table catalogue.application (
  ${code},
  name text not null,
  vendor text,
  in_house boolean,
  hosting text check (hosting in ('hosted', 'saas', 'workstation')),
  domain text,
  functions text,
  ${stretch},
  replaced_by text check (replaced_by <> code),
  replaced_on date,
  aliases text[],
  ${record},
  unique (operator, code),
  foreign key (operator, vendor) references catalogue.vendor (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code),
  foreign key (operator, replaced_by) references catalogue.application (operator, code)
);
create index application_by_vendor on catalogue.application (operator, vendor);
create index application_by_domain on catalogue.application (operator, domain);
create index application_by_replacement on catalogue.application (operator, replaced_by);

create table catalogue.function (
  ${code},
  name text not null,
  application text not null,
  domain text,
  ${record},
  unique (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code)
);
create index function_by_application on catalogue.function (operator, application);
create index function_by_domain on catalogue.function (operator, domain);

create table catalogue.core_entry (
  ${code},
  title text not null,
  application text,
  domain text,
  subdomain text,
  vendor text,
  ${stretch},
  ${record},
  unique (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code),
  foreign key (operator, vendor) references catalogue.vendor (operator, code)
);
create index core_entry_by_application on catalogue.core_entry (operator, application);
create index core_entry_by_domain on catalogue.core_entry (operator, domain);
create index core_entry_by_vendor on catalogue.core_entry (operator, vendor);

create table catalogue.glossary_entry (
  ${code},
  title text not null,
  application text,
  functions text,
  vendor text,
  ${record},
  unique (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, vendor) references catalogue.vendor (operator, code)
);
create index glossary_entry_by_application on catalogue.glossary_entry (operator, application);
create index glossary_entry_by_vendor on catalogue.glossary_entry (operator, vendor);

create table catalogue.subscription (
  function text not null,
  body text not null,
  ${stretch},
  users int check (users >= 0),
  source text,
  ${record},
  unique nulls not distinct (operator, function, body, from_day),
  foreign key (operator, function) references catalogue.function (operator, code),
  foreign key (operator, body) references directory.body (operator, code)
);
create index subscription_by_body on catalogue.subscription (operator, body);`,
};
