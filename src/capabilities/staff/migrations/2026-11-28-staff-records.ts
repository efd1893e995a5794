import type { Migration } from '../../../database/migration.ts';
import { recordCode, recordColumns, recordIdentity, recordProvenance, recordStretch } from '../../../database/record-columns.ts';

/** Streams, frameworks and grades are dated: a grade that no longer exists keeps its last day, so that old posts still read. */
const reference = `
create table staff.stream (
  ${recordCode},
  name text not null,
  aliases text[] not null default '{}',
  ${recordStretch},
  ${recordColumns},
  unique (operator, code)
);

create table staff.framework (
  ${recordCode},
  name text not null,
  aliases text[] not null default '{}',
  stream text,
  category text check (category in ('A', 'B', 'C')),
  ${recordStretch},
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, stream) references staff.stream (operator, code)
);
create index framework_by_stream on staff.framework (operator, stream);

create table staff.grade (
  ${recordCode},
  name text not null,
  aliases text[] not null default '{}',
  framework text,
  ${recordStretch},
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, framework) references staff.framework (operator, code)
);
create index grade_by_framework on staff.grade (operator, framework);

create table staff.age_band (
  ${recordCode},
  name text not null,
  from_age int not null check (from_age between 0 and 120),
  to_age int check (to_age > from_age),
  ${recordColumns},
  unique (operator, code)
);`;

/**
 * A post is what a deliberation opened; an occupation is who holds it, at what rate, from when to when. Vacancy and movements
 * are read from both and kept nowhere, so that the three can't contradict each other. Rates and quotas are hundredths of full time.
 */
const posts = `
create table staff.post (
  ${recordCode},
  title text not null,
  grade text,
  framework text,
  stream text,
  category text check (category in ('A', 'B', 'C')),
  quota int not null default 100 check (quota between 1 and 100),
  team text,
  budgeted boolean not null default true,
  deliberation text,
  ${recordStretch},
  source text,
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, grade) references staff.grade (operator, code),
  foreign key (operator, framework) references staff.framework (operator, code),
  foreign key (operator, stream) references staff.stream (operator, code),
  foreign key (operator, team) references directory.team (operator, code)
);
create index post_by_grade on staff.post (operator, grade);
create index post_by_framework on staff.post (operator, framework);
create index post_by_stream on staff.post (operator, stream);
create index post_by_team on staff.post (operator, team);

create table staff.person (
  ${recordCode},
  name text,
  sex text check (sex in ('female', 'male')),
  birth_day date,
  birth_from int check (birth_from between 1900 and 2200),
  birth_to int check (birth_to between 1900 and 2200),
  source text,
  ${recordColumns},
  check (birth_from <= birth_to),
  unique (operator, code)
);

create table staff.occupation (
  ${recordIdentity},
  person text not null,
  post text,
  status text not null check (status in ('tenured', 'trainee', 'permanent-contract', 'fixed-contract', 'apprentice', 'temporary')),
  grade text,
  rate int not null default 100 check (rate between 1 and 100),
  from_day date not null,
  to_day date,
  start_cause text check (start_cause in ('recruitment', 'transfer-in', 'return', 'internal-move', 'promotion', 'merger', 'other')),
  end_cause text check (end_cause in ('retirement', 'transfer-out', 'resignation', 'end-of-contract', 'dismissal', 'secondment', 'leave-of-absence', 'death', 'internal-move', 'promotion', 'other')),
  notice_day date,
  source text,
  ${recordProvenance},
  check (from_day < to_day),
  primary key (operator, id),
  unique nulls not distinct (operator, person, post, from_day),
  foreign key (operator, person) references staff.person (operator, code),
  foreign key (operator, post) references staff.post (operator, code),
  foreign key (operator, grade) references staff.grade (operator, code)
);
create index occupation_by_post on staff.occupation (operator, post);
create index occupation_by_grade on staff.occupation (operator, grade);

create table staff.team_assignment (
  ${recordIdentity},
  person text not null,
  team text not null,
  share int not null default 100 check (share between 1 and 100),
  manager boolean not null default false,
  role text,
  from_day date not null,
  to_day date,
  source text,
  ${recordProvenance},
  check (from_day < to_day),
  primary key (operator, id),
  unique (operator, person, team, from_day),
  foreign key (operator, person) references staff.person (operator, code),
  foreign key (operator, team) references directory.team (operator, code)
);
create index team_assignment_by_team on staff.team_assignment (operator, team);`;

