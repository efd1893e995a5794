import type { Migration } from '../../../database/migration.ts';
import { recordCode, recordIdentity, recordProvenance } from '../../../database/record-columns.ts';

/** Kinds are dated and have parents: a year may record two kinds apart that another records together, on their parent. */
export const contributionsRecords: Migration = {
  id: '2026-11-22-contributions-records',
  sql: `
create schema if not exists contributions;

create table contributions.kind (
  ${recordIdentity},
  ${recordCode},
  name text not null,
  parent text check (parent <> code),
  from_day date,
  to_day date,
  ${recordProvenance},
  check (from_day < to_day),
  primary key (operator, id),
  unique (operator, code),
  foreign key (operator, parent) references contributions.kind (operator, code)
);
create index kind_by_parent on contributions.kind (operator, parent);

create table contributions.contribution (
  ${recordIdentity},
  year int not null check (year between 1900 and 2200),
  body text not null,
  kind text not null,
  amount_cents bigint,
  amount_with_tax_cents bigint,
  source text,
  ${recordProvenance},
  check (amount_cents is not null or amount_with_tax_cents is not null),
  primary key (operator, id),
  unique (operator, year, body, kind),
  foreign key (operator, body) references directory.body (operator, code),
  foreign key (operator, kind) references contributions.kind (operator, code)
);
create index contribution_by_body on contributions.contribution (operator, body);
create index contribution_by_kind on contributions.contribution (operator, kind);`,
};
