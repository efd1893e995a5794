import type { Migration } from '../../database/migration.ts';

/**
 * What an import keeps of a file whose table is private to some roles (its original, its rejected lines, the records that it
 * changed) is as private: `private_to` names those roles, null for what all of the operator's side may read.
 */
export const importPrivacy: Migration = {
  id: '2026-11-28-import-privacy',
  sql: `
alter table import.original add column private_to text[];
alter table import.reject add column private_to text[];
alter table import.change add column private_to text[];`,
};
