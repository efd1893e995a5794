import type { Migration } from '../../../database/migration.ts';

/** A token may be revoked by who manages the people of its place: its owner is told by whom, and why. Null: by its owner. */
export const tokenRevocationsMigration: Migration = {
  id: '2026-11-28-accounts-token-revocations',
  sql: `
alter table accounts.api_token
  add column revoked_by text references accounts."user" (id) on delete set null,
  add column revocation_reason text check (revocation_reason <> '' and char_length(revocation_reason) <= 500);
create index on accounts.api_token (operator);`,
};
