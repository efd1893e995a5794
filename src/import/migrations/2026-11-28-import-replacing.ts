import type { Migration } from '../../database/migration.ts';

/** A file that is the whole of something removes what it no longer has: a change without an after, so that undoing gives it back. */
export const importReplacing: Migration = {
  id: '2026-11-28-import-replacing',
  sql: `
alter table import.change alter column after drop not null;
alter table import.file add column removed int not null default 0;`,
};
