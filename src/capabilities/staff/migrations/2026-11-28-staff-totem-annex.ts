import type { Migration } from '../../../database/migration.ts';
import { recordIdentity, recordProvenance } from '../../../database/record-columns.ts';

/**
 * The annex of staff of budget documents, line by line: what was voted and filled, by grade as the document writes it. A line is
 * no post: several may be alike, and their rank tells them apart. Staff is in full-time equivalents; left out, it is unknown.
 */
export const staffTotemAnnex: Migration = {
  id: '2026-11-28-staff-totem-annex',
  sql: `
create table staff.budgeted_post (
  ${recordIdentity},
  year int not null check (year between 1900 and 2200),
  budget text not null check (budget <> ''),
  budget_name text,
  step text not null check (step in ('01', '02', '03', '09', '10')),
  decision int not null default 0,
  position int not null check (position > 0),
  grade text not null check (grade <> ''),
  category text check (category in ('A', 'B', 'C')),
  sector text,
  is_tenured boolean,
  is_full_time boolean,
  is_permanent boolean,
  contract text,
  budgeted numeric check (budgeted >= 0),
  filled numeric check (filled >= 0),
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, year, budget, step, decision, position)
);`,
};
