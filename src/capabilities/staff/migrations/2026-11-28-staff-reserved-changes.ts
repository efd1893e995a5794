import type { Migration } from '../../../database/migration.ts';
import { recordIdentity, recordProvenance } from '../../../database/record-columns.ts';

/**
 * What a change said before and after, where the journal may not tell: those who read the journal are not those who may know what
 * somebody costs, why they are away, or when they were born. The fact itself stands in the journal.
 */
const change = (table: string) => `
create table ${table} (
  ${recordIdentity},
  person text not null,
  fact text not null,
  before jsonb,
  after jsonb,
  by_name text not null,
  ${recordProvenance},
  primary key (operator, id),
  foreign key (operator, person) references staff.person (operator, code)
);
create index on ${table} (operator, person, recorded_at);`;

export const staffReservedChanges: Migration = {
  id: '2026-11-28-staff-reserved-changes',
  sql: `${change('staff.private_change')}
${change('staff.pay_change')}`,
};