/** Half days are exact: noon splits a day, and `to_day` is excluded unless `to_noon` lets its morning in. */
const presence = `
create table staff.absence (
  ${recordIdentity},
  person text not null,
  kind text not null check (kind in ('annual', 'working-time', 'sick', 'accident', 'family', 'maternity', 'training', 'strike', 'unpaid', 'other')),
  from_day date not null,
  from_noon boolean not null default false,
  to_day date not null,
  to_noon boolean not null default false,
  source text,
  ${recordProvenance},
  check (from_day < to_day or (from_day = to_day and to_noon and not from_noon)),
  primary key (operator, id),
  unique (operator, person, from_day, from_noon),
  foreign key (operator, person) references staff.person (operator, code)
);

create table staff.work_pattern (
  ${recordIdentity},
  person text not null,
  pattern text not null check (pattern ~ '^[01]{10}$'),
  from_day date not null,
  to_day date,
  ${recordProvenance},
  check (from_day < to_day),
  primary key (operator, id),
  unique (operator, person, from_day),
  foreign key (operator, person) references staff.person (operator, code)
);

create table staff.skill (
  ${recordIdentity},
  person text not null,
  application text,
  topic text,
  level int not null check (level between 1 and 3),
  from_day date,
  to_day date,
  source text,
  ${recordProvenance},
  check (from_day < to_day),
  check (num_nonnulls(application, topic) = 1),
  primary key (operator, id),
  unique nulls not distinct (operator, person, application, topic, from_day),
  foreign key (operator, person) references staff.person (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code)
);
create index skill_by_application on staff.skill (operator, application);`;

/** What people cost: tables private to the roles that may know it. Months are their first day. */
const pay = `
create table staff.pay (
  ${recordIdentity},
  person text not null,
  month date not null check (extract(day from month) = 1),
  loaded_cost_cents bigint not null,
  source text,
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, person, month),
  foreign key (operator, person) references staff.person (operator, code)
);

create table staff.grade_cost (
  ${recordIdentity},
  grade text not null,
  step int not null check (step between 1 and 30),
  yearly_cost_cents bigint not null check (yearly_cost_cents >= 0),
  from_day date,
  to_day date,
  source text,
  ${recordProvenance},
  check (from_day < to_day),
  primary key (operator, id),
  unique nulls not distinct (operator, grade, step, from_day),
  foreign key (operator, grade) references staff.grade (operator, code)
);

create table staff.step (
  ${recordIdentity},
  person text not null,
  step int not null check (step between 1 and 30),
  from_day date not null,
  to_day date,
  ${recordProvenance},
  check (from_day < to_day),
  primary key (operator, id),
  unique (operator, person, from_day),
  foreign key (operator, person) references staff.person (operator, code)
);`;

/** What the teams have to carry: days of run recorded for past months, days of projects planned for months to come, in hundredths. */
const load = `
create table staff.run_load (
  ${recordIdentity},
  team text not null,
  month date not null check (extract(day from month) = 1),
  skill text not null default '',
  days_hundredths bigint not null check (days_hundredths >= 0),
  source text,
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, team, month, skill),
  foreign key (operator, team) references directory.team (operator, code)
);

create table staff.project_load (
  ${recordIdentity},
  project text not null check (project <> ''),
  team text not null,
  month date not null check (extract(day from month) = 1),
  skill text not null default '',
  days_hundredths bigint not null check (days_hundredths >= 0),
  source text,
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, project, team, month, skill),
  foreign key (operator, team) references directory.team (operator, code)
);
create index project_load_by_team on staff.project_load (operator, team);`;

export const staffRecords: Migration = {
  id: '2026-11-28-staff-records',
  sql: `create schema if not exists staff;
${reference}
${posts}
${presence}
${pay}
${load}`,
};
