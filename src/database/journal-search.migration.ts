import type { Migration } from './migration.ts';

/** What the page of the journal is asked by: who acted, and which fact. */
export const journalSearch: Migration = {
  id: '2026-11-23-journal-search',
  sql: `
create index entry_by_actor on journal.entry (operator, actor_id, id);
create index entry_by_fact on journal.entry (operator, fact, id);
`,
};
