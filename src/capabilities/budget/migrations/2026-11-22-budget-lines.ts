import type { Migration } from '../../../database/migration.ts';
import { recordIdentity, recordProvenance } from '../../../database/record-columns.ts';

/**
 * Absent (null) and zero are both kept in the three amounts. A line with a `detail` explains part of its chapter and is
 * never added to it.
 */
export const budgetLines: Migration = {
  id: '2026-11-22-budget-lines',
  sql: `
create schema if not exists budget;

create table budget.line (
  ${recordIdentity},
  year int not null check (year between 1900 and 2200),
  section text not null check (section in ('operating', 'investment')),
  direction text not null check (direction in ('revenue', 'expenditure')),
  chapter text not null check (chapter ~ '^[0-9]{2,6}$'),
  detail text check (detail <> ''),
  label text not null,
  forecast_cents bigint,
  realised_cents bigint,
  carried_over_cents bigint,
  perimeter text not null check (perimeter in ('own', 'purchasing', 'reinvoiced')),
  source text,
  ${recordProvenance},
  primary key (operator, id),
  unique nulls not distinct (operator, year, section, direction, chapter, detail, perimeter)
);`,
};
