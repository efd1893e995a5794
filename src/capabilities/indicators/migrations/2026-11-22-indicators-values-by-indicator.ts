import type { Migration } from '../../../database/migration.ts';

/** Values are read indicator by indicator, through their natural key: an index by day only slowed the loading of files. */
export const valuesByIndicator: Migration = {
  id: '2026-11-22-indicators-values-by-indicator',
  sql: 'drop index indicators.value_by_day;',
};
