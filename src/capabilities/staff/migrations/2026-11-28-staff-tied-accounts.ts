import type { Migration } from '../../../database/migration.ts';
import { recordIdentity, recordProvenance } from '../../../database/record-columns.ts';

/**
 * Which person of the register signs in with which account: whose week a reader fills, whose absences they read. The account is a word
 * of the accounts, without a reference to it, as in \`accounts.role_grant\`: an account that is no more signs nobody in.
 */
export const staffTiedAccounts: Migration = {
  id: '2026-11-28-staff-tied-accounts',
  sql: `
create table staff.person_account (
  ${recordIdentity},
  person text not null,
  account text not null check (account <> ''),
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, person),
  unique (operator, account),
  foreign key (operator, person) references staff.person (operator, code)
);`,
};
