import type { Migration } from '../../../database/migration.ts';

/**
 * To whom somebody is writing, since when: a row while messages leave. One that stays is of a sending that stopped midway, of which it is not
 * known whether the message left. It is no record: it goes with its enrolment, and files know nothing of it.
 */
export const trainingTelling: Migration = {
  id: '2026-11-29-training-telling',
  sql: `
create table training.telling (
  operator text not null,
  enrolment uuid not null,
  since timestamptz not null,
  primary key (operator, enrolment),
  foreign key (operator, enrolment) references training.enrolment (operator, id) on delete cascade
);`,
};
