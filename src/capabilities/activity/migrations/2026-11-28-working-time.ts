import type { Migration } from '../../../database/migration.ts';
import { recordCode, recordColumns, recordIdentity, recordProvenance, recordStretch } from '../../../database/record-columns.ts';

/** Kinds of work are a tree for each team; what a kind leaves empty is that of its parent. Dated, so that old lines still read. */
const kinds = `
create table activity.kind (
  ${recordCode},
  name text not null,
  aliases text[] not null default '{}',
  parent text check (parent <> code),
  team text,
  nature text check (nature in ('run', 'assistance', 'training', 'preparation', 'project', 'domain', 'internal', 'administration', 'logistics', 'other')),
  rank int,
  ${recordStretch},
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, parent) references activity.kind (operator, code),
  foreign key (operator, team) references directory.team (operator, code)
);
create index kind_by_parent on activity.kind (operator, parent);
create index kind_by_team on activity.kind (operator, team);

create table activity.project (
  ${recordCode},
  name text not null,
  aliases text[] not null default '{}',
  application text,
  domain text,
  ${recordStretch},
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code)
);
create index project_by_application on activity.project (operator, application);
create index project_by_domain on activity.project (operator, domain);`;

/** For whom: one body, or all users of the service (\`shared\`), or the operator itself (\`internal\`); never two of them, never none. */
const beneficiary = `body text,
  scope text check (scope in ('shared', 'internal')),
  check (num_nonnulls(body, scope) = 1)`;

/**
 * One row is what a person did on a day, in hundredths of a day. After its month is locked a line is never changed: a counter-entry
 * takes it back (\`corrects\`, below 0, its own number of occurrence) and another line stands beside it.
 */
const lines = `
create table activity.time_line (
  ${recordIdentity},
  person text not null,
  day date not null,
  kind text not null,
  days_hundredths int not null check (days_hundredths between -100 and 100),
  domain text,
  application text,
  project text,
  ${beneficiary},
  comment text,
  occurrence int not null default 1 check (occurrence > 0),
  corrects uuid,
  source text,
  ${recordProvenance},
  check (case when corrects is null then days_hundredths > 0 else days_hundredths <> 0 end),
  primary key (operator, id),
  foreign key (operator, person) references staff.person (operator, code),
  foreign key (operator, kind) references activity.kind (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, project) references activity.project (operator, code),
  foreign key (operator, body) references directory.body (operator, code),
  foreign key (operator, corrects) references activity.time_line (operator, id)
);
create unique index time_line_once on activity.time_line
  (operator, person, day, kind, application, body, scope, domain, project, occurrence) nulls not distinct;
create index time_line_by_day on activity.time_line (operator, day);
create index time_line_corrected on activity.time_line (operator, corrects) where corrects is not null;`;

/**
 * Where a week of somebody stands, known by its Monday; without a row it is open. \`version\` goes up at each change of the week or of its
 * lines, so that whoever saves over another's change is told.
 */
const weeks = `
create table activity.week (
  ${recordIdentity},
  person text not null,
  monday date not null check (extract(isodow from monday) = 1),
  state text not null check (state in ('open', 'finished', 'returned', 'approved')),
  version int not null default 1 check (version > 0),
  word text,
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, person, monday),
  foreign key (operator, person) references staff.person (operator, code)
);

create table activity.month_lock (
  ${recordIdentity},
  month date not null check (extract(day from month) = 1),
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, month)
);

create table activity.favourite (
  ${recordIdentity},
  person text not null,
  kind text not null,
  domain text,
  application text,
  project text,
  ${beneficiary},
  ${recordProvenance},
  primary key (operator, id),
  unique nulls not distinct (operator, person, kind, application, body, scope, domain, project),
  foreign key (operator, person) references staff.person (operator, code),
  foreign key (operator, kind) references activity.kind (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, project) references activity.project (operator, code),
  foreign key (operator, body) references directory.body (operator, code)
);`;

/**
 * By what the shared days of an application are spread over the bodies that use it, from a year on; without an application, those of
 * all applications that have no key of their own. Weights are those of the key \`own\`.
 */
const keys = `
create table activity.sharing_key (
  ${recordIdentity},
  application text,
  year int not null check (year between 1900 and 2200),
  rule text not null check (rule in ('equal', 'users', 'population', 'own')),
  source text,
  ${recordProvenance},
  primary key (operator, id),
  unique nulls not distinct (operator, application, year),
  foreign key (operator, application) references catalogue.application (operator, code)
);

create table activity.sharing_weight (
  ${recordIdentity},
  application text,
  year int not null check (year between 1900 and 2200),
  body text not null,
  weight numeric not null check (weight >= 0),
  source text,
  ${recordProvenance},
  primary key (operator, id),
  unique nulls not distinct (operator, application, year, body),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, body) references directory.body (operator, code)
);`;

export const activityRecords: Migration = {
  id: '2026-11-28-working-time',
  sql: `create schema if not exists activity;
${kinds}
${lines}
${weeks}
${keys}`,
};
