import type { Migration } from '../../../database/migration.ts';
import { recordCode, recordColumns, recordIdentity, recordProvenance, recordStretch } from '../../../database/record-columns.ts';

const courses = `
create table training.course (
  ${recordCode},
  name text not null,
  aliases text[] not null default '{}',
  category text not null check (category in ('office', 'business', 'redeployment')),
  application text,
  objectives text,
  length_hundredths int check (length_hundredths > 0),
  ${recordStretch},
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, application) references catalogue.application (operator, code)
);
create index course_by_application on training.course (operator, application);`;

/**
 * A session belongs to the period of its first day. Its half-days are known for those planned here; a file gives the first day and
 * how many days were given. Without a capacity, nobody waits.
 */
const sessions = `
create table training.session (
  ${recordCode},
  course text not null,
  first_day date not null,
  days_hundredths int check (days_hundredths > 0),
  place text,
  remote boolean,
  capacity int check (capacity > 0),
  preparation_hundredths int check (preparation_hundredths >= 0),
  source text,
  ${recordColumns},
  unique (operator, code),
  foreign key (operator, course) references training.course (operator, code)
);
create index session_by_course on training.session (operator, course);
create index session_by_first_day on training.session (operator, first_day);

create table training.half_day (
  session text not null,
  day date not null,
  half text not null check (half in ('morning', 'afternoon')),
  begins text not null check (begins ~ '^[0-2][0-9]:[0-5][0-9]$'),
  ends text not null check (ends ~ '^[0-2][0-9]:[0-5][0-9]$'),
  check (begins < ends),
  ${recordColumns},
  unique (operator, session, day, half),
  foreign key (operator, session) references training.session (operator, code)
);

create table training.session_trainer (
  session text not null,
  person text not null,
  ${recordColumns},
  unique (operator, session, person),
  foreign key (operator, session) references training.session (operator, code),
  foreign key (operator, person) references staff.person (operator, code)
);
create index session_trainer_by_person on training.session_trainer (operator, person);`;

/**
 * Somebody whom a body sends to a session. Whoever asked first is let in first: \`asked_at\`, then \`place\` among those who came
 * together, never changed while somebody waits. Only who is enrolled is present or absent.
 */
const enrolments = `
create table training.enrolment (
  ${recordIdentity},
  session text not null,
  participant text not null check (participant <> ''),
  email text,
  body text,
  state text not null default 'enrolled' check (state in ('enrolled', 'waiting', 'cancelled')),
  presence text check (presence in ('present', 'absent')),
  attended_hundredths int check (attended_hundredths >= 0),
  asked_at timestamptz not null default now(),
  place int not null default 1 check (place > 0),
  invited_at timestamptz,
  ${recordProvenance},
  check (presence is null or state = 'enrolled'),
  check (attended_hundredths is null or presence = 'present'),
  primary key (operator, id),
  unique (operator, session, participant),
  foreign key (operator, session) references training.session (operator, code),
  foreign key (operator, body) references directory.body (operator, code)
);
create index enrolment_by_body on training.enrolment (operator, body);`;

/**
 * What trainees thought of a session, from 1 to 4, without their name: an answer is not tied to the link that let it in. Of a link only
 * the hash of its secret is kept.
 */
const evaluations = `
create table training.evaluation_link (
  ${recordIdentity},
  session text not null,
  enrolment uuid not null,
  secret_hash text not null,
  used boolean not null default false,
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, secret_hash),
  unique (operator, enrolment),
  foreign key (operator, session) references training.session (operator, code),
  foreign key (operator, enrolment) references training.enrolment (operator, id)
);
create index evaluation_link_by_session on training.evaluation_link (operator, session);

create table training.evaluation (
  ${recordIdentity},
  session text not null,
  expectations int not null check (expectations between 1 and 4),
  trainer int not null check (trainer between 1 and 4),
  pace int not null check (pace between 1 and 4),
  usefulness int not null check (usefulness between 1 and 4),
  words text,
  ${recordProvenance},
  primary key (operator, id),
  foreign key (operator, session) references training.session (operator, code)
);
create index evaluation_by_session on training.evaluation (operator, session);`;

/** Which lines the table of three years has for an application, said once for each; one without a row has them all. */
const shownLines = `
create table training.shown_line (
  ${recordIdentity},
  application text not null,
  lines text[] not null,
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, application),
  foreign key (operator, application) references catalogue.application (operator, code)
);`;

export const trainingRecords: Migration = {
  id: '2026-11-28-training',
  sql: `create schema if not exists training;
${courses}
${sessions}
${enrolments}
${evaluations}
${shownLines}`,
};
