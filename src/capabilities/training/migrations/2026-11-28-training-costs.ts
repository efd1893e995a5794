import type { Migration } from '../../../database/migration.ts';

/** What a session costs beside the time of those who give it: a speaker, a room, copies; null: unknown. */
export const trainingCosts: Migration = {
  id: '2026-11-28-training-costs',
  sql: 'alter table training.session add column cost_cents bigint check (cost_cents >= 0);',
};
