import type { Migration } from '../../../database/migration.ts';
import { recordIdentity } from '../../../database/record-columns.ts';

/** Views that people keep: an address of the explore page under a name, their own or shared with everybody of the operator. */
export const exploreViews: Migration = {
  id: '2026-11-28-explore-views',
  sql: `
create schema if not exists explore;
create table explore.view (
  ${recordIdentity},
  owner text not null,
  owner_name text not null,
  name text not null check (name <> ''),
  shared boolean not null default false,
  parameters text not null,
  recorded_at timestamptz not null default now(),
  primary key (operator, id),
  unique (operator, owner, name)
);`,
};
