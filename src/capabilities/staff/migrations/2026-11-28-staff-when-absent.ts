import type { Migration } from '../../../database/migration.ts';

/**
 * The absences of a period are few of those of twenty years: they are found by the day on which they end, the first ones to be left out
 * being those of the past.
 */
export const staffWhenAbsent: Migration = {
  id: '2026-11-28-staff-when-absent',
  sql: 'create index absence_by_days on staff.absence (operator, to_day, from_day);',
};
