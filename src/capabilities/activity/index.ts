import type { Capability } from '../../capability.ts';
import { activityReader } from './activity.reader.ts';
import { activityTables } from './activity.tables.ts';
import { dayLengthFormat } from './files/day-lengths.import.ts';
import { kindFormat, projectFormat } from './files/kinds.import.ts';
import { sharingKeyFormat, sharingWeightFormat } from './files/sharing.import.ts';
import { timeLineFormat } from './files/time-lines.import.ts';
import { kimaiFormat, timesheetsFormat } from './kimai/kimai.import.ts';
import { daysOfAgent } from './measures/agent-days.measure.ts';
import { completeness, daysDue, daysMissing, daysPlaced } from './measures/completeness.measure.ts';
import { change, days, fullChange, fullDays, partsOfYear, shares, wholeShares } from './measures/days.measure.ts';
import { activityRecords } from './migrations/2026-11-28-working-time.ts';
import { dayLengths } from './migrations/2026-11-28-working-time-day-length.ts';
import { reminders } from './migrations/2026-11-28-working-time-reminders.ts';
import { seenByMembers } from './migrations/2026-11-28-working-time-seen-by-members.ts';

export { lockMonth } from './week/lock-month.ts';

export const registration: Capability = {
  name: 'activity',
  migrations: [activityRecords, dayLengths, reminders, seenByMembers],
  tables: activityTables,
  measures: [
    ...[days, fullDays, ...shares, ...wholeShares, ...partsOfYear, change, fullChange],
    ...[daysDue, daysPlaced, completeness, daysMissing, daysOfAgent],
  ],
  formats: [
    kindFormat,
    projectFormat,
    timeLineFormat,
    sharingKeyFormat,
    sharingWeightFormat,
    dayLengthFormat,
    kimaiFormat,
    timesheetsFormat,
  ],
  reader: activityReader,
};
